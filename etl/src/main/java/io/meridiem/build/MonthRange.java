package io.meridiem.build;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * Months from the first to the last, both included.
 */
public record MonthRange(YearMonth first, YearMonth last) {
    public MonthRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(first + " comes after " + last);
        }
    }

    /** Every month, in order. */
    public List<YearMonth> months() {
        return Stream.iterate(first, one -> !one.isAfter(last), one -> one.plusMonths(1))
                .toList();
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + ".." + last;
    }
}
