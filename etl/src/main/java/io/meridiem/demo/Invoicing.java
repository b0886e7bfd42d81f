package io.meridiem.demo;

import io.meridiem.demo.Invoice.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes the invoices of one subscription, as Stripe does: a cycle's, and what a change in mid period comes to. */
final class Invoicing {
    /** The invoices written, and what waits for the next one. */
    record Books(List<Invoice> invoices, List<Line> pending) {}

    /** Something in mid period: an item's state until then and from then on; null where there is none. */
    private record Change(LocalDate day, Item item, Stage was, Stage is, boolean atOnce) {}

    private final World world;
    private final Account account;
    private final Payer payer;
    private final Subscription subscription;
    private final Lines lines;
    private final Settling settling;

    private final List<Invoice> invoices = new ArrayList<>();
    private List<Line> pending = new ArrayList<>();

    Invoicing(World world, Account account, Payer payer, Subscription subscription) {
        this.world = world;
        this.account = account;
        this.payer = payer;
        this.subscription = subscription;
        this.lines = new Lines(world.dice(account.key, "lines " + subscription.id, 0), account, subscription);
        this.settling = new Settling(world, account, payer, subscription);
    }

    /** Everything up to the last day exported. */
    Books books() {
        if (subscription.trialEnd != null) {
            write(subscription.start, "subscription_create", lines.trial());
        }
        List<Change> changes = changes();
        int number = 0;
        while (begins(subscription.period(number))) {
            LocalDate from = subscription.period(number);
            LocalDate to = subscription.period(number + 1);
            cycle(number);
            for (Change change : changes) {
                if (change.day().isAfter(from) && change.day().isBefore(to)) {
                    settle(change, from, to);
                }
            }
            number++;
        }
        if (world.has(subscription.ended) && !pending.isEmpty()) {
            write(subscription.ended, "manual", List.of());
        }
        return new Books(List.copyOf(invoices), List.copyOf(pending));
    }

    private boolean begins(LocalDate period) {
        boolean late = subscription.billedLate && period.isAfter(world.lastDay().minusDays(27));
        boolean only = subscription.failed && period.isAfter(subscription.start);
        return world.has(period) && !late && !only && !over(period);
    }

    private boolean over(LocalDate period) {
        return subscription.ended != null && !subscription.ended.isAfter(period);
    }

    private void cycle(int number) {
        LocalDate day = subscription.period(number);
        List<Line> cycle = new ArrayList<>(lines.cycle(number));
        boolean first = number == 0 && subscription.trialEnd == null;
        if (first) {
            cycle.addAll(lines.onboarding());
        }
        write(day, first ? "subscription_create" : "subscription_cycle", cycle);
    }

    private void settle(Change change, LocalDate from, LocalDate to) {
        Instant at = World.at(change.day(), subscription.changeSecond);
        pending.addAll(lines.prorations(change.item(), change.was(), change.is(), at, from, to));
        if (change.atOnce()) {
            write(change.day(), "subscription_update", List.of());
        }
    }

    /** What waits goes onto every invoice first. */
    private void write(LocalDate day, String reason, List<Line> own) {
        List<Line> all = new ArrayList<>(pending);
        all.addAll(own);
        pending = new ArrayList<>();
        int second = reason.equals("subscription_update") ? subscription.changeSecond : subscription.second;
        invoices.add(settling.invoice(invoices.size(), World.at(day, second), day, reason, all));
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Item item : subscription.items) {
            for (Stage stage : item.stages) {
                if (stage.inMidPeriod() && world.has(stage.from())) {
                    boolean atOnce = stage.settlement() == Stage.Settlement.AT_ONCE;
                    changes.add(new Change(stage.from(), item, item.before(stage.from()), stage, atOnce));
                }
            }
            if (world.has(item.removed)) {
                changes.add(new Change(item.removed, item, item.before(item.removed), null, false));
            }
        }
        changes.sort(Comparator.comparing(Change::day));
        return changes;
    }
}
