package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files no exporter should write and some do: every record is a row or is set aside with a reason, and the rest counts. */
class RoughFilesTest {
    @TempDir
    Path here;

    /** Of each record its cells, or why there are none. */
    private List<String> read(Path file) {
        List<String> told = new ArrayList<>();
        CsvFile csv = CsvFile.at(file.toString());
        String[] header = csv.header();
        if (header == null) {
            return told;
        }
        CsvFile all = csv.picking(
                java.util.stream.IntStream.range(0, header.length).boxed().toList());
        all.records()
                .forEachRemaining(one -> told.add(
                        one.problem() == null
                                ? String.join(
                                        "|",
                                        java.util.Arrays.stream(one.cells())
                                                .map(cell -> cell == null
                                                        ? ""
                                                        : cell.length() > 100 ? cell.length() + " letters" : cell)
                                                .toList())
                                : one.line() + ": " + one.problem()));
        return told;
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(here.resolve(name), text.getBytes(charset));
    }

    private Path file(String text) throws IOException {
        return file("a.csv", text, StandardCharsets.UTF_8);
    }

    @Test
    void a_cell_of_ten_megabytes_is_set_aside_and_the_rows_around_it_count() throws IOException {
        String huge = "x".repeat(10_000_000);
        assertThat(read(file("id,name\n1,a\n2," + huge + "\n3,c\n")))
                .containsExactly("1|a", "3: a cell of more than 1,000,000 letters", "3|c");
        assertThat(read(file("id,name\n1,a\n2,\"" + huge + "\"\n3,c\n")))
                .containsExactly("1|a", "3: a cell of more than 1,000,000 letters", "3|c");
    }

    @Test
    void a_quote_that_is_never_closed_does_not_swallow_the_rest_unsaid() throws IOException {
        List<String> told = read(file("id,name\n1,a\n2,\"open\n3,c\n4,d\n"));
        assertThat(told).hasSize(2).startsWith("1|a");
        assertThat(told.get(1)).isEqualTo("3: a quote opens here and is never closed");
    }

    @Test
    void a_nul_byte_stays_in_its_cell_and_harms_no_other() throws IOException {
        assertThat(read(file("id,name\n1,a\0b\n2,c\n"))).containsExactly("1|a\0b", "2|c");
    }

    @Test
    void line_ends_of_either_kind_and_line_feeds_inside_quotes() throws IOException {
        assertThat(read(file("id,name\r\n1,\"a\r\nb\"\r\n2,c\r\n"))).containsExactly("1|a\nb", "2|c");
        assertThat(read(file("id,name\n1,\"a\nb\"\n2,c"))).containsExactly("1|a\nb", "2|c");
    }

    @Test
    void another_encoding_sets_rows_aside_and_is_named() throws IOException {
        assertThat(read(file("l.csv", "id,name\n1,Zürich\n2,Bern\n", StandardCharsets.ISO_8859_1)))
                .containsExactly("2: not UTF-8 text", "2|Bern");
    }

    @Test
    void what_is_called_packed_and_is_not_or_is_empty() throws IOException {
        assertThat(read(file("p.csv.gz", "id,name\n1,a\n", StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(read(file("e.csv.gz", "", StandardCharsets.UTF_8))).isEmpty();
        Path nothing = here.resolve("n.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(nothing))) {
            out.flush();
        }
        assertThat(read(nothing)).isEmpty();
    }
}
