package io.meridiem.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What a company is made up from. Months are counted from the first one shown, 0; those before it are negative.
 *
 * @param accounts customers that are billed, at least 1
 * @param first the first month shown
 * @param last the last one; all exports end with its last day
 */
record World(long seed, int accounts, YearMonth first, YearMonth last) {
    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    static final String REPORTING = "EUR";

    static World of(long seed, int accounts, int months, YearMonth last) {
        if (accounts < 1 || months < 1) {
            throw new IllegalArgumentException("a company needs at least one account and one month");
        }
        return new World(seed, accounts, last.minusMonths(months - 1L), last);
    }

    int months() {
        return (int) first.until(last, ChronoUnit.MONTHS) + 1;
    }

    int lastMonth() {
        return months() - 1;
    }

    YearMonth month(int month) {
        return first.plusMonths(month);
    }

    int month(LocalDate day) {
        return (int) first.until(YearMonth.from(day), ChronoUnit.MONTHS);
    }

    /** A day of a month, the last one where the month is shorter. */
    LocalDate day(int month, int dayOfMonth) {
        YearMonth in = month(month);
        return in.atDay(Math.min(dayOfMonth, in.lengthOfMonth()));
    }

    LocalDate monthEnd(int month) {
        return month(month).atEndOfMonth();
    }

    LocalDate firstDay() {
        return first.atDay(1);
    }

    LocalDate lastDay() {
        return last.atEndOfMonth();
    }

    /** Whether a day is part of what is exported. */
    boolean has(LocalDate day) {
        return day != null && !day.isAfter(lastDay());
    }

    /** The first instant that is not exported. */
    Instant end() {
        return lastDay().plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    Dice dice(long who, String purpose, long day) {
        return Dice.of(seed, who, purpose, day);
    }

    /** An instant of a day in the company's zone. */
    static Instant at(LocalDate day, int secondOfDay) {
        return day.atStartOfDay().plusSeconds(secondOfDay).atZone(ZONE).toInstant();
    }
}
