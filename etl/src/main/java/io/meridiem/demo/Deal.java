package io.meridiem.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One opportunity of the CRM: what was sold, renewed, extended, lost, and what is still open. */
record Deal(
        String id,
        String name,
        String type,
        String stage,
        BigDecimal amount,
        String currency,
        int probability,
        boolean closed,
        boolean won,
        Instant created,
        LocalDate closes) {

    private static final int MOST = 200;
    private static final int DAYS_BEFORE_RENEWAL = 90;

    /** All deals of an account, the oldest contract's first. */
    static List<Deal> of(World world, Account account) {
        return new Deals(world, account).all();
    }

    /** Writes down one account's. */
    private static final class Deals {
        private final World world;
        private final Account account;
        private final Dice dice;
        private final List<Deal> deals = new ArrayList<>();

        Deals(World world, Account account) {
            this.world = world;
            this.account = account;
            this.dice = world.dice(account.key, "deals", 0);
        }

        List<Deal> all() {
            for (Subscription contract : account.subscriptions()) {
                if (!contract.failed && world.has(contract.start)) {
                    boolean tried = contract.trialEnd != null && contract.trialEnd.equals(contract.ended);
                    LocalDate signed = contract.start;
                    add("New Business", contract.seats().stages.get(0), contract, signed, tried ? 0 : 1);
                    expansions(contract);
                    renewals(contract);
                }
            }
            if (account.kind == Account.Kind.CUSTOMER && dice.chance(0.2)) {
                Subscription contract = account.subscriptions().get(0);
                LocalDate closes = world.lastDay().plusDays(dice.between(10, 80));
                add("Existing Business - Upgrade", contract.seats().stages.get(0), contract, closes, 0.4);
            }
            return deals;
        }

        private void expansions(Subscription contract) {
            for (Item item : contract.items) {
                for (Stage stage : item.stages) {
                    if (stage.inMidPeriod() && world.has(stage.from()) && grows(item, stage)) {
                        add("Existing Business - Upgrade", stage, contract, stage.from(), 1);
                    }
                }
            }
        }

        private static boolean grows(Item item, Stage stage) {
            Stage before = item.before(stage.from());
            return before == null
                    || stage.price().amount(stage.quantity()) > before.price().amount(before.quantity());
        }

        /** A yearly contract is a deal each year; the next one is open for some months before it ends. */
        private void renewals(Subscription contract) {
            if (contract.interval != Interval.YEAR) {
                return;
            }
            LocalDate horizon = world.lastDay().plusDays(DAYS_BEFORE_RENEWAL);
            for (int year = 1; !contract.period(year).isAfter(horizon); year++) {
                LocalDate closes = contract.period(year);
                boolean lost = contract.ended != null && !contract.ended.isAfter(closes);
                double chance = lost ? 0 : 0.5 + 0.4 * account.adoption[account.adoption.length - 1];
                add(
                        "Existing Business - Renewal",
                        contract.seats().before(closes),
                        contract,
                        closes,
                        world.has(closes) ? lost ? 0 : 1 : chance);
                if (lost) {
                    return;
                }
            }
        }

        /** @param chance of winning; 0 or 1 where it is known */
        private void add(String type, Stage stage, Subscription contract, LocalDate closes, double chance) {
            boolean closed = world.has(closes);
            boolean won = closed && chance == 1;
            int days = type.endsWith("Renewal") ? DAYS_BEFORE_RENEWAL : dice.between(12, 60);
            LocalDate created = closes.minusDays(days);
            if (!world.has(created)) {
                return;
            }
            String stageName = closed ? won ? "Closed Won" : "Closed Lost" : chance > 0.6 ? "Negotiation" : "Proposal";
            int percent = closed ? won ? 100 : 0 : (int) Math.round(chance * 10) * 10;
            BigDecimal year = stage.price()
                    .major()
                    .multiply(BigDecimal.valueOf(stage.quantity()))
                    .multiply(BigDecimal.valueOf(12L / contract.interval.months));
            deals.add(new Deal(
                    SalesforceIds.of("006", world.seed(), account.key * MOST + deals.size()),
                    Canary.note(
                            world, account, account.name + " - " + stage.price().plan().label + " " + closes.getYear()),
                    type,
                    stageName,
                    year.setScale(Price.digits(stage.price().currency()), RoundingMode.HALF_UP),
                    stage.price().currency(),
                    // Somebody typed a digit too many.
                    percent > 10 && dice.chance(0.006) ? percent * 10 : percent,
                    closed,
                    won,
                    World.at(created, dice.workingSecond()),
                    closes));
        }
    }
}
