package io.meridiem.cli.init;

import io.meridiem.ingest.BronzeTables;
import io.meridiem.ingest.MarkedAmount;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether values read as what a column must hold: nine of ten are enough, real files have dirt. */
final class Evidence {
    static final Pattern POINT = Pattern.compile("[-+]?([0-9]+|[0-9]{1,3}([,' ][0-9]{3})+)(\\.[0-9]+)?");
    static final Pattern COMMA = Pattern.compile("[-+]?([0-9]+|[0-9]{1,3}([.' ][0-9]{3})+)(,[0-9]+)?");

    /** As the reader of the file knows them. */
    private static final Set<String> INTERVALS =
            BronzeTables.load()
                    .named("billing_subscription")
                    .column("interval")
                    .orElseThrow()
                    .values()
                    .values()
                    .stream()
                    .flatMap(List::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private Evidence() {}

    static boolean is(Kind kind, List<String> values) {
        return switch (kind) {
            case TEXT -> !values.isEmpty();
            case DATE -> DateGuess.of(values).isPresent();
            case NUMBER ->
                most(digits(values), POINT.asMatchPredicate()) || most(digits(values), COMMA.asMatchPredicate());
            case CURRENCY -> most(values, HeaderWords::isCurrency);
            // One word that is known is enough: a row with another is set aside, and without the column it would be a
            // month's.
            case INTERVAL -> values.stream().anyMatch(value -> INTERVALS.contains(value.toLowerCase(Locale.ROOT)));
        };
    }

    /**
     * The mark before decimals: the one by which more of the amounts can be read. Where both read the same, 1.200 and
     * 1,200 are thousands, as few amounts have three decimals.
     */
    static char decimal(List<String> values) {
        List<String> numbers = digits(values);
        long point = numbers.stream().filter(POINT.asMatchPredicate()).count();
        long comma = numbers.stream().filter(COMMA.asMatchPredicate()).count();
        boolean thousands = numbers.stream().anyMatch(one -> one.matches("[-+]?[0-9]{1,3}\\.[0-9]{3}"));
        return comma > point || (comma == point && thousands) ? ',' : '.';
    }

    /** Whether the amounts do not say what stands before their decimals: one of them means another number by each. */
    static boolean isDecimalUndecided(List<String> values) {
        List<String> numbers = digits(values);
        long point = numbers.stream().filter(POINT.asMatchPredicate()).count();
        long comma = numbers.stream().filter(COMMA.asMatchPredicate()).count();
        return point == comma && numbers.stream().anyMatch(one -> one.matches(".*[0-9][.,][0-9]{3}"));
    }

    /** Numbers without the marks of currency beside them. */
    private static List<String> digits(List<String> values) {
        return values.stream()
                .map(value -> {
                    MarkedAmount amount = MarkedAmount.of(value);
                    return (amount == null ? value : amount.number()).replaceAll("\\h", " ");
                })
                .toList();
    }

    private static boolean most(List<String> values, Predicate<String> test) {
        return !values.isEmpty() && values.stream().filter(test).count() >= 0.9 * values.size();
    }
}
