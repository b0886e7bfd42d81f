package io.meridiem.ingest;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates and instants by patterns, tried in order. A time without a zone is one of the reporting zone; an instant
 * asked for as a date is the date it falls on there.
 */
final class Dates {
    /** Past it a time of microseconds, and a day counted in an int, run over into another. */
    private static final int LAST_YEAR = 9999;

    private static final String SECONDS = "epoch_seconds";
    private static final String MILLIS = "epoch_millis";
    /** Patterns of an instant as ISO 8601 writes it, which is read by place, many times faster than by pattern. */
    private static final Pattern ISO = Pattern.compile("yyyy-MM-dd'T'HH:mm:ss(\\[?\\.S+]?)?X{1,3}");

    /** Before a pattern of times that name no zone and are in UTC all the same. */
    private static final String UTC = "UTC ";

    private static final Pattern FRACTION = Pattern.compile("S+");

    private static final Pattern YEAR_MONTH = Pattern.compile("(?!0000)\\d{4}-(0[1-9]|1[0-2])");

    private final ZoneId zone;
    private final List<Reading> dates;
    private final List<Reading> timestamps;
    private final boolean iso;

    /**
     * @param dates patterns of days
     * @param timestamps patterns of times, or {@code epoch_seconds} or {@code epoch_millis}
     * @param zone the reporting zone
     */
    Dates(List<String> dates, List<String> timestamps, ZoneId zone) {
        this.zone = zone;
        this.dates = dates.stream().map(this::reading).toList();
        this.timestamps = timestamps.stream().map(this::reading).toList();
        this.iso = timestamps.stream().anyMatch(one -> ISO.matcher(one).matches());
    }

    /** A text as a time; null where it is not written so. */
    @FunctionalInterface
    private interface Reading {
        ZonedDateTime of(String text);
    }

    /** The text as a date; null where no pattern fits. */
    LocalDate date(String text) {
        ZonedDateTime time = first(text, dates, timestamps);
        return time == null ? null : time.toLocalDate();
    }

    /** The same, or the first day of a month written as {@code 2026-01}. */
    LocalDate month(String text) {
        LocalDate day = date(text);
        return day != null || !YEAR_MONTH.matcher(text).matches()
                ? day
                : YearMonth.parse(text).atDay(1);
    }

    /** The text as an instant, in microseconds since 1970; null where no pattern fits. */
    Long micros(String text) {
        Long soon = iso ? isoMicros(text) : null;
        if (soon != null) {
            return soon;
        }
        ZonedDateTime time = first(text, timestamps, dates);
        return time == null ? null : Long.valueOf(time.toEpochSecond() * 1_000_000L + time.getNano() / 1_000);
    }

    private static ZonedDateTime first(String text, List<Reading> likelier, List<Reading> others) {
        for (List<Reading> readings : List.of(likelier, others)) {
            for (Reading reading : readings) {
                ZonedDateTime time = reading.of(text);
                if (time != null) {
                    return time;
                }
            }
        }
        return null;
    }

    private Reading reading(String pattern) {
        return switch (pattern) {
            case SECONDS -> text -> instant(text, 1);
            case MILLIS -> text -> instant(text, 1_000);
            default -> {
                DateTimeFormatter formatter = pattern.startsWith(UTC)
                        ? formatter(pattern.substring(UTC.length())).withZone(ZoneOffset.UTC)
                        : formatter(pattern);
                yield text -> parsed(text, formatter);
            }
        };
    }

    private ZonedDateTime instant(String text, int perSecond) {
        try {
            long number = Long.parseLong(text);
            Instant instant = Instant.ofEpochSecond(
                    Math.floorDiv(number, perSecond), Math.floorMod(number, perSecond) * (1_000_000_000L / perSecond));
            ZonedDateTime time = instant.atZone(zone);
            return time.getYear() < 1 || time.getYear() > LAST_YEAR ? null : time;
        } catch (NumberFormatException | DateTimeException noTime) {
            return null;
        }
    }

    /** Strict, as a 31st of February is no day; with fewer digits of a second's fraction than the pattern has. */
    private static DateTimeFormatter formatter(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        // Strictly resolved, yyyy wants an era.
        String plain = pattern.replace('y', 'u');
        Matcher fraction = FRACTION.matcher(plain);
        int done = 0;
        while (fraction.find()) {
            builder.appendPattern(plain.substring(done, fraction.start()));
            builder.appendFraction(
                    ChronoField.NANO_OF_SECOND, 1, Math.min(fraction.end() - fraction.start(), 9), false);
            done = fraction.end();
        }
        builder.appendPattern(plain.substring(done));
        return builder.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
    }

    private ZonedDateTime parsed(String text, DateTimeFormatter formatter) {
        // Most texts fit one pattern of several: the others are to cost no exception.
        ParsePosition end = new ParsePosition(0);
        if (formatter.parseUnresolved(text, end) == null || end.getIndex() < text.length()) {
            return null;
        }
        try {
            TemporalAccessor read =
                    formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            int year = read.get(ChronoField.YEAR);
            if (year < 1 || year > LAST_YEAR) {
                return null;
            }
            if (read instanceof ZonedDateTime instant) {
                return instant.withZoneSameInstant(zone);
            }
            return read instanceof LocalDateTime time
                    ? time.atZone(zone)
                    : LocalDate.from(read).atStartOfDay(zone);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** {@code 2026-01-31T12:00:00.000Z} with or without a fraction; null for anything else. */
    private static Long isoMicros(String text) {
        int length = text.length();
        if (length < 20
                || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int micros = length == 20 ? 0 : fraction(text, length - 1);
        boolean time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        boolean date = year > 0 && month > 0 && month <= 12 && day > 0 && day <= 31;
        if (!time
                || !date
                || micros < 0
                || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return ((days * 24 + hour) * 60 + minute) * 60_000_000L + second * 1_000_000L + micros;
    }

    /** The microseconds of {@code .123}; -1 where it is no fraction. */
    private static int fraction(String text, int end) {
        if (text.charAt(19) != '.' || end < 21 || end > 29 || digits(text, 20, end) < 0) {
            return -1;
        }
        int micros = digits(text, 20, Math.min(end, 26));
        for (int i = end; i < 26; i++) {
            micros *= 10;
        }
        return micros;
    }

    /** The number at these places; -1 where one of them is no digit. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
