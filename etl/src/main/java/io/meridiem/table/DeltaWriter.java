package io.meridiem.table;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import java.time.YearMonth;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Delta commits: one per table and run, so that a reader sees a table as it was or as it is, nothing between. */
public final class DeltaWriter {
    private final Lake lake;

    public DeltaWriter(Lake lake) {
        this.lake = lake;
    }

    /** Puts these rows, and these columns, in the place of all the table held. */
    public void replace(TableName table, Dataset<Row> rows) {
        overwrite(rows).option("overwriteSchema", "true").save(lake.path(table));
    }

    /** Puts these rows in the place of the months from {@code from} to {@code to}, both included. */
    public void replaceMonths(TableName table, Dataset<Row> rows, YearMonth from, YearMonth to) {
        // Written with two comparisons: BETWEEN in replaceWhere ends in an internal error of Spark 4.1.
        String months = "month >= '" + from.atDay(1) + "' and month <= '" + to.atDay(1) + "'";
        overwrite(rows).option("replaceWhere", months).save(lake.path(table));
    }

    /** Puts these rows in the place of those a condition holds for; a column the table has not got yet is added. */
    public void replaceWhere(TableName table, Dataset<Row> rows, String condition) {
        overwrite(rows)
                .option("replaceWhere", condition)
                .option("mergeSchema", "true")
                .save(lake.path(table));
    }

    /** Adds rows to a log table such as {@code ops.run}. */
    public void append(TableName table, Dataset<Row> rows) {
        rows.coalesce(1)
                .write()
                .format("delta")
                .mode("append")
                .option("mergeSchema", "true")
                .save(lake.path(table));
    }

    private static DataFrameWriter<Row> overwrite(Dataset<Row> rows) {
        return rows.write().format("delta").mode("overwrite");
    }
}
