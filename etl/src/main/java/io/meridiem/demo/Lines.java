package io.meridiem.demo;

import io.meridiem.demo.Invoice.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of one subscription's invoices. */
final class Lines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd MMM uuuu", Locale.ENGLISH);
    private static final double E_INVOICES_PER_SEAT = 34;

    private final Dice dice;
    private final Account account;
    private final Subscription subscription;

    Lines(Dice dice, Account account, Subscription subscription) {
        this.dice = dice;
        this.account = account;
        this.subscription = subscription;
    }

    List<Line> trial() {
        Item item = subscription.seats();
        Stage stage = item.stages.get(0);
        String text = "Trial period for " + stage.price().plan().label;
        return List.of(line(item.id, stage, 0, at(subscription.start), at(subscription.trialEnd), false, text));
    }

    /** What a period costs, and what was metered in the one before. */
    List<Line> cycle(int number) {
        LocalDate from = subscription.period(number);
        Instant begin = at(from);
        Instant end = at(subscription.period(number + 1));
        List<Line> cycle = new ArrayList<>();
        for (Item item : subscription.items) {
            Stage stage = item.on(from);
            if (stage != null && stage.price().recurs()) {
                long amount = stage.price().amount(stage.quantity());
                String text = stage.quantity() + " × " + stage.price().plan().label;
                cycle.add(line(item.id, stage, amount, begin, end, false, text));
            } else if (stage != null && number > 0 && !subscription.paused(subscription.period(number - 1))) {
                cycle.add(metered(item, stage, subscription.period(number - 1), from));
            }
        }
        return cycle;
    }

    private Line metered(Item item, Stage stage, LocalDate from, LocalDate to) {
        double use = account.adoption.length == 0 ? 0.5 : account.adoption[ageAt(from)];
        int seats = subscription.seats().before(to).quantity();
        int quantity = (int) Math.round(seats * E_INVOICES_PER_SEAT * use * (0.85 + 0.3 * dice.unit()));
        Stage counted = new Stage(from, stage.price(), quantity, stage.settlement());
        String text = quantity + " × " + stage.price().plan().label;
        return line(item.id, counted, stage.price().amount(quantity), at(from), at(to), false, text);
    }

    private int ageAt(LocalDate day) {
        int months = (int) account.start.withDayOfMonth(1).until(day, ChronoUnit.MONTHS);
        return Math.max(0, Math.min(account.adoption.length - 1, months));
    }

    /** Sold once with the first invoice, to those who want to be introduced. */
    List<Line> onboarding() {
        Plan plan = subscription.seats().stages.get(0).price().plan();
        if (plan == Plan.STARTER || !dice.chance(0.6)) {
            return List.of();
        }
        String currency = subscription.seats().stages.get(0).price().currency();
        Price price = Plan.ONBOARDING.price(Interval.ONCE, currency);
        Stage once = new Stage(subscription.start, price, 1, Stage.Settlement.AT_START);
        Instant at = at(subscription.start);
        return List.of(line(null, once, price.amount(1), at, at, false, Plan.ONBOARDING.label));
    }

    /** A credit for what was, a charge for what is, each for the rest of the period. */
    List<Line> prorations(Item item, Stage was, Stage is, Instant at, LocalDate from, LocalDate to) {
        Instant end = at(to);
        long whole = end.getEpochSecond() - at(from).getEpochSecond();
        BigDecimal share = BigDecimal.valueOf(end.getEpochSecond() - at.getEpochSecond())
                .divide(BigDecimal.valueOf(whole), 12, RoundingMode.HALF_UP);
        String day = DAY.format(at.atOffset(ZoneOffset.UTC));
        List<Line> both = new ArrayList<>();
        if (was != null) {
            both.add(line(item.id, was, -part(was, share), at, end, true, text("Unused", was, day)));
        }
        if (is != null) {
            both.add(line(item.id, is, part(is, share), at, end, true, text("Remaining", is, day)));
        }
        return both;
    }

    private static String text(String which, Stage stage, String day) {
        String what = (stage.quantity() == 1 ? "" : stage.quantity() + " × ")
                + stage.price().plan().label;
        return which + " time on " + what + " after " + day;
    }

    private static long part(Stage stage, BigDecimal share) {
        return share.multiply(BigDecimal.valueOf(stage.price().amount(stage.quantity())))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private Line line(
            String item, Stage stage, long amount, Instant from, Instant to, boolean proration, String description) {
        return new Line(
                dice.letters(24), item, stage.price(), stage.quantity(), amount, from, to, proration, description);
    }

    private Instant at(LocalDate day) {
        return World.at(day, subscription.second);
    }
}
