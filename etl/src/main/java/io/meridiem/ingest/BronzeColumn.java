package io.meridiem.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of a bronze table.
 *
 * @param required a row without a value here is set aside; a file without the column is refused
 * @param says its meaning and unit, for the dictionary
 * @param values of an enumeration or a word: ours, then those sources use for it; empty otherwise
 */
public record BronzeColumn(
        String name, ColumnType type, boolean required, String says, Map<String, List<String>> values)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Whether it holds one of a few words of ours. */
    boolean holdsWords() {
        return type == ColumnType.ENUMERATION || type == ColumnType.WORD;
    }

    /** The same column where a source has words of its own: what they mean there comes before what they mean to us. */
    BronzeColumn with(Map<String, List<String>> words) {
        if (words.isEmpty()) {
            return this;
        }
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        words.forEach((ours, theirs) -> {
            List<String> known = new ArrayList<>(all.remove(ours));
            known.addAll(theirs);
            // The last to name a word says what it means.
            all.put(ours, known);
        });
        return new BronzeColumn(name, type, required, says, all);
    }
}
