package io.meridiem.score;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Somebody's own table of features as it was read: one row of each list is one row of the file, in the file's order.
 *
 * @param source the file, by which messages name it
 * @param label the column that {@code labels} were told in
 * @param ids who the row is about; several rows may be about one
 * @param labels 1 for who left, else 0
 * @param times when, as written; null where no column tells
 * @param columns everything else
 * @param unlabelled rows left out because nobody knows yet how they ended
 * @param nameless places, from 1, of columns left out because they have no name
 */
public record FeatureTable(
        String source,
        String label,
        List<String> ids,
        int[] labels,
        List<String> times,
        List<Column> columns,
        long unlabelled,
        List<Integer> nameless) {

    /**
     * A column before anybody knows what is in it.
     *
     * @param cells stripped; empty where nothing is told
     */
    public record Column(String name, List<String> cells) {}

    int size() {
        return labels.length;
    }

    /** How many different ids there are. */
    public long things() {
        return ids.stream().distinct().count();
    }

    /**
     * Rows in an order that has nothing to do with where they stand in the file, so that sums over them are the same to
     * the last digit however the file is sorted; rows that cannot be told apart may stand either way.
     */
    int[] sorted(IntPredicate wanted) {
        Comparator<Integer> order = Comparator.comparing(ids::get);
        order = order.thenComparing(row -> times == null ? "" : times.get(row)).thenComparing(row -> labels[row]);
        for (Column column : columns) {
            order = order.thenComparing(row -> column.cells().get(row));
        }
        return IntStream.range(0, size())
                .filter(wanted)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What is wrong with the file as a whole. */
    Refused refused(String says) {
        return new Refused(source + ": " + says);
    }

    /** The share of those who left. */
    double rate(int[] rows) {
        double left = 0;
        for (int row : rows) {
            left += labels[row];
        }
        return left / rows.length;
    }
}
