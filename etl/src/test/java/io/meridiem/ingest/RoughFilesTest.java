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

    @Test
    void a_row_that_begins_with_a_hash_is_a_row() throws IOException {
        assertThat(read(file("id,name\n#1,a\n2,b\n"))).containsExactly("#1|a", "2|b");
    }

    @Test
    void blank_lines_are_no_records_and_are_counted_as_lines() throws IOException {
        assertThat(read(file("\nid,name\n\n\n1\n2,b\n\n"))).containsExactly("5: 1 cells where the header has 2", "2|b");
    }

    @Test
    void lines_are_counted_and_cut_alike_where_two_kinds_of_line_end_meet() throws IOException {
        assertThat(read(file("id,name\r\n1,\"a\nb\"\r\n2\n3,c\n4\r\n")))
                .containsExactly(
                        "1|a\nb", "4: 1 cells where the header has 2", "3|c", "6: 1 cells where the header has 2");
        assertThat(read(file("id,name\r1,a\r2,b\r"))).containsExactly("1|a", "2|b");
    }

    @Test
    void a_nul_byte_inside_quotes_is_not_left_out() throws IOException {
        assertThat(read(file("id,name\n\"a\0b\",c\n"))).containsExactly("a\0b|c");
    }

    @Test
    void a_row_of_more_cells_than_the_parser_has_room_for_is_set_aside_alone() throws IOException {
        assertThat(read(file("id,name\n1,a\n2" + ",x".repeat(100_000) + "\n3,c\n")))
                .containsExactly("1|a", "3: 100001 cells where the header has 2", "3|c");
    }

    @Test
    void a_quote_closed_by_one_of_a_later_row_does_not_make_two_rows_one() throws IOException {
        assertThat(read(file("id,name\n1,\"open\n2,\"c\"\n3,d\n")))
                .containsExactly("2: a quote opens here and the one that closes it does not end its cell", "3|d");
    }

    @Test
    void a_file_cut_off_inside_quotes_gives_no_half_cell() throws IOException {
        assertThat(read(file("id,name\n1,a\n2,\"Acme Hold")))
                .containsExactly("1|a", "3: a quote opens here and is never closed");
        assertThat(read(file("id,name\n1,5\" pipe"))).containsExactly("1|5\" pipe");
    }

    @Test
    void a_packed_file_that_gives_no_row_says_that_it_is_damaged() throws IOException {
        byte[] whole = Mess.packed("id,name\n1,a\n".getBytes(StandardCharsets.UTF_8));
        Path cut = Files.write(here.resolve("c.csv.gz"), java.util.Arrays.copyOf(whole, 12));
        CsvFile.at(cut.toString()).records().forEachRemaining(one -> assertThat(one.problem())
                .contains("packed data"));
        assertThat(CsvFile.at(cut.toString()).records()).hasNext();
    }

    @Test
    void half_a_letter_of_utf_16_sets_its_row_aside() throws IOException {
        byte[] bytes = "\ufeffid,name\n1,a\ud83d\n2,b\n".getBytes(StandardCharsets.UTF_16BE);
        bytes[bytes.length - 12] = (byte) 0xd8;
        assertThat(read(Files.write(here.resolve("u.csv"), bytes))).isEqualTo(List.of("2: not UTF-8 text", "2|b"));
    }
}
