package io.meridiem.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Made-up cells and files for properties, written by a writer of their own. */
final class Mess {
    /** The letters a reader of CSV or JSON may stumble over, and some of several bytes. */
    private static final String ROUGH = ",;\t|\"'\\#\n\r\0 /{}[]:-.%a0Z\u00e9\u20ac\u2028\u00a0";

    private Mess() {}

    /** Any text UTF-8 can write, but for the mark of what it could not. */
    static Arbitrary<String> text() {
        Arbitrary<Integer> letter = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x2ff),
                Arbitraries.integers()
                        .between(0, 0x10ffff)
                        .filter(one -> (one < 0xd800 || one > 0xdfff) && one != 0xfffd));
        return letter.list()
                .ofMaxSize(12)
                .map(all -> all.stream().map(Character::toString).collect(Collectors.joining()));
    }

    static Arbitrary<String> cell() {
        Arbitrary<String> rough = Arbitraries.strings().withChars(ROUGH).ofMaxLength(8);
        Arbitrary<String> longer = Combinators.combine(
                        rough.filter(one -> !one.isEmpty()),
                        Arbitraries.integers().between(1_000, 3_000))
                .as(String::repeat);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(10, rough),
                net.jqwik.api.Tuple.of(5, text()),
                net.jqwik.api.Tuple.of(2, Arbitraries.of("", " ", "\"", "\"\"", "#", "\r\n", "\n\n", "NULL", "\ufeff")),
                net.jqwik.api.Tuple.of(1, longer));
    }

    /** How a table is written: what stands between cells and lines, and what is left to a writer's taste. */
    record Style(char delimiter, String lineEnd, boolean quoteAll, boolean marked, boolean endsLine, int blankLinesAt) {
        /** What a file of one column, in which no delimiter stands, is taken to have. */
        Style withComma() {
            return new Style(',', lineEnd, quoteAll, marked, endsLine, blankLinesAt);
        }

        Style withAllQuoted() {
            return new Style(delimiter, lineEnd, true, marked, endsLine, -1);
        }
    }

    static Arbitrary<Style> style() {
        return Combinators.combine(
                        Arbitraries.of(',', ';', '\t', '|'),
                        Arbitraries.of("\n", "\r\n"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-1, 6))
                .as(Style::new);
    }

    /**
     * A table as it was written.
     *
     * @param rows its cells
     * @param lines the line each row begins at, counted from 1
     * @param ends where the text of each row ends, its line end included
     */
    record Written(
            int width, Style style, List<List<String>> rows, String text, List<Integer> lines, List<Integer> ends) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** Bytes up to the end of the header. */
        int headerBytes() {
            return bytes(text.indexOf('\n') + 1);
        }

        /** Bytes up to the end of a row. */
        int endBytes(int row) {
            return bytes(ends.get(row));
        }

        boolean endsLine(int row) {
            return row < rows.size() - 1 || style.endsLine();
        }

        private int bytes(int letters) {
            return text.substring(0, letters).getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Cells as they come back: line ends inside them are line feeds. */
    static List<String> joined(List<String> cells) {
        return cells.stream().map(one -> one.replace("\r\n", "\n")).toList();
    }

    static Arbitrary<Written> table() {
        return Arbitraries.integers().between(1, 4).flatMap(width -> Combinators.combine(
                        cell().list().ofSize(width).list().ofMaxSize(8), style())
                .as((rows, style) -> written(width, rows, width == 1 ? style.withComma() : style)));
    }

    static Written written(int width, List<List<String>> rows, Style style) {
        StringBuilder text = new StringBuilder(style.marked() ? "\ufeff" : "");
        text.append(
                IntStream.range(0, width).mapToObj(i -> "c" + i).collect(Collectors.joining("" + style.delimiter())));
        text.append(style.lineEnd());
        List<Integer> lines = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            text.append(style.lineEnd().repeat(i == style.blankLinesAt() ? 2 : 0));
            lines.add(1 + (int) text.chars().filter(one -> one == '\n').count());
            text.append(rows.get(i).stream()
                    .map(one -> quoted(one, style, width))
                    .collect(Collectors.joining("" + style.delimiter())));
            text.append(i < rows.size() - 1 || style.endsLine() ? style.lineEnd() : "");
            ends.add(text.length());
        }
        return new Written(width, style, rows, text.toString(), lines, ends);
    }

    private static String quoted(String cell, Style style, int width) {
        boolean needed = cell.indexOf(style.delimiter()) >= 0
                || cell.chars().anyMatch(one -> one == '"' || one == '\n' || one == '\r')
                || width == 1 && cell.isEmpty();
        return needed || style.quoteAll() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** A record as it was read: where it is from, its cells ("" for none) or why it has none, its own text. */
    record Read(long number, long line, String problem, List<String> cells, String raw) {
        Read withoutText() {
            return new Read(number, line, problem, cells, "");
        }
    }

    /** All records of a CSV file of these bytes. */
    static List<Read> csv(byte[] bytes, boolean packed) {
        return with(bytes, packed ? "mess.csv.gz" : "mess.csv", path -> {
            CsvFile file = CsvFile.at(path.toString());
            String[] header = file.header();
            int width = header == null ? 0 : header.length;
            return read(file.picking(IntStream.range(0, width).boxed().toList()));
        });
    }

    static List<Read> read(SourceFile file) {
        List<Read> all = new ArrayList<>();
        file.records()
                .forEachRemaining(one -> all.add(new Read(
                        one.number(),
                        one.line(),
                        one.problem(),
                        java.util.Arrays.stream(one.cells())
                                .map(cell -> cell == null ? "" : cell)
                                .toList(),
                        one.raw())));
        return all;
    }

    /** What is made of a file of these bytes, which is gone afterwards. */
    static <T> T with(byte[] bytes, String name, java.util.function.Function<Path, T> reading) {
        try {
            Path folder = Files.createTempDirectory("mess");
            Path file = Files.write(folder.resolve(name), bytes);
            try {
                return reading.apply(file);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(all)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return all.toByteArray();
    }
}
