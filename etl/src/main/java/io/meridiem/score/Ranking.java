package io.meridiem.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** How well scores put those who left before those who stayed. */
public final class Ranking {
    private Ranking() {}

    /**
     * The probability that one who left has a higher score than one who stayed, ties counting half.
     *
     * @return empty where nobody left or nobody stayed
     */
    static Optional<Double> auc(double[] scores, int[] labels) {
        Integer[] order = order(scores);
        double ranks = 0;
        long left = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long here = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                here += labels[order[to++]];
            }
            // The mean of the ranks from + 1 to to.
            ranks += here * (from + 1 + to) / 2.0;
            left += here;
            from = to;
        }
        long stayed = order.length - left;
        return left == 0 || stayed == 0
                ? Optional.empty()
                : Optional.of((ranks - left * (left + 1) / 2.0) / ((double) left * stayed));
    }

    /**
     * What the {@code top} rows with the highest scores hold; where the last places are shared by equal scores, the mean over
     * all ways to fill them.
     *
     * @param amounts a row, as 1 for who left or the MRR that left with it
     */
    public static double amongTop(double[] scores, double[] amounts, int top) {
        Integer[] order = order(scores);
        double last = scores[order[order.length - top]];
        double above = 0;
        double sure = 0;
        double equal = 0;
        double shared = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > last) {
                above++;
                sure += amounts[i];
            } else if (scores[i] == last) {
                equal++;
                shared += amounts[i];
            }
        }
        return sure + (top - above) * shared / equal;
    }

    /** Rows from the lowest score to the highest. */
    static Integer[] order(double[] scores) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        return order;
    }
}
