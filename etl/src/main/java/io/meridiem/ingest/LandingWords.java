package io.meridiem.ingest;

import io.meridiem.contract.AdapterSkip;
import io.meridiem.table.Finding;
import io.meridiem.table.LedgerEntry;
import io.meridiem.table.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * What landing a table found, in words.
 *
 * @param mostQuarantined share of rows (0..1) above which the table is refused
 */
record LandingWords(BronzeTable table, BigDecimal mostQuarantined) {
    /** Findings on rows; all others are on files. */
    static final Set<String> ON_ROWS =
            Set.of("unreadable", "duplicate", "collision", "deleted", "filtered", "lost_by_connector");

    /**
     * Rows that cannot be read.
     *
     * @param sample where the first stands, and why; null for none
     */
    record Unreadable(long rows, String sample) {}

    /**
     * Everything found in the rows.
     *
     * @param counted with {@code collisions}, {@code superseded} and {@code collision_sample}
     * @param skipping the rules by which rows are left out
     */
    List<Finding> of(LedgerEntry ledger, Unreadable unreadable, Row counted, List<AdapterSkip> skipping) {
        List<Finding> found = new ArrayList<>();
        if (unreadable.rows() > 0) {
            found.add(told(unreadable, ledger.rowsIn()));
        }
        if (ledger.duplicate() > 0) {
            found.add(Finding.of(
                    table.name(),
                    "duplicate",
                    Severity.WARN,
                    ledger.duplicate(),
                    null,
                    count(ledger.duplicate()) + " rows repeat an earlier row"
                            + (table.collision() == BronzeTable.Collision.FIRST ? "'s " + key() : " word for word")
                            + " and count once"));
        }
        long collisions = counted.<Long>getAs("collisions");
        if (collisions > 0) {
            found.add(collision(collisions, counted.getAs("superseded"), counted.getAs("collision_sample")));
        }
        found.addAll(leftOut(ledger, skipping));
        return found;
    }

    /** What the adapter's rules left out, one finding for each of the ledger's words. */
    private List<Finding> leftOut(LedgerEntry ledger, List<AdapterSkip> skipping) {
        List<Finding> told = new ArrayList<>();
        for (AdapterSkip.Fate fate : AdapterSkip.Fate.values()) {
            long rows = fate == AdapterSkip.Fate.DELETED ? ledger.deleted() : ledger.filtered();
            if (rows > 0) {
                String rules = skipping.stream()
                        .filter(rule -> rule.as() == fate)
                        .map(AdapterSkip::says)
                        .distinct()
                        .collect(Collectors.joining(" or "));
                String says = count(rows) + " rows are " + rules + " and count for nothing";
                told.add(Finding.of(table.name(), fate.word(), Severity.WARN, rows, null, says));
            }
        }
        return told;
    }

    private String key() {
        return String.join(", ", table.key());
    }

    private Finding told(Unreadable unreadable, long rowsIn) {
        long rows = unreadable.rows();
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
        return Finding.of(
                table.name(),
                "unreadable",
                tooMany ? Severity.REFUSE : Severity.QUARANTINE,
                rows,
                unreadable.sample(),
                says);
    }

    private Finding collision(long ids, long superseded, String sample) {
        boolean kept = table.collision() == BronzeTable.Collision.KEEP;
        String says = count(ids) + " values of " + key() + " stand on rows with different content; "
                + (kept
                        ? "all those rows are kept"
                        : "the last row of each counts, " + count(superseded) + " were set aside");
        return Finding.of(table.name(), "collision", kept ? Severity.WARN : Severity.QUARANTINE, ids, sample, says);
    }

    /**
     * What a connector says of values that did not fit the type it has their column in: they are no values since.
     *
     * @param fields each with the number of its rows
     */
    List<Finding> lost(List<Row> fields) {
        if (fields.isEmpty()) {
            return List.of();
        }
        String says = fields.stream()
                .map(one -> count(one.getLong(1)) + " of " + one.getString(0))
                .collect(Collectors.joining(", "));
        long rows = fields.stream().mapToLong(one -> one.getLong(1)).sum();
        return List.of(Finding.of(
                table.name(),
                "lost_by_connector",
                Severity.WARN,
                rows,
                null,
                "the connector could not keep " + count(rows) + " values, which are empty since: " + says
                        + "; mend their type at the destination and sync again"));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
