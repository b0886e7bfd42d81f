package io.meridiem.ingest;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * A file of a source and which cells of its records are asked for; what an executor needs to read it. However it is
 * written, it gives records with their number, line and own text, without which nobody finds a bad row again.
 */
public sealed interface SourceFile extends Serializable permits CsvFile, JsonLinesFile, ParquetFile, OpenedCells {

    /**
     * One row of the file.
     *
     * @param number of the record, counted from 1; rows out of one object share it
     * @param line where it begins, counted from 1
     * @param text gives its text as it stands in the file, until the next row is asked for
     * @param problem why no cell of it can be read; null when they can
     * @param cells those asked for, in their order; null where the record has none
     */
    record Parsed(long number, long line, Supplier<String> text, String problem, String[] cells) {
        /** Its text as it stands in the file; to be asked for before the next row is. */
        public String raw() {
            return text.get();
        }
    }

    /** A local path or URI. */
    String path();

    /** Every row, one at a time, from the beginning; damage to the file is a last row with a problem. */
    Iterator<Parsed> records();
}
