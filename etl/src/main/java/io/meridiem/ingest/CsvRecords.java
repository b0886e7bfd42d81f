package io.meridiem.ingest;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/** A CSV file's records below the header. It walks one record ahead, so that the last one is known as such. */
final class CsvRecords implements Iterator<SourceFile.Parsed> {
    private static final int LONGEST_CELL = 1_000_000;
    private static final int KEPT_OF_TOO_LONG = 1_000;
    private static final String REPLACEMENT = "\uFFFD";
    private static final String NEVER_CLOSED = "a quote opens here and is never closed";

    private final CsvParsing parsing;
    private final char delimiter;
    private final List<Integer> picked;
    private final int width;
    private SourceFile.Parsed next;
    private long number;
    private boolean atEnd;

    CsvRecords(CsvFile file) {
        parsing = new CsvParsing(file.path(), file.delimiter());
        delimiter = file.delimiter();
        picked = file.picked();
        String[] header = parsing.next();
        width = header == null ? 0 : header.length;
        next = parse();
        if (next == null && parsing.damage() != null) {
            next = damage();
        }
    }

    private SourceFile.Parsed parse() {
        String[] cells = parsing.next();
        if (cells == null) {
            atEnd = true;
            return null;
        }
        number++;
        String text = parsing.text();
        String raw = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        String problem = problem(raw, cells);
        if (problem != null) {
            return broken(parsing.line(), raw, problem);
        }
        String[] ours = new String[picked.size()];
        for (int i = 0; i < ours.length; i++) {
            ours[i] = cells[picked.get(i)];
        }
        return new SourceFile.Parsed(number, parsing.line(), () -> raw, null, ours);
    }

    private String problem(String raw, String[] cells) {
        // On one line a stray quote harms its own cell at most; over several it has taken other records in.
        String misquoted = raw.indexOf('\n') < 0 ? null : misquoted(raw);
        if (misquoted != null) {
            return misquoted;
        }
        if (cells.length != width) {
            return cells.length + " cells where the header has " + width;
        }
        for (String cell : cells) {
            if (cell != null && cell.length() > LONGEST_CELL) {
                return String.format(Locale.ROOT, "a cell of more than %,d letters", LONGEST_CELL);
            }
        }
        return raw.contains(REPLACEMENT) ? "not UTF-8 text" : null;
    }

    /** What is wrong with a record's quotes; null where each that opens a cell has another that ends it. */
    private String misquoted(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            if (raw.charAt(at) == '"') {
                int end = closing(raw, at + 1);
                if (end < 0) {
                    return NEVER_CLOSED;
                }
                at = end + 1;
                while (at < raw.length() && raw.charAt(at) <= ' ' && raw.charAt(at) != delimiter) {
                    at++;
                }
                if (at < raw.length() && raw.charAt(at) != delimiter) {
                    return "a quote opens here and the one that closes it does not end its cell";
                }
            } else {
                int end = raw.indexOf(delimiter, at);
                at = end < 0 ? raw.length() : end;
            }
        }
        return null;
    }

    /** Where the quote stands that is not one of two that mean one; -1 for nowhere. */
    private static int closing(String raw, int from) {
        int at = raw.indexOf('"', from);
        while (at >= 0 && at + 1 < raw.length() && raw.charAt(at + 1) == '"') {
            at = raw.indexOf('"', at + 2);
        }
        return at;
    }

    private SourceFile.Parsed broken(long line, String raw, String problem) {
        String kept = raw.length() > LONGEST_CELL ? raw.substring(0, KEPT_OF_TOO_LONG) : raw;
        return new SourceFile.Parsed(number, line, () -> kept, problem, new String[picked.size()]);
    }

    private SourceFile.Parsed damage() {
        number++;
        return broken(parsing.lineBehind(), "", parsing.damage());
    }

    /** The record cut in two by the damage is no record; where it cut none, the missing rest still stands as one. */
    private SourceFile.Parsed last(SourceFile.Parsed parsed) {
        if (parsing.damage() != null && parsing.endedWithLine()) {
            next = damage();
            return parsed;
        }
        if (parsing.damage() != null) {
            return broken(parsed.line(), parsed.raw(), parsing.damage());
        }
        return NEVER_CLOSED.equals(misquoted(parsed.raw()))
                ? broken(parsed.line(), parsed.raw(), NEVER_CLOSED)
                : parsed;
    }

    /** Lets go of a file that is not to be read to its end. */
    void stop() {
        parsing.stop();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public SourceFile.Parsed next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        SourceFile.Parsed parsed = next;
        boolean more = !atEnd;
        next = more ? parse() : null;
        return more && atEnd ? last(parsed) : parsed;
    }
}
