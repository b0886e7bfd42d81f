package io.meridiem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * How a model's log odds are set right by what happened after it had learned: {@code a + b x logit}.
 *
 * @param a what is added
 * @param b what they are multiplied by, never below 0: an order is flattened and not turned round
 */
public record Calibration(double a, double b) {
    /** Leaves all as it is. */
    public static final Calibration NONE = new Calibration(0, 1);

    private static final StructType SHAPE = new StructType()
            .add("features", SQLDataTypes.VectorType())
            .add("left", "double")
            .add("weight", "double");

    /**
     * Compares log odds with outcomes that were not learned from. The model's own word counts as outcomes of rows like these,
     * so many that their sum of p (1 - p) is {@code trust}: a few months do not overturn it.
     *
     * @param logits of leaving within the month
     * @param left 1 for who did, else 0
     * @param weights months each of them stands for
     */
    public static Calibration of(SparkSession spark, double[] logits, int[] left, double[] weights, double trust) {
        double[] p = Arrays.stream(logits).map(z -> 1 / (1 + Math.exp(-z))).toArray();
        double evidence = IntStream.range(0, p.length)
                .mapToDouble(i -> weights[i] * p[i] * (1 - p[i]))
                .sum();
        if (evidence == 0) {
            return NONE;
        }
        double own = trust / evidence;
        double level = level(left, p, weights, own);
        if (Arrays.stream(logits).distinct().count() < 2) {
            // One and the same for all: only their level can be compared.
            return new Calibration(level - logits[0], 1);
        }
        GeneralizedLinearRegressionModel model = Hazard.binomial()
                .fit(spark.createDataFrame(rows(logits, left, p, weights, own), SHAPE)
                        .coalesce(1));
        double slope = model.coefficients().apply(0);
        return slope > 0 ? new Calibration(model.intercept(), slope) : new Calibration(level, 0);
    }

    /** What happened, and what the model said would, as rows of that weight. */
    private static List<Row> rows(double[] logits, int[] left, double[] p, double[] weights, double own) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            Vector z = Vectors.dense(logits[i]);
            rows.add(RowFactory.create(z, (double) left[i], weights[i]));
            rows.add(RowFactory.create(z, 1D, weights[i] * own * p[i]));
            rows.add(RowFactory.create(z, 0D, weights[i] * own * (1 - p[i])));
        }
        return rows;
    }

    /** The log odds that fit all rows alike. */
    private static double level(int[] left, double[] p, double[] weights, double own) {
        double gone = IntStream.range(0, p.length)
                .mapToDouble(i -> weights[i] * (left[i] + own * p[i]))
                .sum();
        double share = gone / (Arrays.stream(weights).sum() * (1 + own));
        return Math.log(share / (1 - share));
    }
}
