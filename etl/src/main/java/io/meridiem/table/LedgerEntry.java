package io.meridiem.table;

import io.meridiem.contract.TableName;

/**
 * Where a table's incoming rows went: a row of {@code ops.ledger}. {@code rowsIn} equals the sum of the next six.
 *
 * @param kept new or changed rows that are now in the table
 * @param unchanged rows the table held already
 * @param duplicate the same row again
 * @param deleted rows the source marks as deleted
 * @param filtered rows a stated rule leaves out
 * @param quarantined rows set aside with a reason
 * @param late of the kept ones, those that belong to a month already loaded
 */
public record LedgerEntry(
        TableName table,
        long rowsIn,
        long kept,
        long unchanged,
        long duplicate,
        long deleted,
        long filtered,
        long quarantined,
        long late) {

    /** Refuses an account that does not add up: a bug here, never the user's. */
    public LedgerEntry {
        if (rowsIn != kept + unchanged + duplicate + deleted + filtered + quarantined) {
            throw new IllegalStateException("the ledger of " + table + " does not add up: " + rowsIn + " rows in, "
                    + kept + " kept, " + unchanged + " unchanged, " + duplicate + " duplicate, " + deleted
                    + " deleted, " + filtered + " filtered, " + quarantined + " quarantined");
        }
    }
}
