package io.meridiem.run;

import io.meridiem.contract.TableName;
import io.meridiem.table.ToldTables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of the {@code ops} tables: what ran, what it took and made, what it found, what was told to whom. */
public final class OpsTables {
    /** One row per run: verb, months, times, how it ended, versions of the product, Spark, Delta and Java. */
    public static final TableName RUN = TableName.of("ops.run");
    /** One row per table and run: rows made, wall-clock seconds, made or refused. */
    public static final TableName TABLE_RUN = TableName.of("ops.table_run");
    /** One row per finding and run. */
    public static final TableName FINDING = TableName.of("ops.finding");
    /** One row per table and run that read input: where its rows went. */
    public static final TableName LEDGER = TableName.of("ops.ledger");
    /** One row per source record set aside, as it came, with the reason and its place. */
    public static final TableName QUARANTINE = TableName.of("ops.quarantine");

    private OpsTables() {}

    /** Every table's columns, in order. */
    public static Map<TableName, StructType> schemas() {
        Map<TableName, StructType> all = new LinkedHashMap<>();
        all.put(
                RUN,
                StructType.fromDDL("run string, verb string, months string, started_at timestamp, ended_at timestamp,"
                        + " outcome string, versions string"));
        all.put(
                TABLE_RUN,
                StructType.fromDDL(
                        "run string, `table` string, months string, rows bigint, seconds double," + " outcome string"));
        all.put(
                FINDING,
                StructType.fromDDL("run string, month date, `table` string, `check` string, severity string,"
                        + " rows bigint, money decimal(18,2), currency string, sample string, says string"));
        all.put(
                LEDGER,
                StructType.fromDDL("run string, `table` string, rows_in bigint, kept bigint, unchanged bigint,"
                        + " duplicate bigint, deleted bigint, filtered bigint, quarantined bigint, late bigint"));
        all.put(
                QUARANTINE,
                StructType.fromDDL("run string, `table` string, source_instance string, source_file string,"
                        + " source_record bigint, source_line bigint, reason string, raw string"));
        all.putAll(ToldTables.schemas());
        return all;
    }

    static StructType schema(TableName table) {
        return schemas().getOrDefault(table, new StructType().add("run", DataTypes.StringType));
    }
}
