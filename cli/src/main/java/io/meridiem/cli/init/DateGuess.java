package io.meridiem.cli.init;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a file writes its dates.
 *
 * @param pattern the one that reads most values
 * @param rival another that reads just as many and means other days; null when the data decides
 * @param read share of the values it reads, 0..1
 */
record DateGuess(String pattern, String rival, double read) {
    /** The likelier first; of two that read the same, days before months, as most of the world writes. */
    private static final List<String> PATTERNS = List.of(
            "yyyy-MM-dd",
            "dd.MM.yyyy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "yyyy/MM/dd",
            "yyyyMMdd",
            "d.M.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d MMM yyyy",
            "d-MMM-yyyy",
            "MMM d, yyyy",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm",
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ssX",
            "dd.MM.yyyy HH:mm",
            "dd/MM/yyyy HH:mm",
            "MM/dd/yyyy HH:mm");

    /** The guess for these values; empty when no pattern reads nine of ten of them. */
    static Optional<DateGuess> of(List<String> values) {
        Map<String, Integer> read = new LinkedHashMap<>();
        for (String pattern : PATTERNS) {
            DateTimeFormatter formatter = formatter(pattern);
            read.put(pattern, (int) values.stream()
                    .filter(value -> day(value, formatter).isPresent())
                    .count());
        }
        int most = read.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most == 0 || most < 0.9 * values.size()) {
            return Optional.empty();
        }
        List<String> best = new ArrayList<>(PATTERNS);
        best.removeIf(pattern -> read.get(pattern) < most);
        String rival = best.stream()
                .filter(other -> differ(values, best.get(0), other))
                .findFirst()
                .orElse(null);
        return Optional.of(new DateGuess(best.get(0), rival, (double) most / values.size()));
    }

    /** The day a value means, if it is written this way. */
    Optional<LocalDate> day(String value) {
        return day(value, formatter(pattern));
    }

    private static boolean differ(List<String> values, String one, String other) {
        DateTimeFormatter first = formatter(one);
        DateTimeFormatter second = formatter(other);
        return values.stream().anyMatch(value -> !day(value, first).equals(day(value, second)));
    }

    private static Optional<LocalDate> day(String value, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalDate.parse(value, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Strict: 31 February is no date. */
    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
