package io.meridiem.reports.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Amounts of one column, rounded so that they add up to their rounded sum: what rounding down leaves over goes to the
 * amounts that lost most by it (the method of the largest remainder).
 */
public record Rounded(List<BigDecimal> parts, BigDecimal total) {

    /**
     * @param digits decimals to round to
     */
    public static Rounded of(List<BigDecimal> exact, int digits) {
        BigDecimal total =
                exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(digits, RoundingMode.HALF_UP);
        List<BigDecimal> parts = new ArrayList<>();
        exact.forEach(part -> parts.add(part.setScale(digits, RoundingMode.FLOOR)));
        BigDecimal left = total.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal step = BigDecimal.ONE.movePointLeft(digits);
        int steps = left.divide(step, 0, RoundingMode.HALF_UP).intValueExact();
        IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> exact.get(at).subtract(parts.get(at)))
                        .reversed()
                        .thenComparing(at -> at))
                .limit(Math.max(0, steps))
                .toList()
                .forEach(at -> parts.set(at, parts.get(at).add(step)));
        return new Rounded(List.copyOf(parts), total);
    }
}
