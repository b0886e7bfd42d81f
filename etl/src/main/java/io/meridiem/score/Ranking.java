package io.meridiem.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** How well scores put those who left before those who stayed. */
final class Ranking {
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
     * Of the {@code top} rows with the highest scores, how many left; where the last places are shared by equal scores, the
     * mean over all ways to fill them.
     */
    static double leftAmong(double[] scores, int[] labels, int top) {
        Integer[] order = order(scores);
        double last = scores[order[order.length - top]];
        double above = 0;
        double sureLeft = 0;
        double equal = 0;
        double equalLeft = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > last) {
                above++;
                sureLeft += labels[i];
            } else if (scores[i] == last) {
                equal++;
                equalLeft += labels[i];
            }
        }
        return sureLeft + (top - above) * equalLeft / equal;
    }

    /** Rows from the lowest score to the highest. */
    static Integer[] order(double[] scores) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        return order;
    }
}
