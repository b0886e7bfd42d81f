package io.meridiem.run;

import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.Lanes;
import io.meridiem.table.LedgerEntry;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

    /** Appends what the stages told, and the rows landing set aside, as they came. */
    void write(List<Finding> findings, List<LedgerEntry> ledger, List<Run.TableRun> tables) {
        List<Supplier<Boolean>> appends = new ArrayList<>();
        appends.add(
                () -> append(OpsTables.FINDING, findings.stream().map(this::row).toList()));
        appends.add(
                () -> append(OpsTables.LEDGER, ledger.stream().map(this::row).toList()));
        appends.add(
                () -> append(OpsTables.TABLE_RUN, tables.stream().map(this::row).toList()));
        ledger.stream()
                .filter(one -> one.quarantined() > 0)
                .map(this::aside)
                .reduce(Dataset::unionByName)
                .ifPresent(rows -> appends.add(() -> append(OpsTables.QUARANTINE, rows)));
        try (Lanes lanes = new Lanes()) {
            lanes.all(appends);
        }
    }

    private Dataset<Row> aside(LedgerEntry one) {
        return session.spark()
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
                        functions
                                .expr("coalesce(problem, 'its key comes again with other content, and the last such row"
                                        + " counts')")
                                .as("reason"),
                        functions.col("raw"));
    }

    void run(String verb, String months, Instant started, Instant ended, String outcome, List<Journal.Begun> killed) {
        List<Row> rows = new ArrayList<>();
        killed.forEach(one -> rows.add(RowFactory.create(
                one.run(), one.verb(), null, Timestamp.from(one.started()), null, one.outcome(), null)));
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
        return RowFactory.create(
                run,
                month == null ? null : Date.valueOf(month.atDay(1)),
                one.table().toString(),
                one.check(),
                one.severity().word(),
                one.rows(),
                one.money(),
                one.currency(),
                one.sample(),
                one.says());
    }

    private Row row(LedgerEntry one) {
        return RowFactory.create(
                run,
                one.table().toString(),
                one.rowsIn(),
                one.kept(),
                one.unchanged(),
                one.duplicate(),
                one.deleted(),
                one.filtered(),
                one.quarantined(),
                one.late());
    }

    private Row row(Run.TableRun one) {
        return RowFactory.create(
                run,
                one.table().toString(),
                one.months(),
                one.rows(),
                one.seconds(),
                one.refused() ? "refused" : "made");
    }

    private boolean append(TableName table, List<Row> rows) {
        return !rows.isEmpty() && append(table, session.spark().createDataFrame(rows, OpsTables.schema(table)));
    }

    private boolean append(TableName table, Dataset<Row> rows) {
        new DeltaWriter(session.lake()).append(table, rows);
        session.forget(table);
        return true;
    }
}
