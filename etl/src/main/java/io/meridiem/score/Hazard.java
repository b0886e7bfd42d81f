package io.meridiem.score;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The chance to leave in a month, as {@code 1 / (1 + exp(-(base + weights . scales)))}: experts' weights, moved by what
 * customers did. Who was watched for a month counts one; the move away from the experts is held small by a Gaussian prior.
 *
 * @param base log odds of a customer at every reference
 * @param weights log odds for one spread, a scale
 */
public record Hazard(double base, double[] weights) {
    /** Fits at most until the penalty is what was asked for; four or five are enough. */
    private static final int FITS = 12;

    private static final double SETTLED = 1e-8;

    /** Of a fit that only serves the next one's penalty. */
    private static final double ROUGHLY = 1e-3;

    /** So far apart, the next penalty is the last but for nothing that counts. */
    private static final double NEAR = 1e-2;

    private static final double EXACTLY = 1e-12;

    private static final StructType SHAPE = new StructType()
            .add("features", SQLDataTypes.VectorType())
            .add("offset", "double")
            .add("left", "double")
            .add("weight", "double");

    /**
     * Learns from months of customers. The library weighs its penalty against the sum of p (1 - p), which is only known when
     * the fit is: it is fitted again until both agree, and then {@code X'(y - p) = trust x (weights - experts)}.
     *
     * @param rows {@code scales}: an array of one number a weight, 0 where not measured; {@code left}: 1 or 0;
     *     {@code weight}: months it stands for
     * @param experts what the weights are held to
     * @param rate share leaving within a month at every reference, worth {@code months} rows; the base is held by nothing
     *     else
     * @param trust the prior's precision
     */
    public static Hazard learned(Dataset<Row> rows, double[] experts, double rate, double months, double trust) {
        int[] moving = moving(rows, experts.length);
        if (moving.length == 0) {
            return new Hazard(baseOf(rows, rate, months), experts);
        }
        Dataset<Row> all = weighed(rows, experts, moving)
                .unionByName(atReference(rows, moving.length, rate, months))
                .coalesce(1)
                .persist(StorageLevel.MEMORY_ONLY());
        try {
            return fitted(all, experts, moving, trust);
        } finally {
            all.unpersist();
        }
    }

    /** The log odds of leaving in a month. */
    public double logit(double[] scales) {
        return base
                + IntStream.range(0, weights.length)
                        .mapToDouble(i -> weights[i] * scales[i])
                        .sum();
    }

    /** With probabilities set right: {@code a + b x logit}, in the base and the weights alike. */
    public Hazard calibrated(Calibration by) {
        return new Hazard(
                by.a() + by.b() * base,
                Arrays.stream(weights).map(weight -> by.b() * weight).toArray());
    }

    private static Hazard fitted(Dataset<Row> all, double[] experts, int[] moving, double trust) {
        Row known = all.selectExpr("sum(weight)", "sum(weight * left)").first();
        // As if all were alike: not far from what is found where few leave.
        double share = known.getDouble(1) / known.getDouble(0);
        double evidence = known.getDouble(0) * share * (1 - share);
        double before = 0;
        double foundBefore = 0;
        boolean near = false;
        GeneralizedLinearRegressionModel model = null;
        for (int fit = 0; fit < FITS; fit++) {
            model = binomial()
                    .setTol(near ? EXACTLY : ROUGHLY)
                    .setRegParam(trust / evidence)
                    .setOffsetCol("offset")
                    .fit(all);
            double found = evidence(model, all);
            double off = Math.abs(found / evidence - 1);
            if (near && off < SETTLED) {
                break;
            }
            near = off < NEAR;
            // What is found moves almost in a line with what was asked for: two points of it tell where both agree.
            double slope = fit == 0 ? 0 : (found - foundBefore) / (evidence - before);
            before = evidence;
            foundBefore = found;
            evidence += (found - evidence) / (1 - slope);
        }
        double[] weights = experts.clone();
        double[] moves = model.coefficients().toArray();
        for (int i = 0; i < moving.length; i++) {
            weights[moving[i]] += moves[i];
        }
        return new Hazard(model.intercept(), weights);
    }

    private static double evidence(GeneralizedLinearRegressionModel model, Dataset<Row> all) {
        return model.transform(all)
                .selectExpr("sum(weight * prediction * (1 - prediction))")
                .first()
                .getDouble(0);
    }

    static GeneralizedLinearRegression binomial() {
        return new GeneralizedLinearRegression()
                .setFamily("binomial")
                .setLink("logit")
                .setLabelCol("left")
                .setWeightCol("weight")
                .setMaxIter(50)
                .setTol(EXACTLY);
    }

    /** The scales on which customers differ: of the others the data say nothing. */
    private static int[] moving(Dataset<Row> rows, int scales) {
        Row spans = rows.selectExpr(IntStream.range(0, scales)
                        .mapToObj(i -> "max(scales[" + i + "]) - min(scales[" + i + "])")
                        .toArray(String[]::new))
                .first();
        return IntStream.range(0, scales)
                .filter(i -> !spans.isNullAt(i) && spans.getDouble(i) > 0)
                .toArray();
    }

    private static Dataset<Row> weighed(Dataset<Row> rows, double[] experts, int[] moving) {
        Column offset = IntStream.range(0, experts.length)
                .mapToObj(i -> col("scales").getItem(i).multiply(experts[i]))
                .reduce(lit(0D), Column::plus);
        Column[] features =
                Arrays.stream(moving).mapToObj(i -> col("scales").getItem(i)).toArray(Column[]::new);
        return rows.select(
                array_to_vector(array(features)).as("features"),
                offset.as("offset"),
                col("left").cast("double").as("left"),
                col("weight"));
    }

    private static Dataset<Row> atReference(Dataset<Row> rows, int scales, double rate, double months) {
        Vector reference = Vectors.dense(new double[scales]);
        return rows.sparkSession()
                .createDataFrame(
                        List.of(
                                RowFactory.create(reference, 0D, 1D, months * rate),
                                RowFactory.create(reference, 0D, 0D, months * (1 - rate))),
                        SHAPE);
    }

    /** Where customers do not differ at all, the share that left. */
    private static double baseOf(Dataset<Row> rows, double rate, double months) {
        Row sums = rows.selectExpr("coalesce(sum(weight * left), 0D)", "coalesce(sum(weight), 0D)")
                .first();
        double share = (sums.getDouble(0) + rate * months) / (sums.getDouble(1) + months);
        return Math.log(share / (1 - share));
    }
}
