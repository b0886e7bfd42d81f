package io.meridiem.table;

/**
 * A question put to a table's staged rows before readers see them.
 *
 * @param id what the finding is called
 * @param severity what happens when it finds something
 * @param says one sentence for a reader; {@code {rows}} stands for the number found
 * @param rows a query for the offending rows: column {@code sample} (text), optionally {@code money} in the reporting
 *     currency and {@code rows}, how many rows of the source one stands for; no row means all is well
 */
public record Check(String id, Severity severity, String says, String rows) {}
