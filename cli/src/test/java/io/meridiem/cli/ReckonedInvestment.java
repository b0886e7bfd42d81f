package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The product as an investment: every month to come as the mean of those known, discounted.
 *
 * @param fee of the last month
 * @param value of the months known, added; null where one of them has none
 * @param months how many those are
 */
record ReckonedInvestment(
        ReckonedTables tables,
        String payer,
        Tongue tongue,
        String currency,
        Claims claims,
        BigDecimal fee,
        BigDecimal value,
        int months) {
    private static final MathContext PRECISE = MathContext.DECIMAL64;

    void claim() {
        boolean isTold = tables.of("investments", payer).stream()
                .anyMatch(row -> !row.text("basis").equals("realised"));
        for (AskedRow row : tables.of("investments", payer)) {
            BigDecimal rate = row.number("discount_rate");
            claims.may(
                    "assumptions",
                    tongue.whole(row.number("horizon_months")) + Claims.word(tongue.of("months", "Monate", "mois")),
                    tongue.share(rate));
            claims.may("rate in the formula", "\\+ " + tongue.share(rate));
            if (!isTold) {
                continue;
            }
            BigDecimal worth = present(row);
            BigDecimal cost = isAhead(row) ? cents(fee.multiply(annuity(rate, row, 0))) : row.number("cost_present");
            invested(row, worth, cost);
            delay(row);
        }
    }

    private static boolean isAhead(AskedRow row) {
        return List.of("ahead", "full").contains(row.text("basis"));
    }

    /** The mean of the months known, or of what everybody taking part would have brought, every month of the horizon. */
    private BigDecimal present(AskedRow row) {
        if (!isAhead(row)) {
            return row.number("value_present");
        }
        BigDecimal year = row.text("basis").equals("ahead")
                ? value
                : tables.of("full", payer).stream()
                        .map(one -> one.number("value_full"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(2, RoundingMode.HALF_UP);
        return cents(year.divide(BigDecimal.valueOf(months), PRECISE)
                .multiply(annuity(row.number("discount_rate"), row, 1)));
    }

    private BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** What one a month is worth now, from month {@code first} on. */
    private static BigDecimal annuity(BigDecimal rate, AskedRow row, int first) {
        double sum = 0;
        for (int month = first; month < first + row.number("horizon_months").intValue(); month++) {
            sum += Math.pow(1 + rate.doubleValue(), -month / 12d);
        }
        return BigDecimal.valueOf(sum);
    }

    private void invested(AskedRow row, BigDecimal value, BigDecimal cost) {
        BigDecimal net = value.subtract(cost);
        BigDecimal likely = row.number("probability");
        BigDecimal weighted =
                likely == null ? null : cents(likely.multiply(value)).subtract(cost);
        BigDecimal low = row.number("npv_low");
        BigDecimal high = row.number("npv_high");
        BigDecimal step = fine(step(row, value, cost, low, high), value, cost, weighted);
        UnaryOperator<BigDecimal> to = amount -> toStep(amount, step);
        claims.must(
                "investment " + row.text("basis"),
                row.number("months").intValue() == 1
                        ? ""
                        : tongue.whole(row.number("months"))
                                + Claims.word(tongue.of("months", "Monate", "(?:prochains )?mois")),
                tongue.whole(to.apply(value)),
                tongue.whole(to.apply(cost)),
                tongue.whole(to.apply(value).subtract(to.apply(cost))),
                low == null ? "" : end(to.apply(low), high),
                low == null ? "" : end(to.apply(high), high),
                weighted == null ? "" : tongue.whole(to.apply(weighted)));

        claims.must(
                "investment to the cent, " + row.text("basis"),
                tongue.cents(value, currency),
                tongue.cents(cost, currency),
                tongue.cents(net, currency),
                weighted == null ? "" : tongue.percent(likely, 0),
                weighted == null ? "" : tongue.cents(value, currency),
                weighted == null ? "" : tongue.cents(cost, currency),
                weighted == null ? "" : tongue.cents(weighted, currency));
        if (likely != null) {
            claims.may(
                    "probability",
                    tongue.of("Expected value ×", "Erwarteter Wert ×", "Valeur attendue ×"),
                    tongue.percent(likely, 0));
        }
    }

    /** No coarser than that what is left is told to a tenth of it. */
    private static BigDecimal fine(BigDecimal step, BigDecimal value, BigDecimal cost, BigDecimal weighted) {
        BigDecimal fine = step;
        BigDecimal net = value.subtract(cost);
        while (fine.compareTo(BigDecimal.ONE) > 0
                && (off(toStep(value, fine).subtract(toStep(cost, fine)), net)
                        || off(toStep(net, fine), net)
                        || (weighted != null && off(toStep(weighted, fine), weighted)))) {
            fine = fine.movePointLeft(1);
        }
        return fine;
    }

    private static boolean off(BigDecimal told, BigDecimal exact) {
        return told.subtract(exact).abs().multiply(BigDecimal.TEN).compareTo(exact.abs()) > 0;
    }

    private String end(BigDecimal amount, BigDecimal largest) {
        return largest.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0 ? tongue.whole(amount) : tongue.brief(amount);
    }

    private static BigDecimal step(AskedRow row, BigDecimal value, BigDecimal cost, BigDecimal low, BigDecimal high) {
        List<BigDecimal> sizes = Stream.of(value, cost)
                .map(BigDecimal::abs)
                .filter(one -> one.signum() > 0)
                .sorted()
                .toList();
        BigDecimal step = row.text("basis").equals("realised") || sizes.isEmpty()
                ? BigDecimal.ONE
                : place(sizes.get(0), 2).max(place(sizes.get(sizes.size() - 1), 3));
        return low == null || low.compareTo(high) == 0
                ? step
                : step.max(place(high.subtract(low).abs(), 2));
    }

    /** What the last of so many leading digits counts, one at least. */
    static BigDecimal place(BigDecimal amount, int digits) {
        int whole = amount.setScale(0, RoundingMode.DOWN).precision();
        return amount.compareTo(BigDecimal.ONE) < 0 || whole <= digits
                ? BigDecimal.ONE
                : BigDecimal.TEN.pow(whole - digits);
    }

    static BigDecimal toStep(BigDecimal amount, BigDecimal step) {
        return amount.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    }

    private void delay(AskedRow row) {
        BigDecimal cost = row.number("delay_cost");
        if (cost != null && cost.signum() > 0) {
            BigDecimal told = toStep(cost, place(cost, 2).max(place(cost, 3)));
            claims.may("delay", tongue.whole(row.number("delay_months")), tongue.money(told, currency, 0));
        }
        BigDecimal payback = row.number("payback_months");
        if (payback != null) {
            claims.may(
                    "payback of an investment",
                    Pattern.quote(tongue.of("in month", "Monat", "mois")),
                    tongue.whole(payback));
        }
    }
}
