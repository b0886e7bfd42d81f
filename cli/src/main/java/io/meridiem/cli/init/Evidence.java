package io.meridiem.cli.init;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether values read as what a column must hold: nine of ten are enough, real files have dirt. */
final class Evidence {
    static final Pattern POINT = Pattern.compile("[-+]?([0-9]+|[0-9]{1,3}([,' ][0-9]{3})+)(\\.[0-9]+)?");
    static final Pattern COMMA = Pattern.compile("[-+]?([0-9]+|[0-9]{1,3}([.' ][0-9]{3})+)(,[0-9]+)?");

    private static final Set<String> INTERVALS = Set.of(
            "month",
            "monthly",
            "m",
            "quarter",
            "quarterly",
            "q",
            "year",
            "yearly",
            "annual",
            "annually",
            "y",
            "monat",
            "monatlich",
            "jahr",
            "jaehrlich",
            "jährlich",
            "quartal",
            "1",
            "3",
            "12");

    private Evidence() {}

    static boolean is(Kind kind, List<String> values) {
        return switch (kind) {
            case TEXT -> !values.isEmpty();
            case DATE -> DateGuess.of(values).isPresent();
            case NUMBER -> most(values, POINT.asMatchPredicate()) || most(values, COMMA.asMatchPredicate());
            case CURRENCY -> most(values, HeaderWords::isCurrency);
            case INTERVAL -> most(values, value -> INTERVALS.contains(value.toLowerCase(Locale.ROOT)));
        };
    }

    /** The mark before decimals: a comma only if some number cannot be read with a point. */
    static char decimal(List<String> values) {
        long point = values.stream().filter(POINT.asMatchPredicate()).count();
        long comma = values.stream().filter(COMMA.asMatchPredicate()).count();
        return comma > point ? ',' : '.';
    }

    private static boolean most(List<String> values, Predicate<String> test) {
        return !values.isEmpty() && values.stream().filter(test).count() >= 0.9 * values.size();
    }
}
