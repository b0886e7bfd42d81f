package io.meridiem.ingest;

import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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

    /** Stages, judges and, unless it is refused, swaps in. */
    Landed land(BronzeTable table, Dataset<Row> rows) {
        long begun = System.nanoTime();
        LandingSql sql = new LandingSql(table);
        String staging = session.lake().staging(run, table.name());
        session.show(TableName.of(sql.input()), rows);
        Dataset<Row> judged = session.sql(sql.fates(), Map.of());
        judged.write().mode("overwrite").parquet(staging);
        Dataset<Row> staged = session.spark().read().schema(judged.schema()).parquet(staging);
        session.show(TableName.of(sql.staged()), staged);
        Row counted = session.sql(sql.counts(loadedUntil), Map.of()).head();
        LedgerEntry ledger = ledger(table.name(), counted);
        Landed landed = new Landed(
                table.name(),
                ledger,
                findings(table, ledger, counted),
                month(counted, "span_from"),
                month(counted, "span_to"),
                (System.nanoTime() - begun) / 1e9);
        if (!landed.refused()) {
            swapIn(table, staged);
        }
        return landed;
    }

    private void swapIn(BronzeTable table, Dataset<Row> staged) {
        Dataset<Row> good = staged.where("fate in ('kept', 'unchanged')").drop("fate", "problem", "raw");
        new DeltaWriter(session.lake()).replace(table.name(), good);
        session.forget(table.name());
    }

    private static LedgerEntry ledger(TableName table, Row counted) {
        long quarantined = number(counted, "superseded") + number(counted, "unreadable");
        return new LedgerEntry(
                table,
                number(counted, "rows_in"),
                number(counted, "kept"),
                number(counted, "unchanged"),
                number(counted, "duplicate"),
                0,
                0,
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
                    count(ledger.duplicate()) + " rows repeat an earlier row word for word and count once"));
        }
        long collisions = number(counted, "collisions");
        if (collisions > 0) {
            found.add(collision(table, collisions, number(counted, "superseded"), counted.getAs("collision_sample")));
        }
        return found;
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
        String key = String.join(", ", table.key());
        boolean kept = table.collision() == BronzeTable.Collision.KEEP;
        String says = count(ids) + " values of " + key + " stand on rows with different content; "
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
