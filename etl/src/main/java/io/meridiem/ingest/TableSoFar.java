package io.meridiem.ingest;

import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.LedgerEntry;
import io.meridiem.table.Severity;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the last run told of a table that rows are added to. What is told of the table now covers those rows, too, as if
 * all had been read again.
 *
 * @param first the first month its rows speak of; null for none
 * @param last the last one
 * @param aside its rows of {@code ops.quarantine}
 */
record TableSoFar(LedgerEntry ledger, List<Finding> findings, YearMonth first, YearMonth last, Dataset<Row> aside) {

    /** Nothing where the run that the state names has left no account of the table. */
    static Optional<TableSoFar> of(LakeSession session, TableName table, LakeState.Entry entry) {
        if (!session.exists(TableName.of("ops.ledger"))) {
            return Optional.empty();
        }
        Map<String, Object> told = Map.of("table", table.toString(), "run", entry.run());
        String where = " where `table` = :table and run = :run";
        List<Row> ledger = session.sql("select * from ops.ledger" + where, told).collectAsList();
        if (ledger.size() != 1) {
            return Optional.empty();
        }
        List<Finding> findings = session.sql("select * from ops.finding" + where, told).collectAsList().stream()
                .map(row -> finding(table, row))
                .toList();
        return Optional.of(new TableSoFar(
                entry(table, ledger.get(0)),
                findings,
                month(entry.spanFrom()),
                month(entry.spanTo()),
                session.sql("select * from ops.quarantine" + where, told)));
    }

    /** The account of all rows, where this is that of the new ones. */
    LedgerEntry with(LedgerEntry fresh) {
        return new LedgerEntry(
                fresh.table(),
                ledger.rowsIn() + fresh.rowsIn(),
                fresh.kept(),
                ledger.kept() + ledger.unchanged() + fresh.unchanged(),
                ledger.duplicate() + fresh.duplicate(),
                ledger.deleted() + fresh.deleted(),
                ledger.filtered() + fresh.filtered(),
                ledger.quarantined() + fresh.quarantined(),
                fresh.late());
    }

    /** The rows that cannot be read, old and new. */
    LandingWords.Unreadable with(LandingWords.Unreadable fresh) {
        String sample = findings.stream()
                .filter(one -> one.check().equals("unreadable"))
                .map(Finding::sample)
                .findFirst()
                .orElse(fresh.sample());
        return new LandingWords.Unreadable(ledger.quarantined() + fresh.rows(), sample);
    }

    /** The table where nothing is added to it. */
    Landed asItWas() {
        LedgerEntry none = new LedgerEntry(ledger.table(), 0, 0, 0, 0, 0, 0, 0, 0);
        return new Landed(ledger.table(), with(none), findings, first, last, new TreeSet<>(), 0);
    }

    /** Findings on the files that were read before. */
    List<Finding> onFiles() {
        return findings.stream()
                .filter(one -> !LandingWords.ON_ROWS.contains(one.check()))
                .toList();
    }

    /** The first month of old and new rows. */
    YearMonth from(YearMonth fresh) {
        return first == null || fresh != null && fresh.isBefore(first) ? fresh : first;
    }

    /** The last one. */
    YearMonth to(YearMonth fresh) {
        return last == null || fresh != null && fresh.isAfter(last) ? fresh : last;
    }

    private static YearMonth month(String text) {
        return text == null ? null : YearMonth.parse(text);
    }

    private static LedgerEntry entry(TableName table, Row row) {
        return new LedgerEntry(
                table,
                row.<Long>getAs("rows_in"),
                row.<Long>getAs("kept"),
                row.<Long>getAs("unchanged"),
                row.<Long>getAs("duplicate"),
                row.<Long>getAs("deleted"),
                row.<Long>getAs("filtered"),
                row.<Long>getAs("quarantined"),
                row.<Long>getAs("late"));
    }

    private static Finding finding(TableName table, Row row) {
        return new Finding(
                table,
                row.getAs("check"),
                Severity.valueOf(row.<String>getAs("severity").toUpperCase(Locale.ROOT)),
                row.<Long>getAs("rows"),
                row.getAs("money"),
                row.getAs("currency"),
                row.getAs("sample"),
                row.getAs("says"));
    }
}
