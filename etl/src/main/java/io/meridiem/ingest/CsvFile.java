package io.meridiem.ingest;

import com.univocity.parsers.common.ParsingContext;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A CSV file, read record by record with each record's number, line and own text. Spark's reader tells neither, and
 * without them nobody can find a bad row again; the parser is the one Spark uses.
 *
 * @param path a local path or URI
 * @param delimiter between cells
 */
public record CsvFile(String path, char delimiter) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_CELL = 1_000_000;
    private static final int MOST_COLUMNS = 5_000;

    /**
     * One record.
     *
     * @param number counted from 1, the header left out
     * @param line where it begins, counted from 1
     * @param raw its text as it stands in the file
     */
    public record Parsed(long number, long line, String raw, String[] cells) {}

    /** Opens a file and finds out its delimiter from its first line. */
    public static CsvFile at(String path) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8), 1 << 16)) {
            String first = reader.readLine();
            return new CsvFile(path, first == null ? ',' : delimiterOf(first));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first record's cells, trimmed; null in a file without any. */
    public String[] header() {
        CsvParser parser = parser();
        try (InputStream in = open(path)) {
            parser.beginParsing(in, StandardCharsets.UTF_8);
            String[] cells = parser.parseNext();
            parser.stopParsing();
            if (cells != null) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = cells[i] == null ? "" : cells[i].strip();
                }
            }
            return cells;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The records below the header, one at a time. */
    public Iterator<Parsed> records() {
        CsvParser parser = parser();
        try {
            parser.beginParsing(open(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        parser.parseNext();
        return new Records(parser);
    }

    private CsvParser parser() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.getFormat().setQuoteEscape('"');
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setMaxCharsPerColumn(LONGEST_CELL);
        settings.setMaxColumns(MOST_COLUMNS);
        return new CsvParser(settings);
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

    private static InputStream open(String path) throws IOException {
        Path file = new Path(path);
        return file.getFileSystem(new Configuration()).open(file);
    }

    /** Walks a parser; a record's line is one past the lines read before it. */
    private static final class Records implements Iterator<Parsed> {
        private final CsvParser parser;
        private String[] next;
        private long number;
        private long line;
        private String raw;

        Records(CsvParser parser) {
            this.parser = parser;
            advance();
        }

        private void advance() {
            ParsingContext context = parser.getContext();
            long before = context.currentLine();
            next = parser.parseNext();
            if (next != null) {
                number++;
                line = before + 1;
                raw = context.currentParsedContent();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Parsed next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Parsed parsed = new Parsed(number, line, raw == null ? "" : raw.strip(), next);
            advance();
            return parsed;
        }
    }
}
