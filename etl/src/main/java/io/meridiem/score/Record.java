package io.meridiem.score;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Predictions held against what happened, over rows that were not learned from.
 *
 * @param auc null where fewer than ten left: it would be chance
 * @param brier mean squared distance of probability and outcome
 * @param logLoss mean of -ln of the probability given to what happened, none taken for more certain than 1e-15
 * @param ece mean distance of probability and outcome over ten bins of equal count; rows of equal probability share
 *     their outcomes, so that it does not matter which of them a bin ends with
 * @param eceBand 95 % of what {@code ece} would be if the predictions were right, from 200 drawn outcomes
 * @param observedExpected those who left over those expected to
 * @param lift10 share of those who left among the top tenth, over the share among all; null where nobody left
 * @param precision10 that share itself
 */
public record Record(
        Double auc,
        double brier,
        double logLoss,
        double ece,
        double[] eceBand,
        double observedExpected,
        Double lift10,
        double precision10,
        int n,
        int churners) {
    private static final int FEWEST = 10;
    private static final int BINS = 10;
    private static final int DRAWS = 200;

    /**
     * @param probabilities of leaving, a row
     * @param labels 1 for who left, else 0
     */
    public static Record of(double[] probabilities, int[] labels) {
        int n = labels.length;
        int left = 0;
        double expected = 0;
        double squares = 0;
        double loss = 0;
        for (int i = 0; i < n; i++) {
            left += labels[i];
            expected += probabilities[i];
            squares += Math.pow(probabilities[i] - labels[i], 2);
            loss -= Math.log(Math.max(labels[i] == 1 ? probabilities[i] : 1 - probabilities[i], 1e-15));
        }
        int top = (int) Math.ceil(n / 10.0);
        double precision = Ranking.amongTop(
                        probabilities, Arrays.stream(labels).asDoubleStream().toArray(), top)
                / top;
        Integer[] order = Ranking.order(probabilities);
        return new Record(
                left < FEWEST ? null : Ranking.auc(probabilities, labels).orElse(null),
                squares / n,
                loss / n,
                ece(probabilities, labels, order),
                band(probabilities, order),
                left / expected,
                left == 0 ? null : precision * n / left,
                precision,
                n,
                left);
    }

    /** By the names of the contract; {@code ece_95} beside them. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("auc", auc);
        told.put("brier", brier);
        told.put("log_loss", logLoss);
        told.put("ece", ece);
        told.put("ece_95", eceBand);
        told.put("observed_expected", observedExpected);
        told.put("lift_10", lift10);
        told.put("precision_10", precision10);
        told.put("n", n);
        told.put("churners", churners);
        return told;
    }

    private static double ece(double[] probabilities, int[] labels, Integer[] order) {
        int n = order.length;
        double[] outcomes = shared(probabilities, labels, order);
        double distance = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double sum = 0;
            for (int i = (int) ((long) bin * n / BINS); i < (long) (bin + 1) * n / BINS; i++) {
                sum += probabilities[order[i]] - outcomes[i];
            }
            distance += Math.abs(sum);
        }
        return distance / n;
    }

    /** By place in {@code order}. */
    private static double[] shared(double[] probabilities, int[] labels, Integer[] order) {
        double[] outcomes = new double[order.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            double left = 0;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
                left += labels[order[to++]];
            }
            Arrays.fill(outcomes, from, to, left / (to - from));
            from = to;
        }
        return outcomes;
    }

    private static double[] band(double[] probabilities, Integer[] order) {
        SplittableRandom random = new SplittableRandom(1);
        double[] drawn = new double[DRAWS];
        int[] labels = new int[probabilities.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < labels.length; i++) {
                labels[i] = random.nextDouble() < probabilities[i] ? 1 : 0;
            }
            drawn[draw] = ece(probabilities, labels, order);
        }
        Arrays.sort(drawn);
        return new double[] {drawn[DRAWS * 25 / 1000], drawn[DRAWS * 975 / 1000 - 1]};
    }
}
