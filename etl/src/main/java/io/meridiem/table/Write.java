package io.meridiem.table;

import java.util.Locale;

/** How a table takes new rows. */
public enum Write {
    /** The whole table is made anew. */
    WHOLE,
    /** Where nothing but days of its input changed, those days are replaced; else the whole table is made anew. */
    DAYS,
    /** The months of the run's range are replaced, the others stay. The table has a column {@code month}. */
    MONTHS;

    /** Reads the word of a model's front matter. */
    public static Write of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
