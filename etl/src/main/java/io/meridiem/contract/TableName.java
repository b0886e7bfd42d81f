package io.meridiem.contract;

/**
 * A table of the lakehouse, written {@code layer.name} in SQL and found at {@code <lake>/layer/name}.
 *
 * @param layer bronze, silver, gold or ops
 * @param name lower case with underscores
 */
public record TableName(String layer, String name) implements Comparable<TableName> {

    /** Reads {@code layer.name}; anything else is a bug of the caller. */
    public static TableName of(String dotted) {
        int dot = dotted.indexOf('.');
        if (dot < 1 || dotted.indexOf('.', dot + 1) > 0) {
            throw new IllegalArgumentException("not a table name: " + dotted);
        }
        return new TableName(dotted.substring(0, dot), dotted.substring(dot + 1));
    }

    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return layer + "." + name;
    }
}
