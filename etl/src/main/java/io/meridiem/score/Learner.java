package io.meridiem.score;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Hands rows of a table to the machine learning library, in one part, so that sums come out the same every time. */
final class Learner {
    private static final StructType SHAPE =
            new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType());

    private final SparkSession spark;
    private final Encoding encoding;
    private final int[] labels;

    Learner(SparkSession spark, Encoding encoding, int[] labels) {
        this.spark = spark;
        this.encoding = encoding;
        this.labels = labels;
    }

    /** Rows in memory, let go of at the end. */
    record Kept(Dataset<Row> rows, int count) implements AutoCloseable {
        @Override
        public void close() {
            rows.unpersist();
        }
    }

    double[] terms(int row) {
        return encoding.row(row);
    }

    /** With all terms. */
    Kept kept(int[] rows) {
        return kept(Arrays.stream(rows)
                .mapToObj(row -> RowFactory.create((double) labels[row], Vectors.dense(encoding.row(row))))
                .toList());
    }

    /** Without the terms that only bend others. */
    Kept keptPlain(int[] rows) {
        return kept(Arrays.stream(rows)
                .mapToObj(row -> RowFactory.create((double) labels[row], Vectors.dense(encoding.plainRow(row))))
                .toList());
    }

    private Kept kept(List<Row> rows) {
        Dataset<Row> kept = spark.createDataFrame(rows, SHAPE).coalesce(1).persist(StorageLevel.MEMORY_ONLY());
        return new Kept(kept, rows.size());
    }
}
