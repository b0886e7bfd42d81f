package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON lines as rows of cells: {@code number|problem or cells|raw}. */
class JsonLinesFileTest {
    @TempDir
    Path folder;

    @Test
    void cells_are_picked_by_path_and_what_is_absent_or_null_is_no_value() throws IOException {
        String text =
                """
                {"id":"a","price":{"id":"p1","recurring":null},"period":{"start":10},"live":true}

                {"price":"p2","id":"b","more":{"id":"x","deep":[{"id":"y"}]}}
                """;
        assertThat(read("a.jsonl", text, null, "id", "price.id", "price.recurring.interval", "period.start", "live"))
                .containsExactly("1|a p1 - 10 true", "3|b - - - -");
    }

    @Test
    void the_likeliest_path_counts_wherever_it_stands_in_the_object() throws IOException {
        List<List<String>> wanted = List.of(List.of("charge", "charge.id"), List.of("decimal", "amount"));
        Path file = write(
                "a.jsonl",
                "{\"amount\":1,\"charge\":{\"id\":\"c1\"},\"decimal\":\"1.5\"}\n"
                        + "{\"decimal\":\"2.5\",\"amount\":2,\"charge\":\"c2\"}\n{\"amount\":3,\"decimal\":null}");
        assertThat(rows(new JsonLinesFile(file.toString(), null, wanted)))
                .containsExactly("1|c1 1.5", "2|c2 2.5", "3|- 3");
    }

    @Test
    void every_element_is_a_row_with_its_own_text_and_the_objects_own_cells() throws IOException {
        String text =
                """
                {"id":"in_1","lines":{"data":[{"id":"l1","price":{"id":"p"}}, {"id":"l2","price":null}]},"live":false}
                {"id":"in_2","lines":{"data":[]}}
                {"id":"in_3"}
                {"id":"in_4","lines":{"data":[{"id":"l\u00fc3"}],"more":1},"live":true}
                """;
        List<String> rows = read("a.jsonl", text, "lines.data", "id", "../id", "price.id", "../live");
        assertThat(rows).containsExactly("1|l1 in_1 p false", "1|l2 in_1 - false", "4|lü3 in_4 - true");
        Iterator<SourceFile.Parsed> again = file("a.jsonl", "lines.data", "id").records();
        assertThat(again.next().raw()).isEqualTo("{\"id\":\"l1\",\"price\":{\"id\":\"p\"}}");
        assertThat(again.next().raw()).isEqualTo("{\"id\":\"l2\",\"price\":null}");
        assertThat(again.next().raw()).isEqualTo("{\"id\":\"lü3\"}");
    }

    @Test
    void numbers_of_a_list_are_added_up_and_an_empty_list_adds_up_to_nothing() throws IOException {
        String text =
                """
                {"id":1,"off":[{"amount":150},{"amount":7.5,"discount":"d"}]}
                {"id":2,"off":[]}
                {"id":3}
                {"id":4,"off":[{"amount":"much"}]}
                {"id":5,"off":[{"amount":1},{"amount":1e999999999}]}
                """;
        assertThat(read("a.jsonl", text, null, "id", "off[].amount"))
                .containsExactly(
                        "1|1 157.5",
                        "2|2 0",
                        "3|3 -",
                        "4|!'much' is to be added up and is no number",
                        "5|!a number to be added up is too long");
    }

    @Test
    void texts_of_a_list_are_written_behind_each_other_and_an_empty_list_is_no_value() throws IOException {
        String text =
                """
                {"id":1,"to":["a","b"],"in":{"list":[{"id":7,"as":"x"},{"id":8},{"as":"y"}]}}
                {"id":2,"to":[null],"in":{"list":[]}}
                {"id":3,"to":"a"}
                {"id":4,"to":[["a"]]}
                """;
        assertThat(read("a.jsonl", text, null, "id", "to[;]", "in.list[;].id"))
                .containsExactly("1|1 a;b 7;8", "2|2 - -", "3|3 - -", "4|!a list holds a list where a value belongs");
    }

    @Test
    void a_broken_line_is_one_row_with_a_problem_and_the_next_is_read() throws IOException {
        byte[] latin = "{\"id\":\"\u00fc\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        all.writeBytes("{\"id\":1}\r\n{\"id\":2,\n[3]\n{\"id\":4}{}\n".getBytes(StandardCharsets.UTF_8));
        all.writeBytes(latin);
        all.writeBytes("{\"id\":{\"a\":6}}\n{\"id\":[7]}\n{\"id\":8}".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("a.ndjson"), all.toByteArray());
        List<String> rows = rows(file("a.ndjson", null, "id"));
        assertThat(rows).hasSize(8);
        assertThat(rows.get(0)).isEqualTo("1|1");
        assertThat(rows.get(1)).startsWith("2|!not JSON: Unexpected end-of-input");
        assertThat(rows.get(2)).isEqualTo("3|!not JSON: an object stands in {}");
        assertThat(rows.get(3)).isEqualTo("4|!not JSON: something stands behind the object");
        assertThat(rows.get(4)).startsWith("5|!not JSON: Invalid UTF-8");
        assertThat(rows.get(5)).isEqualTo("6|!'id' holds an object where a value belongs");
        assertThat(rows.get(6)).isEqualTo("7|!'id' holds a list where a value belongs");
        assertThat(rows.get(7)).isEqualTo("8|8");
    }

    @Test
    void a_packed_file_that_breaks_off_gives_its_rows_and_one_that_tells_it() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 20_000; i++) {
            text.append("{\"id\":").append(i * 7919L % 104729).append("}\n");
        }
        byte[] whole = packed(text.toString());
        Files.write(folder.resolve("a.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
        List<String> rows = rows(file("a.jsonl.gz", null, "id"));
        assertThat(rows).hasSizeBetween(5_000, 15_000);
        assertThat(rows.get(rows.size() - 1))
                .startsWith(rows.size() + "|!the file ends in the middle of its packed data");
        assertThat(rows.subList(0, rows.size() - 1)).noneMatch(one -> one.contains("!"));
    }

    @Test
    void a_csv_file_that_breaks_off_loses_the_record_that_was_cut_in_two() throws IOException {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = 1; i <= 20_000; i++) {
            text.append(i).append(",n").append(i * 7919L % 104729).append('\n');
        }
        byte[] whole = packed(text.toString());
        Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        CsvFile file = CsvFile.at(folder.resolve("a.csv.gz").toString()).picking(List.of(1));
        List<String> rows = rows(file);
        assertThat(rows).hasSizeBetween(5_000, 15_000);
        assertThat(rows.get(0)).isEqualTo("1|n7919");
        assertThat(rows.get(rows.size() - 1)).contains("|!the file ends in the middle of its packed data");
        assertThat(rows.subList(0, rows.size() - 1)).noneMatch(one -> one.contains("!"));
    }

    @Test
    void what_is_no_packed_file_at_all_is_one_row_that_tells_it() throws IOException {
        write("a.jsonl.gz", "{\"id\":1}\n");
        assertThat(rows(file("a.jsonl.gz", null, "id")))
                .singleElement()
                .asString()
                .contains("|!the file ends in the middle of its packed data");
    }

    @Test
    void several_packed_pieces_in_one_file_are_read_to_the_end() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(packed("{\"id\":1}\n"));
        both.writeBytes(packed("{\"id\":2}\n"));
        Files.write(folder.resolve("a.json.gz"), both.toByteArray());
        assertThat(rows(file("a.json.gz", null, "id"))).containsExactly("1|1", "2|2");
    }

    private List<String> read(String name, String text, String each, String... paths) throws IOException {
        write(name, text);
        return rows(file(name, each, paths));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private JsonLinesFile file(String name, String each, String... paths) {
        List<List<String>> wanted = new ArrayList<>();
        List.of(paths).forEach(path -> wanted.add(List.of(path)));
        return new JsonLinesFile(folder.resolve(name).toString(), each, wanted);
    }

    private static List<String> rows(SourceFile file) {
        List<String> rows = new ArrayList<>();
        file.records().forEachRemaining(one -> {
            List<String> cells = new ArrayList<>();
            for (String cell : one.cells()) {
                cells.add(cell == null ? "-" : cell);
            }
            rows.add(one.number() + "|" + (one.problem() == null ? String.join(" ", cells) : "!" + one.problem()));
        });
        return rows;
    }

    static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
