package io.meridiem.score;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;

/**
 * A logistic regression held towards "no column matters".
 *
 * @param base log odds of the average row
 * @param weights one a term
 * @param pull how strongly it is held: rows' worth of evidence against a weight of 1
 */
record Logistic(double base, double[] weights, double pull) {
    private static final double[] PULLS = {1, 10, 100, 1_000};
    private static final int FOLDS = 3;
    private static final double DEFAULT_PULL = 10;

    /** Of the loss, from one step to the next: enough to choose a pull by. */
    private static final double ROUGHLY = 1e-5;

    private static final double EXACTLY = 1e-9;

    /** With fewer who left, folds of them cannot tell one pull from another. */
    private static final int FEWEST = 30;

    /**
     * Learns from the training rows alone; how strongly to hold it is chosen by log loss over three folds of them, an id's
     * rows in one fold.
     */
    static Logistic learned(Learner learner, FeatureTable table, int[] train) {
        long left = Arrays.stream(train).filter(row -> table.labels()[row] == 1).count();
        long fewer = Math.min(left, train.length - left);
        return fitted(learner, train, fewer < FEWEST ? DEFAULT_PULL : bestPull(learner, table, train));
    }

    /** What each term adds to a row's log odds. */
    double[] added(double[] terms) {
        return IntStream.range(0, weights.length)
                .mapToDouble(i -> weights[i] * terms[i])
                .toArray();
    }

    double probability(double[] terms) {
        return 1 / (1 + Math.exp(-base - Arrays.stream(added(terms)).sum()));
    }

    private static double bestPull(Learner learner, FeatureTable table, int[] train) {
        Map<Double, Double> losses = new TreeMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int here = fold;
            // Not the hash's hundreds: those have decided who is judged.
            int[] inside =
                    Arrays.stream(train).filter(row -> fold(table, row) != here).toArray();
            int[] outside =
                    Arrays.stream(train).filter(row -> fold(table, row) == here).toArray();
            if (outside.length == 0 || inside.length == 0 || table.rate(inside) % 1 == 0) {
                // Few ids with many rows each: a fold may hold all who left.
                continue;
            }
            try (Learner.Kept kept = learner.kept(inside)) {
                for (double pull : PULLS) {
                    losses.merge(pull, loss(fitted(kept, pull, ROUGHLY), learner, table, outside), Double::sum);
                }
            }
        }
        return losses.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(DEFAULT_PULL);
    }

    private static long fold(FeatureTable table, int row) {
        return Split.hash(table.ids().get(row)) / 100 % FOLDS;
    }

    private static double loss(Logistic model, Learner learner, FeatureTable table, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> {
                    double probability = model.probability(learner.terms(row));
                    return -Math.log(Math.max(table.labels()[row] == 1 ? probability : 1 - probability, 1e-15));
                })
                .sum();
    }

    private static Logistic fitted(Learner learner, int[] rows, double pull) {
        try (Learner.Kept kept = learner.kept(rows)) {
            return fitted(kept, pull, EXACTLY);
        }
    }

    private static Logistic fitted(Learner.Kept kept, double pull, double tolerance) {
        LogisticRegressionModel model = new LogisticRegression()
                .setStandardization(false)
                .setElasticNetParam(0)
                // The library weighs the penalty against the mean loss of a row.
                .setRegParam(pull / kept.count())
                .setMaxIter(200)
                .setTol(tolerance)
                .fit(kept.rows());
        return new Logistic(model.intercept(), model.coefficients().toArray(), pull);
    }
}
