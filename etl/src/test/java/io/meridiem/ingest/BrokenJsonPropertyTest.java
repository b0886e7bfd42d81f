package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** JSON lines, whole and damaged: every line with anything on it is one record, and what is untouched is right. */
class BrokenJsonPropertyTest {
    private static final String SEED = "20261129";
    private static final int TRIES = 300;

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return Mess.cell().list().ofSize(2).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        return Damage.some();
    }

    @Property(tries = TRIES, seed = SEED)
    void every_object_comes_back_in_any_encoding_that_is_marked(
            @ForAll("rows") List<List<String>> rows, @ForAll @IntRange(max = 4) int encoding, @ForAll boolean packed) {
        Charset charset = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE").stream()
                .map(Charset::forName)
                .toList()
                .get(encoding);
        byte[] bytes = ("\ufeff" + written(rows)).getBytes(charset);
        assertThat(json(packed ? Mess.packed(bytes) : bytes, packed)).isEqualTo(expected(rows));
    }

    @Property(tries = TRIES, seed = SEED)
    void damage_harms_the_lines_it_hits_and_no_other(
            @ForAll("rows") List<List<String>> rows, @ForAll("damages") List<Damage> damages) {
        byte[] whole = written(rows).getBytes(StandardCharsets.UTF_8);
        byte[] broken = Damage.all(whole, 0, damages);
        List<Mess.Read> read = json(broken, false);
        List<String> lines = lines(broken);
        List<Integer> full = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).chars().anyMatch(one -> one > ' ')) {
                full.add(i + 1);
            }
        }
        assertThat(read.stream().map(one -> (int) one.line()).toList()).isEqualTo(full);
        List<String> untouched = lines(whole);
        List<Mess.Read> expected = expected(rows);
        for (Mess.Read one : read) {
            int row = untouched.indexOf(lines.get((int) one.line() - 1));
            if (row >= 0) {
                assertThat(one.cells()).isEqualTo(expected.get(row).cells());
                assertThat(one.problem()).isNull();
            }
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void a_packed_file_damaged_anywhere_gives_whole_rows_and_says_so(
            @ForAll("rows") List<List<String>> rows, @ForAll("damages") List<Damage> damages) {
        byte[] whole = Mess.packed(written(rows).getBytes(StandardCharsets.UTF_8));
        byte[] broken = Damage.all(whole, 0, damages);
        List<Mess.Read> read = json(broken, true);
        List<Mess.Read> expected = expected(rows);
        boolean told = !read.isEmpty()
                && read.get(read.size() - 1).problem() != null
                && read.get(read.size() - 1).problem().contains("packed data");
        if (!told && broken.length > 0) {
            assertThat(read).isEqualTo(expected);
        }
        if (damages.stream().allMatch(one -> one.kind() == Damage.Kind.CUT) && told) {
            List<Mess.Read> before = read.subList(0, read.size() - 1);
            assertThat(before).isEqualTo(expected.subList(0, before.size()));
        }
    }

    private static List<Mess.Read> json(byte[] bytes, boolean packed) {
        String name = packed ? "mess.jsonl.gz" : "mess.jsonl";
        List<List<String>> wanted = List.of(List.of("id"), List.of("in.name"));
        return Mess.with(bytes, name, path -> Mess.read(new JsonLinesFile(path.toString(), null, wanted))).stream()
                .map(Mess.Read::withoutText)
                .toList();
    }

    private static List<Mess.Read> expected(List<List<String>> rows) {
        List<Mess.Read> expected = new ArrayList<>();
        for (List<String> row : rows) {
            int line = expected.size() + 1;
            expected.add(new Mess.Read(line, line, null, row, ""));
        }
        return expected;
    }

    /** As bytes that stand for themselves, so that no damage is lost in decoding. */
    private static List<String> lines(byte[] file) {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte one : file) {
            if (one == '\n') {
                lines.add(line.toString(StandardCharsets.ISO_8859_1));
                line.reset();
            } else {
                line.write(one);
            }
        }
        lines.add(line.toString(StandardCharsets.ISO_8859_1));
        return lines;
    }

    private static String written(List<List<String>> rows) {
        return rows.stream()
                .map(row -> "{\"id\":" + quoted(row.get(0)) + ",\"more\":[{\"x\":1}],\"in\":{\"name\":"
                        + quoted(row.get(1)) + "}}\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        StringBuilder text = new StringBuilder("\"");
        cell.chars().forEach(one -> {
            if (one < ' ' || one == '"' || one == '\\') {
                text.append(String.format(Locale.ROOT, "\\u%04x", one));
            } else {
                text.append((char) one);
            }
        });
        return text.append('"').toString();
    }
}
