package io.meridiem.ingest;

import io.meridiem.contract.TableName;
import io.meridiem.table.LedgerEntry;
import java.time.YearMonth;
import org.apache.spark.sql.Row;

/** The one row of counts over a table's staged rows, as {@link LandingSql#counts} asks for it. */
record Counted(TableName table, Row row) {

    /** Where the rows went. */
    LedgerEntry ledger() {
        return new LedgerEntry(
                table,
                number("rows_in"),
                number("kept"),
                number("unchanged"),
                number("duplicate"),
                number("deleted"),
                number("filtered"),
                number("superseded") + number("unreadable"),
                number("late"));
    }

    LandingWords.Unreadable unreadable() {
        return new LandingWords.Unreadable(number("unreadable"), row.getAs("unreadable_sample"));
    }

    long number(String column) {
        return row.getLong(row.fieldIndex(column));
    }

    /** The month of a date; null without one. */
    YearMonth month(String column) {
        java.sql.Date date = row.getAs(column);
        return date == null ? null : YearMonth.from(date.toLocalDate());
    }
}
