package io.meridiem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Columns as terms of a sum. A number stands on a scale of mean 0 and deviation 1, held between the 1st and 99th percentile
 * of the rows learned from, and may bend at their quartiles; a category is a term a value; what is blank is a term of its
 * own. Every term is 0 on average over the rows learned from, so that what a column adds is seen from the average row.
 */
final class Encoding {
    /** Fewer rows of a category say nothing of it. */
    private static final int RARE = 10;

    /** A number of fewer different values than this bends nowhere. */
    private static final int FEW_VALUES = 10;

    private final List<Term> terms = new ArrayList<>();

    /**
     * @param column the place of the column it belongs to
     * @param isBend follows from another term of its column
     */
    private record Term(int column, boolean isBend, double[] values) {}

    Encoding(Columns columns, int[] train) {
        for (int i = 0; i < columns.used().size(); i++) {
            Columns.Used column = columns.used().get(i);
            if (column.texts() == null) {
                numbers(i, column.numbers(), train);
            } else {
                categories(i, column.texts(), train);
            }
        }
    }

    /** The column's place of each term. */
    int[] columns() {
        return terms.stream().mapToInt(Term::column).toArray();
    }

    /** Places of the columns that have no term: no value of theirs stands in rows enough. */
    List<Integer> silent(int count) {
        return IntStream.range(0, count)
                .filter(column -> terms.stream().noneMatch(term -> term.column() == column))
                .boxed()
                .toList();
    }

    /** A row's terms. */
    double[] row(int row) {
        return terms.stream().mapToDouble(term -> term.values()[row]).toArray();
    }

    /** A row's terms without those that only bend others, for models that cut where they like. */
    double[] plainRow(int row) {
        return terms.stream()
                .filter(term -> !term.isBend())
                .mapToDouble(term -> term.values()[row])
                .toArray();
    }

    private void numbers(int column, double[] told, int[] train) {
        double[] known = Arrays.stream(train)
                .mapToDouble(row -> told[row])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (known.length < train.length) {
            add(
                    column,
                    false,
                    Arrays.stream(told)
                            .map(value -> Double.isNaN(value) ? 1 : 0)
                            .toArray(),
                    train,
                    0.5);
        }
        if (known.length == 0) {
            return;
        }
        double[] held = held(told, known);
        double spread = spread(held, train);
        if (spread == 0) {
            return;
        }
        add(column, false, held, train, spread);
        if (Arrays.stream(known).distinct().count() >= FEW_VALUES) {
            Arrays.stream(new double[] {quantile(known, 0.25), quantile(known, 0.5), quantile(known, 0.75)})
                    .distinct()
                    .filter(bend -> bend > Arrays.stream(held).min().orElseThrow())
                    .forEach(bend -> add(
                            column,
                            true,
                            Arrays.stream(held)
                                    .map(value -> Math.max(0, value - bend))
                                    .toArray(),
                            train,
                            spread));
        }
    }

    /** Blank ones take the middle, so that the term for blanks alone speaks for them. */
    private static double[] held(double[] told, double[] known) {
        double low = quantile(known, 0.01);
        double high = quantile(known, 0.99);
        boolean wide = high > low;
        double least = wide ? low : known[0];
        double most = wide ? high : known[known.length - 1];
        double middle = quantile(known, 0.5);
        return Arrays.stream(told)
                .map(value -> Double.isNaN(value) ? middle : Math.min(most, Math.max(least, value)))
                .toArray();
    }

    private void categories(int column, List<String> texts, int[] train) {
        Map<String, Integer> counted = new TreeMap<>();
        for (int row : train) {
            counted.merge(texts.get(row), 1, Integer::sum);
        }
        List<String> levels = counted.entrySet().stream()
                .filter(one -> one.getValue() >= RARE)
                .map(Map.Entry::getKey)
                .toList();
        for (String level : levels) {
            add(
                    column,
                    false,
                    texts.stream()
                            .mapToDouble(text -> text.equals(level) ? 1 : 0)
                            .toArray(),
                    train,
                    0.5);
        }
        add(
                column,
                false,
                texts.stream()
                        .mapToDouble(text -> levels.contains(text) ? 0 : 1)
                        .toArray(),
                train,
                0.5);
    }

    /** Does nothing where the term is the same for all rows that are learned from. */
    private void add(int column, boolean isBend, double[] values, int[] train, double scale) {
        double mean = mean(values, train);
        if (spread(values, train) > 0) {
            terms.add(new Term(
                    column,
                    isBend,
                    Arrays.stream(values).map(value -> (value - mean) / scale).toArray()));
        }
    }

    private static double mean(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).average().orElseThrow();
    }

    private static double spread(double[] values, int[] rows) {
        double mean = mean(values, rows);
        return Math.sqrt(Arrays.stream(rows)
                .mapToDouble(row -> Math.pow(values[row] - mean, 2))
                .average()
                .orElseThrow());
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
