package io.meridiem.table;

import io.meridiem.contract.TableName;
import java.math.BigDecimal;

/**
 * Something a check saw in the data: a row of {@code ops.finding}.
 *
 * @param table the table it is about
 * @param check the check's id, stable across versions
 * @param rows how many rows (or ids, as {@code says} tells) it concerns
 * @param money what they amount to in {@code currency}; null where no money is affected or known
 * @param currency ISO 4217 code of {@code money}; null without money
 * @param sample a few of them, for a person to look up; null for none
 * @param says one sentence for a reader, the numbers filled in
 */
public record Finding(
        TableName table,
        String check,
        Severity severity,
        long rows,
        BigDecimal money,
        String currency,
        String sample,
        String says) {

    /** A finding without money. */
    public static Finding of(TableName table, String check, Severity severity, long rows, String sample, String says) {
        return new Finding(table, check, severity, rows, null, null, sample, says);
    }

    /** One line for the terminal: severity, table, sentence, sample. */
    public String line() {
        String amount = money == null ? "" : " [" + currency + " " + money.toPlainString() + "]";
        String seen = sample == null ? "" : " (" + sample + ")";
        return severity.word() + ": " + table + ": " + says + amount + seen;
    }
}
