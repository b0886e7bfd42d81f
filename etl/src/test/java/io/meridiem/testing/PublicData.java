package io.meridiem.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Connectors' public test data, where it lies beside the project, read by Spark's own reader and none of our code. */
public record PublicData(SparkSession spark, Path folder) {
    /** Beside the project, or where {@code -Dmeridiem.data} says. */
    private static final Path ALL = Path.of(
                    System.getProperty("meridiem.data", System.getProperty("meridiem.root", "..") + "/../shared/data"))
            .toAbsolutePath()
            .normalize();

    /** A vendor's folder; the test is skipped where it is not at hand. */
    public static PublicData of(SparkSession spark, String vendor) {
        assumeTrue(Files.isDirectory(ALL.resolve(vendor)), "skipped: no public data beside the project");
        return new PublicData(spark, ALL.resolve(vendor));
    }

    /**
     * What a query says of files.
     *
     * @param query reads each file under its name, as {@code ticket_data} of {@code ticket_data.csv}
     * @param files their names without {@code .csv}
     * @return every row as its cells in one text
     */
    public List<String> rows(String query, String... files) {
        for (String file : files) {
            spark.read()
                    .option("header", "true")
                    .option("multiLine", "true")
                    .option("escape", "\"")
                    .csv(folder.resolve(file + ".csv").toString())
                    .createOrReplaceTempView(file);
        }
        return spark.sql(query).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .toList();
    }
}
