package io.meridiem.run;

import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LedgerEntry;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.package$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/** Appends a run's record to the {@code ops} tables; a table with nothing to add is left alone. */
final class OpsLog {
    private final LakeSession session;
    private final String run;
    private final YearMonth month;

    OpsLog(LakeSession session, String run, YearMonth month) {
        this.session = session;
        this.run = run;
        this.month = month;
    }

    void write(List<Finding> findings, List<LedgerEntry> ledger, List<Run.TableRun> tables) {
        append(OpsTables.FINDING, findings.stream().map(this::row).toList());
        append(OpsTables.LEDGER, ledger.stream().map(this::row).toList());
        append(OpsTables.TABLE_RUN, tables.stream()
                .map(one -> RowFactory.create(run, one.table().toString(), one.months(), one.rows(), one.seconds(),
                        one.refused() ? "refused" : "made"))
                .toList());
    }

    /** The rows set aside, from where landing staged them, as they came. */
    void quarantine(List<LedgerEntry> ledger) {
        List<Dataset<Row>> aside = new ArrayList<>();
        for (LedgerEntry one : ledger) {
            if (one.quarantined() > 0) {
                aside.add(session.spark()
                        .read()
                        .parquet(session.lake().staging(run, one.table()))
                        .where("fate in ('unreadable', 'superseded')")
                        .select(
                                functions.lit(run).as("run"),
                                functions.lit(one.table().toString()).as("table"),
                                functions.col("source_instance"),
                                functions.col("source_file"),
                                functions.col("source_record"),
                                functions.col("source_line"),
                                functions.expr("coalesce(problem, 'its key comes again with other content, and the last"
                                                + " such row counts')")
                                        .as("reason"),
                                functions.col("raw")));
            }
        }
        aside.stream().reduce(Dataset::unionByName).ifPresent(rows -> append(OpsTables.QUARANTINE, rows));
    }

    void run(String verb, String months, Instant started, Instant ended, String outcome, List<Journal.Begun> killed) {
        List<Row> rows = new ArrayList<>();
        killed.forEach(one -> rows.add(RowFactory.create(
                one.run(), one.verb(), null, Timestamp.from(one.started()), null, "killed", null)));
        String versions = "meridiem " + version() + ", spark " + package$.MODULE$.SPARK_VERSION() + ", java "
                + Runtime.version().feature();
        rows.add(RowFactory.create(
                run, verb, months, Timestamp.from(started), Timestamp.from(ended), outcome, versions));
        append(OpsTables.RUN, rows);
    }

    private static String version() {
        String version = OpsLog.class.getPackage().getImplementationVersion();
        return version == null ? "from source" : version;
    }

    private Row row(Finding one) {
        return RowFactory.create(run, month == null ? null : Date.valueOf(month.atDay(1)), one.table().toString(),
                one.check(), one.severity().word(), one.rows(), one.money(), one.currency(), one.sample(), one.says());
    }

    private Row row(LedgerEntry one) {
        return RowFactory.create(run, one.table().toString(), one.rowsIn(), one.kept(), one.unchanged(),
                one.duplicate(), one.deleted(), one.filtered(), one.quarantined(), one.late());
    }

    private void append(TableName table, List<Row> rows) {
        if (!rows.isEmpty()) {
            append(table, session.spark().createDataFrame(rows, OpsTables.schema(table)));
        }
    }

    private void append(TableName table, Dataset<Row> rows) {
        new DeltaWriter(session.lake()).append(table, rows);
        session.forget(table);
    }
}
