import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import com.sun.management.OperatingSystemMXBean;
import io.meridiem.score.Hazard;
import io.meridiem.table.SparkStart;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * 20,000 accounts, 36 months each, 40 features: learning who leaves from them and judging all of them, once by the product's
 * hazard model, once by the library's plain logistic regression on the same matrix.
 *
 * <p>Arguments: {@code make|hazard|plain}, the matrix as Parquet.
 */
public final class ChurnTraining {
    private static final int FEATURES = 40;
    private static final double RATE = 0.012;

    private ChurnTraining() {}

    public static void main(String[] args) throws Exception {
        try (SparkSession spark = SparkStart.alone()) {
            if (args[0].equals("make")) {
                made(spark).write().mode("overwrite").parquet(args[1]);
                return;
            }
            Dataset<Row> matrix = spark.read().parquet(args[1]);
            matrix.count();
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long wall = System.nanoTime();
            long processor = system.getProcessCpuTime();
            double expected = args[0].equals("hazard") ? hazard(matrix) : plain(matrix);
            System.out.printf(
                    "%-8s %7.1f %9.1f   foretold %.1f%n",
                    args[0],
                    (System.nanoTime() - wall) / 1e9,
                    (system.getProcessCpuTime() - processor) / 1e9,
                    expected);
        }
    }

    /** Half the features say something, the first the most; one in a hundred leaves in a month. */
    private static Dataset<Row> made(SparkSession spark) {
        String scales = IntStream.range(0, FEATURES)
                .mapToObj(i -> "randn(" + (100 + i) + ")")
                .collect(Collectors.joining(", ", "array(", ")"));
        String logit = IntStream.range(0, FEATURES / 2)
                .mapToObj(i -> "scales[" + i + "] * " + 0.8 / (i + 1))
                .collect(Collectors.joining(" + "));
        return spark.range(0, 20_000 * 36, 1, 1)
                .selectExpr("cast(id % 20000 as string) as account_id", "int(id / 20000) as month", scales + " as scales")
                .selectExpr("*", "if(rand(7) < 1 / (1 + exp(5.2 - (" + logit + "))), 1D, 0D) as left");
    }

    private static double hazard(Dataset<Row> matrix) {
        double[] experts =
                IntStream.range(0, FEATURES).mapToDouble(i -> 0.4 / (i + 1)).toArray();
        Hazard model = Hazard.learned(matrix.selectExpr("scales", "left", "1D as weight").coalesce(1), experts, RATE, 50, 10);
        String logit = IntStream.range(0, FEATURES)
                .mapToObj(i -> "scales[" + i + "] * " + model.weights()[i] + "D")
                .collect(Collectors.joining(" + ", model.base() + "D + ", ""));
        return matrix.selectExpr("sum(1 / (1 + exp(-(" + logit + "))))").first().getDouble(0);
    }

    private static double plain(Dataset<Row> matrix) {
        Dataset<Row> rows = matrix.select(array_to_vector(col("scales")).as("features"), col("left").as("label"));
        var model = new LogisticRegression().setRegParam(10 / (20_000D * 36)).fit(rows);
        return model.transform(rows)
                .select(sum(vector_to_array(col("probability"), "float64").getItem(1)))
                .first()
                .getDouble(0);
    }
}
