package io.meridiem.demo;

/** What one amount of a price pays for. */
enum Interval {
    MONTH(1),
    YEAR(12),
    ONCE(0);

    final int months;

    Interval(int months) {
        this.months = months;
    }
}
