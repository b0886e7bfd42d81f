package io.meridiem.cli.init;

import io.meridiem.ingest.MarkedAmount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the file's column for each of ours: by its name where the values agree, by its values where no name fits. */
final class Assignment {
    private static final Pattern FRACTION = Pattern.compile("[-+]?[0-9][0-9,.' ]*[.,][0-9]{1,2}");

    private final Sample sample;
    private final Map<OurColumn, String> columns = new EnumMap<>(OurColumn.class);
    private final Map<OurColumn, String> because = new EnumMap<>(OurColumn.class);

    private Assignment(Sample sample) {
        this.sample = sample;
    }

    /** The best assignment there is; a column nothing speaks for is absent. */
    static Assignment of(Sample sample) {
        Assignment found = new Assignment(sample);
        // What is needed chooses first: a lone customer name is better used as the customer's id.
        found.byName(true);
        found.datesByValue();
        found.subscriptionByValue();
        found.amountByValue();
        found.byName(false);
        if (!found.columns.containsKey(OurColumn.CUSTOMER_NAME) && found.columns.containsKey(OurColumn.CUSTOMER_ID)) {
            found.take(OurColumn.CUSTOMER_NAME, found.columns.get(OurColumn.CUSTOMER_ID), "as customer_id");
        }
        return found;
    }

    /** Ours to the file's. */
    Map<OurColumn, String> columns() {
        return columns;
    }

    /** Why, in a word or two. */
    Map<OurColumn, String> because() {
        return because;
    }

    private void byName(boolean required) {
        record Fit(OurColumn ours, String theirs, int points) {}
        Stream.of(OurColumn.values())
                .filter(ours -> ours.required() == required)
                .flatMap(ours -> free().stream()
                        .map(theirs -> new Fit(ours, theirs, agrees(ours, theirs) ? ours.fits(theirs) : 0)))
                .filter(fit -> fit.points() > 0)
                .sorted(Comparator.comparingInt(Fit::points).reversed())
                .filter(fit -> !columns.containsKey(fit.ours()) && !columns.containsValue(fit.theirs()))
                .forEach(fit -> take(fit.ours(), fit.theirs(), "name"));
    }

    private boolean agrees(OurColumn ours, String theirs) {
        List<String> values = sample.values(theirs);
        // Nobody has left yet: a column of end dates may be empty.
        return Evidence.is(ours.kind(), values) || (ours == OurColumn.END_DATE && values.isEmpty());
    }

    /** Of two columns of dates, periods begin in the fuller one, or else in the earlier one. */
    private void datesByValue() {
        if (columns.containsKey(OurColumn.START_DATE)) {
            return;
        }
        List<String> dates = new ArrayList<>(of(Kind.DATE));
        if (dates.isEmpty() || dates.size() > 2) {
            return;
        }
        dates.sort(Comparator.comparingInt(
                        (String column) -> -sample.values(column).size())
                .thenComparingDouble(this::averageDay));
        take(OurColumn.START_DATE, dates.get(0), "values");
        if (dates.size() == 2) {
            take(OurColumn.END_DATE, dates.get(1), "values");
        }
    }

    private double averageDay(String column) {
        Optional<DateGuess> guess = DateGuess.of(sample.values(column));
        return sample.values(column).stream()
                .flatMap(value -> guess.flatMap(dates -> dates.day(value)).stream())
                .mapToLong(LocalDate::toEpochDay)
                .average()
                .orElse(0);
    }

    /** A lone column of distinct values without decimals is the key of the rows. */
    private void subscriptionByValue() {
        takeLone(
                OurColumn.SUBSCRIPTION_ID,
                of(Kind.TEXT).stream()
                        .filter(this::isDistinct)
                        .filter(column -> OurColumn.INTERVAL.fits(column) == 0 || !agrees(OurColumn.INTERVAL, column))
                        .filter(column -> sample.values(column).stream().noneMatch(Assignment::isAmount))
                        .toList());
    }

    private static boolean isAmount(String value) {
        return FRACTION.matcher(value).matches() || MarkedAmount.of(value) != null;
    }

    /** A lone column of numbers that are no seats is the amount. */
    private void amountByValue() {
        takeLone(
                OurColumn.AMOUNT,
                of(Kind.NUMBER).stream()
                        .filter(column -> OurColumn.SEATS.fits(column) == 0)
                        .toList());
    }

    private void takeLone(OurColumn ours, List<String> candidates) {
        List<String> undated = candidates.stream()
                .filter(column -> DateGuess.of(sample.values(column)).isEmpty())
                .toList();
        if (!columns.containsKey(ours) && undated.size() == 1) {
            take(ours, undated.get(0), "values");
        }
    }

    private boolean isDistinct(String column) {
        List<String> values = sample.values(column);
        return values.size() == sample.rows().size() && new HashSet<>(values).size() == values.size();
    }

    private List<String> of(Kind kind) {
        return free().stream()
                .filter(column -> Evidence.is(kind, sample.values(column)))
                .toList();
    }

    private List<String> free() {
        return sample.header().stream()
                .filter(column -> !columns.containsValue(column))
                .toList();
    }

    private void take(OurColumn ours, String theirs, String reason) {
        columns.put(ours, theirs);
        because.put(ours, reason);
    }
}
