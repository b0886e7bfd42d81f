package io.meridiem.ingest;

import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LedgerEntry;
import io.meridiem.table.Severity;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedSet;

/**
 * What became of one table's input.
 *
 * @param ledger where its rows went; null where no row was read
 * @param spanFrom the first month its rows speak of; null without dated rows
 * @param spanTo the last one
 * @param days of its new rows, as ISO 8601 writes them; null where nobody will ask which days change
 * @param seconds wall-clock time
 */
public record Landed(
        TableName table,
        LedgerEntry ledger,
        List<Finding> findings,
        YearMonth spanFrom,
        YearMonth spanTo,
        SortedSet<String> days,
        double seconds) {

    /** Refused before a row was read. */
    static Landed refused(TableName table, List<Finding> findings) {
        return new Landed(table, null, findings, null, null, null, 0);
    }

    /** The same with these findings put first. */
    Landed with(List<Finding> before) {
        List<Finding> all = new java.util.ArrayList<>(before);
        findings.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return telling(all);
    }

    /** The same with other findings. */
    Landed telling(List<Finding> others) {
        return new Landed(table, ledger, others, spanFrom, spanTo, days, seconds);
    }

    /** The same once its new rows are of these days. */
    Landed of(SortedSet<String> their) {
        return new Landed(table, ledger, findings, spanFrom, spanTo, their, seconds);
    }

    /** Whether the table kept what it had because its input cannot be trusted. */
    public boolean refused() {
        return findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE);
    }
}
