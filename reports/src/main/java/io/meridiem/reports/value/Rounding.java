package io.meridiem.reports.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * How finely a figure is told, so that nothing looks more precise than it is: what is expected to two or three digits, what has a
 * band as finely as two digits of the band's width, what was measured to the whole unit of its currency.
 *
 * @param step a power of ten, at least 1, to whose multiples amounts are rounded
 */
record Rounding(BigDecimal step) {
    private static final int DIGITS = 2;
    private static final BigDecimal NEAR = new BigDecimal("0.1");

    /** For what was measured. */
    static Rounding measured() {
        return new Rounding(BigDecimal.ONE);
    }

    /** For what is expected and stands in one row: two digits of the smallest, but three of the largest at most. */
    static Rounding expected(BigDecimal... amounts) {
        List<BigDecimal> sizes = Stream.of(amounts)
                .map(BigDecimal::abs)
                .filter(amount -> amount.signum() > 0)
                .sorted()
                .toList();
        return sizes.isEmpty()
                ? measured()
                : new Rounding(power(sizes.get(0), DIGITS).max(power(sizes.get(sizes.size() - 1), DIGITS + 1)));
    }

    /** The same, no finer than two digits of the band's width. */
    Rounding within(BigDecimal low, BigDecimal high) {
        if (low == null || high == null || low.compareTo(high) == 0) {
            return this;
        }
        return new Rounding(step.max(power(high.subtract(low).abs(), DIGITS)));
    }

    /**
     * Finer, until what the rounded amounts leave is what they leave to a tenth of it: a small difference of large amounts
     * would be told as nothing else.
     *
     * @param left what is told of {@code value} less {@code cost}, and of a likely part of it; null ones are not told
     */
    Rounding leaving(BigDecimal value, BigDecimal cost, BigDecimal... left) {
        Rounding to = this;
        BigDecimal net = value.subtract(cost);
        while (to.step.compareTo(BigDecimal.ONE) > 0
                && !(isNear(to.of(value).subtract(to.of(cost)), net) && to.areNear(left))) {
            to = new Rounding(to.step.divide(BigDecimal.TEN));
        }
        return to;
    }

    private boolean areNear(BigDecimal... amounts) {
        return Stream.of(amounts).allMatch(amount -> amount == null || isNear(of(amount), amount));
    }

    private static boolean isNear(BigDecimal told, BigDecimal exact) {
        return told.subtract(exact).abs().compareTo(exact.abs().multiply(NEAR)) <= 0;
    }

    /** The nearest multiple of the step. */
    BigDecimal of(BigDecimal amount) {
        return amount.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    }

    /** The place of the digit so many from the first one on, at least that of the units. */
    private static BigDecimal power(BigDecimal amount, int digits) {
        int first = amount.precision() - amount.scale();
        return amount.signum() == 0 || first <= digits ? BigDecimal.ONE : BigDecimal.TEN.pow(first - digits);
    }
}
