package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LedgerEntry;
import java.util.List;

/**
 * What became of one model in a run.
 *
 * @param rows rows made for the months of the run; 0 when refused
 * @param refused whether the table kept what it had
 * @param seconds wall-clock time
 * @param ledger for tables whose rows correspond one to one to a bronze table's; null for others
 */
public record Built(
        TableName table, long rows, boolean refused, double seconds, List<Finding> findings, LedgerEntry ledger) {}
