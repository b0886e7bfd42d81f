package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Settings;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * Which months may be asked for: those that have ended in the reporting time zone.
 *
 * @param calendar its zone and, for data that has stopped, its fixed today
 */
record MonthRules(Settings.Calendar calendar, Clock clock) {

    /** Reads {@code YYYY-MM}; the message of the exception is what the user is told. */
    static YearMonth parse(String text) {
        try {
            if (text.length() == "YYYY-MM".length()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(bad(text), e);
        }
        throw new IllegalArgumentException(bad(text));
    }

    /** The month asked for, or the last closed one when none was. */
    YearMonth month(String option, YearMonth asked) {
        YearMonth last = calendar.lastClosed(clock);
        if (asked == null) {
            return last;
        }
        if (asked.isAfter(last)) {
            throw Misconfigured.option(option, asked + " has not ended yet; the last closed month is " + last);
        }
        return asked;
    }

    /** The first month of a range must not come after its last. */
    static void range(YearMonth from, YearMonth to) {
        if (from.isAfter(to)) {
            throw Misconfigured.option("--from", from + " is after --to " + to);
        }
    }

    /** A month before the first one that is loaded at all. */
    void ensureLoaded(String option, YearMonth asked) {
        if (calendar.start() != null && asked.isBefore(calendar.start())) {
            throw Misconfigured.option(option, asked + " is before calendar.start " + calendar.start());
        }
    }

    private static String bad(String text) {
        return "bad month '" + text + "': expected YYYY-MM";
    }
}
