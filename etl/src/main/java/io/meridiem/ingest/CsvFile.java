package io.meridiem.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/**
 * A CSV file, read record by record with each record's number, line and own text. Spark's reader tells neither, and
 * without them nobody can find a bad row again; the parser is the one Spark uses.
 *
 * @param delimiter between cells
 * @param picked positions, from 0, of the cells asked for
 */
public record CsvFile(String path, char delimiter, List<Integer> picked) implements SourceFile {
    private static final long serialVersionUID = 1L;

    /** Opens a file, no cell asked for yet, and finds out its delimiter from its first line. */
    public static CsvFile at(String path) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(SourceStream.open(path), StandardCharsets.UTF_8), 1 << 16)) {
            String first = reader.readLine();
            return new CsvFile(path, first == null ? ',' : delimiterOf(first), List.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same file, its cells told apart by another mark. */
    CsvFile with(char otherDelimiter) {
        return new CsvFile(path, otherDelimiter, picked);
    }

    /** The same file, these cells asked for. */
    public CsvFile picking(List<Integer> positions) {
        return new CsvFile(path, delimiter, List.copyOf(positions));
    }

    /** The first record's cells, trimmed; null in a file without any. */
    public String[] header() {
        CsvParsing parsing = new CsvParsing(path, delimiter);
        String[] cells = parsing.next();
        parsing.stop();
        for (int i = 0; cells != null && i < cells.length; i++) {
            cells[i] = cells[i] == null ? "" : cells[i].strip();
        }
        return cells;
    }

    /** Whether there is a record below the header, or damage to be told in one's place. */
    boolean hasRecords() {
        CsvRecords records = new CsvRecords(this);
        records.stop();
        return records.hasNext();
    }

    /** The records below the header. */
    @Override
    public Iterator<Parsed> records() {
        return new CsvRecords(this);
    }

    private static char delimiterOf(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            long count = line.chars().filter(one -> one == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
