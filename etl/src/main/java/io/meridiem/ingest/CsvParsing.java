package io.meridiem.ingest;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.nio.charset.StandardCharsets;

/** The parser at work on one file: its records one after the other, each with its line and its own text. */
final class CsvParsing {
    private static final int INPUT_BUFFER = 1 << 16;
    private static final int COLUMNS = 5_000;

    private final String path;
    private final char delimiter;
    private SourceStream in;
    private CsvParser parser;
    private int columns = COLUMNS;
    private long taken;
    private String text = "";
    private long line;
    private long lineBehind = 1;

    /** Opens the file. */
    CsvParsing(String path, char delimiter) {
        this.path = path;
        this.delimiter = delimiter;
        begin();
    }

    private void begin() {
        in = SourceStream.open(path);
        parser = new CsvParser(settings());
        parser.beginParsing(new LineFeeds(in), StandardCharsets.UTF_8);
    }

    private CsvParserSettings settings() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.getFormat().setQuoteEscape('"');
        // Left alone the parser takes a NUL for this mark and leaves it out.
        settings.getFormat().setCharToEscapeQuoteEscaping('"');
        settings.getFormat().setLineSeparator("\n");
        // A first cell that begins with a # is a cell.
        settings.setCommentProcessingEnabled(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        // Any length is read, so that the records behind a cell too long are found.
        settings.setMaxCharsPerColumn(-1);
        // A thread of its own reads on until it is stopped, and a parser left half way would keep it and its megabytes.
        settings.setReadInputOnSeparateThread(false);
        settings.setInputBufferSize(INPUT_BUFFER);
        settings.setMaxColumns(columns);
        return settings;
    }

    /** The next record's cells; null after the last. A line with nothing on it is no record. */
    String[] next() {
        long from = parser.getContext().currentChar();
        String[] cells = parsed();
        if (cells != null) {
            taken++;
            String content = parser.getContext().currentParsedContent();
            text = content == null ? "" : content;
            count(from);
        }
        return cells;
    }

    private String[] parsed() {
        while (true) {
            try {
                return parser.parseNext();
            } catch (TextParsingException stopped) {
                if (!(stopped.getCause() instanceof ArrayIndexOutOfBoundsException)) {
                    throw stopped;
                }
                again();
            }
        }
    }

    /** A parser stops for good at a record of more cells than it has room for: another one goes on with more room. */
    private void again() {
        in.done();
        columns *= 16;
        begin();
        for (long i = 0; i < taken; i++) {
            parser.parseNext();
        }
    }

    /** The latest record's text as it stands in the file, its lines ended by line feeds. */
    String text() {
        return text;
    }

    /** The line at which the latest record begins, counted from 1. */
    long line() {
        return line;
    }

    /** The line behind the latest record. */
    long lineBehind() {
        return lineBehind;
    }

    /** Between two records there is nothing but lines with nothing on them, a letter each. */
    private void count(long from) {
        line = lineBehind + parser.getContext().currentChar() - text.length() - from;
        lineBehind = line;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lineBehind++;
        }
    }

    /** What is wrong with the file's packing, as far as it is read; null while nothing is. */
    String damage() {
        return in.damage();
    }

    /** Whether the file's last byte ended a line, once it is read. */
    boolean endedWithLine() {
        return in.endedWithLine();
    }

    void stop() {
        parser.stopParsing();
        in.done();
    }
}
