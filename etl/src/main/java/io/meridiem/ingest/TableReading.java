package io.meridiem.ingest;

import io.meridiem.contract.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark reads a database's table: where it is, and by which values connections share it.
 *
 * @param options Spark's own
 */
record TableReading(Map<String, String> options) {

    /**
     * @param shared whether several connections read it, where a column tells how to share it
     */
    static TableReading of(Settings.Database settings, Database database, Database.Table table, boolean shared) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("url", settings.url());
        options.put("fetchsize", Integer.toString(settings.fetchSize()));
        // A time without a zone stays one: Spark would take it for one of its own zone.
        options.put("preferTimestampNTZ", "true");
        if (settings.user() != null) {
            options.put("user", settings.user());
        }
        if (settings.password() != null) {
            options.put("password", settings.password());
        }
        String by = settings.partitionBy() == null ? settings.changedBy() : settings.partitionBy();
        if (shared && settings.partitions() > 1) {
            table.column(by)
                    .filter(column -> column.isNumber() || column.isDate() || column.isTime())
                    .ifPresent(column -> database.bounds(table, column).ifPresent(bounds -> {
                        options.put("partitionColumn", column.name());
                        options.put("numPartitions", Integer.toString(settings.partitions()));
                        options.put("lowerBound", bounds[0]);
                        options.put("upperBound", bounds[1]);
                    }));
        }
        return new TableReading(options);
    }

    /** The rows of a table or a query in brackets. */
    Dataset<Row> rows(SparkSession spark, String from) {
        return spark.read()
                .format("jdbc")
                .options(options)
                .option("dbtable", from)
                .load();
    }
}
