package io.meridiem.contract;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rows of a file that are no rows of ours, as those of a vendor's test mode. They are counted and told.
 *
 * @param column the file's column or path; it need be none of ours
 * @param is texts of which one stands there, whatever their case; {@link #ANY} for any text at all, the empty one for
 *     none; no texts where rows are left out because the key has one with a newer value
 * @param as the ledger's word for such rows
 * @param because what such rows are, as {@code test data}; null where the adapter does not say
 */
public record AdapterSkip(String column, List<String> is, Fate as, String because) {

    /** Stands for any text. */
    public static final String ANY = "*";

    /** The ledger's words for rows that are left out. */
    public enum Fate {
        /** A stated rule leaves it out. */
        FILTERED,
        /** The vendor marks it as deleted. */
        DELETED;

        /** As the ledger spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What such rows are, for the sentence of a finding: {@code test data (livemode is false)}. */
    public String says() {
        String rule = is.isEmpty()
                ? "a newer " + column + " is there"
                : column + " is "
                        + (is.contains(ANY)
                                ? "there"
                                : is.stream()
                                        .map(one -> one.isEmpty() ? "empty" : one)
                                        .collect(Collectors.joining(" or ")));
        if (because != null) {
            return because + " (" + rule + ")";
        }
        return as == Fate.DELETED ? "deleted (" + rule + ")" : "left out (" + rule + ")";
    }
}
