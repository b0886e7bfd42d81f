package io.meridiem.ingest;

import io.meridiem.contract.AdapterSkip;
import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LedgerEntry;
import io.meridiem.table.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Lands one table: every row is staged with its fate, the fates are counted and judged, and only then swapped in. */
final class Landing {
    private final LakeSession session;
    private final String run;
    private final BigDecimal mostQuarantined;
    private final LocalDate loadedUntil;

    /**
     * @param mostQuarantined share of rows (0..1) above which the table is refused
     * @param loadedTo the last month the lake holds, by which a new row counts as late; null for an empty lake
     */
    Landing(LakeSession session, String run, BigDecimal mostQuarantined, YearMonth loadedTo) {
        this.session = session;
        this.run = run;
        this.mostQuarantined = mostQuarantined;
        this.loadedUntil = loadedTo == null ? LocalDate.of(1, 1, 1) : loadedTo.atEndOfMonth();
    }

    /**
     * Stages, judges and, unless it is refused, swaps in.
     *
     * @param skipping the rules by which rows are left out, for the words that tell it
     */
    Landed land(BronzeTable table, Dataset<Row> rows, List<AdapterSkip> skipping) {
        long begun = System.nanoTime();
        boolean versions = skipping.stream().anyMatch(one -> one.is().isEmpty());
        LandingSql sql = LandingSql.of(table, versions);
        stage(sql, rows);
        Row counted = session.sql(sql.counts(loadedUntil), Map.of()).head();
        LedgerEntry ledger = ledger(table.name(), counted);
        List<Finding> found = findings(table, ledger, counted);
        found.addAll(leftOut(table.name(), ledger, skipping));
        if (number(counted, "lost") > 0) {
            found.addAll(lost(sql));
        }
        LeftOutMoney money = LeftOutMoney.of(counted);
        found.replaceAll(money::in);
        Landed landed = new Landed(
                table.name(),
                ledger,
                found,
                month(counted, "span_from"),
                month(counted, "span_to"),
                (System.nanoTime() - begun) / 1e9);
        if (!landed.refused()) {
            swapIn(sql);
        }
        return landed;
    }

    private void swapIn(LandingSql sql) {
        TableName table = sql.table().name();
        String folder = session.lake().staging(run, table) + "_taken";
        StructType columns = written(sql.taken(), folder, sql.unlike());
        session.replace(table, folder, columns);
    }

    private void stage(LandingSql sql, Dataset<Row> rows) {
        String staging = session.lake().staging(run, sql.table().name());
        session.show(TableName.of(sql.input()), rows);
        materialise(sql.fates(), staging, sql.staged(), sql.unlike());
        if (sql instanceof FirstArrivalSql first) {
            materialise(first.findMarks(), staging + "_marks", first.marks(), List.of());
            materialise(first.findRepeats(), staging + "_repeats", first.repeats(), List.of());
        }
    }

    /** Runs a query once: its rows lie in a folder and answer to a name. */
    private void materialise(String query, String folder, String name, List<String> unlike) {
        StructType columns = written(query, folder, unlike);
        session.show(TableName.of(name), session.files(folder, columns));
    }

    /**
     * Runs a query into a folder and tells its columns.
     *
     * @param unlike columns in which hardly two rows are alike, of which a dictionary is made in vain
     */
    private StructType written(String query, String folder, List<String> unlike) {
        Dataset<Row> rows = session.sql(query, Map.of());
        DataFrameWriter<Row> writer = rows.write().mode("overwrite");
        unlike.forEach(column -> writer.option("parquet.enable.dictionary#" + column, "false"));
        writer.parquet(folder);
        return rows.schema();
    }

    private static LedgerEntry ledger(TableName table, Row counted) {
        long quarantined = number(counted, "superseded") + number(counted, "unreadable");
        return new LedgerEntry(
                table,
                number(counted, "rows_in"),
                number(counted, "kept"),
                number(counted, "unchanged"),
                number(counted, "duplicate"),
                number(counted, "deleted"),
                number(counted, "filtered"),
                quarantined,
                number(counted, "late"));
    }

    private List<Finding> findings(BronzeTable table, LedgerEntry ledger, Row counted) {
        List<Finding> found = new ArrayList<>();
        long unreadable = number(counted, "unreadable");
        if (unreadable > 0) {
            found.add(unreadable(table.name(), unreadable, ledger.rowsIn(), counted.getAs("unreadable_sample")));
        }
        if (ledger.duplicate() > 0) {
            found.add(Finding.of(
                    table.name(),
                    "duplicate",
                    Severity.WARN,
                    ledger.duplicate(),
                    null,
                    count(ledger.duplicate()) + " rows repeat an earlier row"
                            + (table.collision() == BronzeTable.Collision.FIRST
                                    ? "'s " + keyOf(table)
                                    : " word for word")
                            + " and count once"));
        }
        long collisions = number(counted, "collisions");
        if (collisions > 0) {
            found.add(collision(table, collisions, number(counted, "superseded"), counted.getAs("collision_sample")));
        }
        return found;
    }

    /** What a connector says of values that did not fit the type it has their column in: they are no values since. */
    private List<Finding> lost(LandingSql sql) {
        List<Row> fields = session.sql(sql.losses(), Map.of()).collectAsList();
        if (fields.isEmpty()) {
            return List.of();
        }
        String says = fields.stream()
                .map(one -> count(one.getLong(1)) + " of " + one.getString(0))
                .collect(Collectors.joining(", "));
        long rows = fields.stream().mapToLong(one -> one.getLong(1)).sum();
        return List.of(Finding.of(
                sql.table().name(),
                "lost_by_connector",
                Severity.WARN,
                rows,
                null,
                "the connector could not keep " + count(rows) + " values, which are empty since: " + says
                        + "; mend their type at the destination and sync again"));
    }

    /** What the adapter's rules left out, one finding for each of the ledger's words. */
    private static List<Finding> leftOut(TableName table, LedgerEntry ledger, List<AdapterSkip> skipping) {
        List<Finding> told = new ArrayList<>();
        for (AdapterSkip.Fate fate : AdapterSkip.Fate.values()) {
            long rows = fate == AdapterSkip.Fate.DELETED ? ledger.deleted() : ledger.filtered();
            if (rows > 0) {
                String rules = skipping.stream()
                        .filter(rule -> rule.as() == fate)
                        .map(AdapterSkip::says)
                        .distinct()
                        .collect(Collectors.joining(" or "));
                String says = count(rows) + " rows are " + rules + " and count for nothing";
                told.add(Finding.of(table, fate.word(), Severity.WARN, rows, null, says));
            }
        }
        return told;
    }

    private static String keyOf(BronzeTable table) {
        return String.join(", ", table.key());
    }

    private Finding unreadable(TableName table, long rows, long rowsIn, String sample) {
        BigDecimal most = mostQuarantined.multiply(BigDecimal.valueOf(rowsIn));
        boolean tooMany = BigDecimal.valueOf(rows).compareTo(most) > 0;
        String says = count(rows) + " of " + count(rowsIn) + " rows cannot be read"
                + (tooMany
                        ? ", more than the limit of "
                                + mostQuarantined
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString()
                                + " % (limits.quarantined_share): mend the file or raise the limit"
                        : " and stand aside");
        return Finding.of(table, "unreadable", tooMany ? Severity.REFUSE : Severity.QUARANTINE, rows, sample, says);
    }

    private static Finding collision(BronzeTable table, long ids, long superseded, String sample) {
        boolean kept = table.collision() == BronzeTable.Collision.KEEP;
        String says = count(ids) + " values of " + keyOf(table) + " stand on rows with different content; "
                + (kept
                        ? "all those rows are kept"
                        : "the last row of each counts, " + count(superseded) + " were set aside");
        return Finding.of(table.name(), "collision", kept ? Severity.WARN : Severity.QUARANTINE, ids, sample, says);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static long number(Row counted, String column) {
        return counted.getLong(counted.fieldIndex(column));
    }

    private static YearMonth month(Row counted, String column) {
        java.sql.Date date = counted.getAs(column);
        return date == null ? null : YearMonth.from(date.toLocalDate());
    }
}
