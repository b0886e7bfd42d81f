package io.meridiem.table;

/** What a finding does to the table it is about. */
public enum Severity {
    /** Told, and nothing else happens. */
    WARN,
    /** Rows were set aside; the rest went on. */
    QUARANTINE,
    /** The table and what depends on it keep what they had; the run ends with exit code 1. */
    REFUSE;

    /** The lower-case word stored in {@code ops.finding}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
