package io.meridiem.ingest;

import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LedgerEntry;
import io.meridiem.table.Severity;
import java.time.YearMonth;
import java.util.List;

/**
 * What became of one table's input.
 *
 * @param ledger where its rows went; null where no row was read
 * @param spanFrom the first month its rows speak of; null without dated rows
 * @param spanTo the last one
 * @param seconds wall-clock time
 */
public record Landed(
        TableName table,
        LedgerEntry ledger,
        List<Finding> findings,
        YearMonth spanFrom,
        YearMonth spanTo,
        double seconds) {

    /** Refused before a row was read. */
    static Landed refused(TableName table, List<Finding> findings) {
        return new Landed(table, null, findings, null, null, 0);
    }

    /** The same with these findings put first. */
    Landed with(List<Finding> before) {
        List<Finding> all = new java.util.ArrayList<>(before);
        all.addAll(findings);
        return new Landed(table, ledger, all, spanFrom, spanTo, seconds);
    }

    /** Whether the table kept what it had because its input cannot be trusted. */
    public boolean refused() {
        return findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE);
    }
}
