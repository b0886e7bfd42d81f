package io.meridiem.ingest;

import com.univocity.parsers.common.ParsingContext;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * A CSV file, read record by record with each record's number, line and own text. Spark's reader tells neither, and
 * without them nobody can find a bad row again; the parser is the one Spark uses.
 *
 * @param delimiter between cells
 * @param picked positions, from 0, of the cells asked for
 */
public record CsvFile(String path, char delimiter, List<Integer> picked) implements SourceFile {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_CELL = 1_000_000;
    private static final int KEPT_OF_TOO_LONG = 1_000;
    private static final int INPUT_BUFFER = 1 << 16;
    private static final int MOST_COLUMNS = 5_000;
    private static final String REPLACEMENT = "\uFFFD";

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
        CsvParser parser = parser();
        try (SourceStream in = SourceStream.open(path)) {
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

    /** The records below the header. */
    @Override
    public Iterator<Parsed> records() {
        SourceStream in = SourceStream.open(path);
        CsvParser parser = parser();
        parser.beginParsing(in, StandardCharsets.UTF_8);
        String[] header = parser.parseNext();
        return new Records(parser, in, header == null ? 0 : header.length);
    }

    private CsvParser parser() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.getFormat().setQuoteEscape('"');
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        // Any length is read, so that the records behind a cell too long are found.
        settings.setMaxCharsPerColumn(-1);
        // A thread of its own reads on until it is stopped, and a parser left half way would keep it and its megabytes.
        settings.setReadInputOnSeparateThread(false);
        settings.setInputBufferSize(INPUT_BUFFER);
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

    /** Walks a parser one record ahead, so that the last one is known as such; a record begins a line past the last. */
    private final class Records implements Iterator<Parsed> {
        private final CsvParser parser;
        private final SourceStream in;
        private final int width;
        private Parsed next;
        private long number;

        Records(CsvParser parser, SourceStream in, int width) {
            this.parser = parser;
            this.in = in;
            this.width = width;
            this.next = parse();
        }

        private Parsed parse() {
            ParsingContext context = parser.getContext();
            long line = context.currentLine() + 1;
            String[] cells = parser.parseNext();
            if (cells == null) {
                return null;
            }
            number++;
            String raw = context.currentParsedContent();
            return parsed(line, raw == null ? "" : raw.strip(), cells);
        }

        private Parsed parsed(long line, String raw, String[] cells) {
            if (cells.length != width) {
                return broken(line, raw, cells.length + " cells where the header has " + width);
            }
            if (tooLong(cells)) {
                return broken(line, raw, String.format(Locale.ROOT, "a cell of more than %,d letters", LONGEST_CELL));
            }
            if (raw.contains(REPLACEMENT)) {
                return broken(line, raw, "not UTF-8 text");
            }
            String[] ours = new String[picked.size()];
            for (int i = 0; i < ours.length; i++) {
                ours[i] = cells[picked.get(i)];
            }
            return new Parsed(number, line, () -> raw, null, ours);
        }

        private boolean tooLong(String[] cells) {
            for (String cell : cells) {
                if (cell != null && cell.length() > LONGEST_CELL) {
                    return true;
                }
            }
            return false;
        }

        private Parsed broken(long line, String raw, String problem) {
            String kept = raw.length() > LONGEST_CELL ? raw.substring(0, KEPT_OF_TOO_LONG) : raw;
            return new Parsed(number, line, () -> kept, problem, new String[picked.size()]);
        }

        /** The record cut in two by the damage is no record; where it cut none, the missing rest still stands as one. */
        private Parsed last(Parsed parsed) {
            if (!in.endedWithLine()) {
                return broken(parsed.line(), parsed.raw(), in.damage());
            }
            next = new Parsed(
                    ++number, parser.getContext().currentLine() + 1, () -> "", in.damage(), new String[picked.size()]);
            return parsed;
        }

        /** Whether a record runs over several lines to the file's end because a quote has no other. */
        private boolean swallowsTheRest(Parsed last) {
            return last.raw().indexOf('\n') >= 0
                    && last.raw().chars().filter(one -> one == '"').count() % 2 == 1;
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
            Parsed parsed = next;
            boolean damageIsTold = parsed.problem() != null && parsed.problem().equals(in.damage());
            next = damageIsTold ? null : parse();
            if (next == null && in.damage() != null && !damageIsTold) {
                return last(parsed);
            }
            return next == null && swallowsTheRest(parsed)
                    ? broken(parsed.line(), parsed.raw(), "a quote opens here and is never closed")
                    : parsed;
        }
    }
}
