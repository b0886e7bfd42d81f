package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** CSV of any content, as a writer that keeps to RFC 4180 leaves it, comes back to the letter. */
class CsvPropertyTest {
    @Provide
    Arbitrary<Mess.Written> tables() {
        return Mess.table();
    }

    @Property(tries = 300, seed = "20261129")
    void every_record_comes_back_with_its_number_line_and_cells(@ForAll("tables") Mess.Written table) {
        assertThat(read(table.bytes(), false)).isEqualTo(expected(table));
    }

    @Property(tries = 200, seed = "20261129")
    void text_of_utf_16_with_its_mark_reads_like_text_of_utf_8(
            @ForAll("tables") Mess.Written table, @ForAll boolean little, @ForAll boolean packed) {
        String text = "\ufeff" + table.text().replaceFirst("^\ufeff", "");
        byte[] bytes = text.getBytes(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        assertThat(read(packed ? Mess.packed(bytes) : bytes, packed)).isEqualTo(expected(table));
    }

    private static List<Mess.Read> read(byte[] bytes, boolean packed) {
        return Mess.csv(bytes, packed).stream().map(Mess.Read::withoutText).toList();
    }

    private static List<Mess.Read> expected(Mess.Written table) {
        List<Mess.Read> expected = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            List<String> cells = Mess.joined(table.rows().get(i));
            expected.add(new Mess.Read(i + 1, table.lines().get(i), null, cells, ""));
        }
        return expected;
    }
}
