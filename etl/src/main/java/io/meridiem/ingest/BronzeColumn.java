package io.meridiem.ingest;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A column of a bronze table.
 *
 * @param required a row without a value here is set aside; a file without the column is refused
 * @param says its meaning and unit, for the dictionary
 * @param values of an enumeration: our word, then the words sources use for it; empty otherwise
 */
public record BronzeColumn(
        String name, ColumnType type, boolean required, String says, Map<String, List<String>> values)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
