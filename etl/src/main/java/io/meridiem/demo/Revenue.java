package io.meridiem.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each account really paid at the end of each month and what moved it, by the company's own contracts: nothing here
 * has been through an invoice.
 */
final class Revenue {
    /** What one account's months came to; months without a figure are absent. */
    record Months(Map<Integer, BigDecimal> mrr, Map<Integer, Map<String, BigDecimal>> movements) {}

    /** One item's monthly amount in its own currency. */
    private record Line(String item, String currency, BigDecimal mrr) {}

    /** One account at a month's end; idle where all that runs is paused or free for a time. */
    private record End(List<Line> lines, boolean idle) {}

    private static final int DIGITS = 10;
    /** Whoever is back within so many days was never gone. */
    private static final int GAP_DAYS = 14;

    private final World world;
    private final Rates rates;
    private final Set<String> currencyMonths = new TreeSet<>();

    Revenue(World world, Rates rates) {
        this.world = world;
        this.rates = rates;
    }

    /** How many times a currency was paid in at a month's end that has no rate of its own. */
    int olderRates() {
        return currencyMonths.size();
    }

    Months of(Account account) {
        Months months = new Months(new TreeMap<>(), new TreeMap<>());
        List<Payer> payers = new ArrayList<>(account.payers);
        account.absorbed.forEach(absorbed -> payers.addAll(absorbed.payers));
        if (payers.isEmpty()) {
            return months;
        }
        End before = new End(List.of(), false);
        boolean paidBefore = false;
        boolean paused = false;
        for (int month = Math.min(0, world.month(account.start)); month <= world.lastMonth(); month++) {
            End end = end(payers, world.monthEnd(month));
            if (month == 0 && account.start.isBefore(world.firstDay())) {
                open(months, end);
            } else if (month >= 0) {
                move(months, month, month == 0 ? new End(List.of(), false) : before, end, paidBefore, paused);
            }
            paused = end.idle() && paidBefore;
            paidBefore |= !end.lines().isEmpty();
            before = end;
        }
        return months;
    }

    private void open(Months months, End end) {
        if (!end.lines().isEmpty()) {
            months.mrr().put(0, value(end, 0, 0));
        }
    }

    private void move(Months months, int month, End before, End end, boolean paidBefore, boolean paused) {
        // What moves stands at the rate the month opened with; what rates do stands apart.
        int opened = Math.max(0, month - 1);
        BigDecimal opening = value(before, opened, opened);
        BigDecimal moved = value(end, opened, month);
        BigDecimal closing = value(end, month, month);
        Map<String, BigDecimal> movements = new LinkedHashMap<>();
        if (before.lines().isEmpty()) {
            note(movements, paused ? "expansion" : paidBefore ? "reactivation" : "new", moved);
            note(movements, "resumed", paused ? moved : BigDecimal.ZERO);
        } else if (end.lines().isEmpty()) {
            note(movements, end.idle() ? "contraction" : "churn", opening);
            note(movements, "paused", end.idle() ? opening : BigDecimal.ZERO);
        } else {
            note(movements, "expansion", moved.subtract(opening).max(BigDecimal.ZERO));
            note(movements, "contraction", opening.subtract(moved).max(BigDecimal.ZERO));
        }
        note(movements, "fx", closing.subtract(moved));
        if (!movements.isEmpty()) {
            months.movements().put(month, movements);
        }
        if (!end.lines().isEmpty()) {
            months.mrr().put(month, closing);
        }
    }

    private static void note(Map<String, BigDecimal> movements, String movement, BigDecimal amount) {
        if (amount.signum() != 0) {
            movements.put(movement, amount);
        }
    }

    /** Rounded once per line, half up. */
    private BigDecimal value(End end, int rateMonth, int month) {
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (Line line : end.lines()) {
            sum = sum.add(
                    line.mrr().multiply(rates.at(line.currency(), rateMonth)).setScale(2, RoundingMode.HALF_UP));
            if (rates.older(line.currency(), month)) {
                currencyMonths.add(line.currency() + month);
            }
        }
        return sum;
    }

    private End end(List<Payer> payers, LocalDate day) {
        List<Line> lines = new ArrayList<>();
        boolean idle = false;
        for (Payer payer : payers) {
            for (Subscription subscription : payer.subscriptions) {
                if (subscription.runs(day) && !subscription.inTrial(day)) {
                    List<Line> paid = lines(payer, subscription, day);
                    lines.addAll(paid);
                    idle |= paid.isEmpty();
                }
            }
        }
        return lines.isEmpty() && !idle
                ? new End(bridged(payers, day), false)
                : new End(lines, idle && lines.isEmpty());
    }

    /** What was paid before a gap of some days that a month's end lies in. */
    private List<Line> bridged(List<Payer> payers, LocalDate day) {
        List<Line> lines = new ArrayList<>();
        for (Payer payer : payers) {
            for (Subscription gone : payer.subscriptions) {
                boolean back = gone.ended != null
                        && !gone.ended.isAfter(day)
                        && payer.subscriptions.stream()
                                .filter(one -> !one.failed && one.start.isAfter(day))
                                .anyMatch(one -> !one.start.isAfter(gone.ended.plusDays(GAP_DAYS)));
                if (back) {
                    lines.addAll(lines(payer, gone, gone.ended.minusDays(1)));
                }
            }
        }
        return lines;
    }

    /** The items of a subscription that bring money on a day. */
    private static List<Line> lines(Payer payer, Subscription subscription, LocalDate day) {
        List<Line> lines = new ArrayList<>();
        if (subscription.paused(day)) {
            return lines;
        }
        BigDecimal whole = BigDecimal.ZERO;
        for (Item item : subscription.items) {
            whole = whole.add(gross(item, day));
        }
        Discount discount = payer.recurring(subscription, day);
        for (Item item : subscription.items) {
            BigDecimal mrr = net(gross(item, day), whole, discount, subscription.interval.months);
            if (mrr.signum() > 0) {
                lines.add(new Line(item.id, payer.currency, mrr));
            }
        }
        return lines;
    }

    private static BigDecimal gross(Item item, LocalDate day) {
        Stage stage = item.on(day);
        return stage == null || !stage.price().recurs()
                ? BigDecimal.ZERO
                : stage.price().major().multiply(BigDecimal.valueOf(stage.quantity()));
    }

    private static BigDecimal net(BigDecimal gross, BigDecimal whole, Discount discount, int months) {
        BigDecimal interval = BigDecimal.valueOf(months);
        if (discount == null || gross.signum() == 0) {
            return gross.divide(interval, DIGITS, RoundingMode.HALF_UP);
        }
        Discount.Coupon coupon = discount.coupon();
        if (coupon.currency() == null) {
            BigDecimal kept =
                    gross.multiply(BigDecimal.valueOf(100L - coupon.percent())).movePointLeft(2);
            return kept.divide(interval, DIGITS, RoundingMode.HALF_UP);
        }
        BigDecimal off = BigDecimal.valueOf(coupon.amountOff(), Price.digits(coupon.currency()));
        BigDecimal left = whole.subtract(off).max(BigDecimal.ZERO);
        return gross.multiply(left).divide(whole.multiply(interval), DIGITS, RoundingMode.HALF_UP);
    }
}
