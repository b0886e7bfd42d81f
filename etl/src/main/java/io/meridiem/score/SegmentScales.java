package io.meridiem.score;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A scale a segment, after all others: what its customers leave more or less often than their features tell. A Gaussian
 * prior holds each to 0, which is the whole: a segment of few customers stays near it, one of many speaks for itself. Who is
 * in none of them, or in a segment nobody was learned from, counts 0.
 *
 * @param names of the segments, the one with most customers' months first
 * @param height how much the scale of a customer's own segment counts; the others' count 0
 */
public record SegmentScales(List<String> names, double height) {
    /** Those with most customers' months; with more of them they are no segments any more. */
    private static final int MOST = 50;

    /** No segment has a scale of its own. */
    public static final SegmentScales NONE = new SegmentScales(List.of(), 0);

    /**
     * Of the segments in rows that are learned from.
     *
     * @param rows {@code segment}: its name; null or empty for none
     * @param trust the precision every scale's weight is held by
     * @param own the precision a segment's is to be held by: evidence, as the sum of p (1 - p) over its customers' months,
     *     that moves it half the way to what they say
     */
    public static SegmentScales of(Dataset<Row> rows, double trust, double own) {
        List<String> names = rows
                .where("segment <> ''")
                .groupBy("segment")
                .count()
                .orderBy(col("count").desc(), col("segment"))
                .limit(MOST)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
        // One precision holds all weights: a scale that counts less has a weight that is held more.
        return new SegmentScales(names, Math.sqrt(trust / own));
    }

    /** The rows, each with its scales of segments behind its {@code scales}. */
    public Dataset<Row> onto(Dataset<Row> rows) {
        if (names.isEmpty()) {
            return rows;
        }
        Column[] scales = names.stream()
                .map(name -> when(col("segment").equalTo(name), lit(height)).otherwise(lit(0D)))
                .toArray(Column[]::new);
        return rows.withColumn("scales", concat(col("scales"), array(scales)));
    }

    /** What the weights of all scales are held to: the experts', and 0 for each segment. */
    public double[] heldTo(double[] experts) {
        return Arrays.copyOf(experts, experts.length + names.size());
    }

    /** What each segment adds to the log odds of its customers, by its place in {@code names}. */
    public double[] intercepts(Hazard hazard) {
        int first = hazard.weights().length - names.size();
        return IntStream.range(0, names.size())
                .mapToDouble(i -> hazard.weights()[first + i] * height)
                .toArray();
    }
}
