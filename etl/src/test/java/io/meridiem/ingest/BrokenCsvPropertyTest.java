package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** CSV that was damaged: every line is part of exactly one record, and what came before the damage is right. */
class BrokenCsvPropertyTest {
    private static final String SEED = "20261129";
    private static final int TRIES = 300;

    @Provide
    Arbitrary<Mess.Written> tables() {
        return Mess.table();
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        return Damage.some();
    }

    @Property(tries = TRIES, seed = SEED)
    void damage_below_the_header_loses_no_line_and_harms_nothing_before_it(
            @ForAll("tables") Mess.Written table, @ForAll("damages") List<Damage> damages) {
        byte[] broken = Damage.all(table.bytes(), table.headerBytes(), damages);
        List<Mess.Read> read = Mess.csv(broken, false);
        accountsForEveryLine(read, broken);
        beginsWith(read, table, Damage.same(table.bytes(), broken));
    }

    @Property(tries = TRIES, seed = SEED)
    void damage_anywhere_is_told_and_never_thrown(
            @ForAll("tables") Mess.Written table, @ForAll("damages") List<Damage> damages) {
        numbered(Mess.csv(Damage.all(table.bytes(), 0, damages), false));
    }

    @Property(tries = TRIES, seed = SEED)
    void a_packed_file_damaged_anywhere_gives_what_came_before_and_says_so(
            @ForAll("tables") Mess.Written table, @ForAll("damages") List<Damage> damages) throws IOException {
        byte[] whole = Mess.packed(table.bytes());
        byte[] broken = Damage.all(whole, 0, damages);
        List<Mess.Read> read = Mess.csv(broken, true);
        numbered(read);
        boolean sound = broken.length == 0;
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(broken), 1)) {
            for (int one = in.read(); one >= 0; one = in.read()) {
                unpacked.write(one);
            }
            sound = true;
        } catch (IOException damaged) {
            assertThat(damaged).isNotNull();
        }
        if (!sound) {
            assertThat(read.get(read.size() - 1).problem()).contains("packed data");
        }
        int same = Damage.same(table.bytes(), unpacked.toByteArray());
        if (same >= table.headerBytes()) {
            // What was unpacked in the same go as the damage is lost with it.
            beginsWith(sound ? read : read.subList(0, read.size() - 1), table, same);
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void a_row_with_a_cell_too_many_or_too_few_is_set_aside_alone(
            @ForAll("tables") Mess.Written table, @ForAll @IntRange(max = 7) int hit, @ForAll boolean more) {
        List<List<String>> rows = new ArrayList<>(table.rows());
        boolean harmed = hit < rows.size() && (more || table.width() > 1);
        if (harmed) {
            List<String> row = new ArrayList<>(rows.get(hit));
            boolean added = more ? row.add("more") : row.remove(row.size() - 1) == null;
            assertThat(added).isEqualTo(more);
            rows.set(hit, row);
        }
        Mess.Style whole = table.style().withAllQuoted();
        List<Mess.Read> read = Mess.csv(Mess.written(table.width(), rows, whole).bytes(), false);
        assertThat(read).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            if (harmed && i == hit) {
                assertThat(read.get(i).problem())
                        .isEqualTo(rows.get(i).size() + " cells where the header has " + table.width());
            } else {
                assertThat(read.get(i).cells()).isEqualTo(Mess.joined(rows.get(i)));
                assertThat(read.get(i).problem()).isNull();
            }
        }
    }

    private static void numbered(List<Mess.Read> read) {
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).number()).isEqualTo(i + 1);
        }
    }

    /** Every line below the header that has anything on it is in one record, under its number. */
    private static void accountsForEveryLine(List<Mess.Read> read, byte[] file) {
        numbered(read);
        String text = new String(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        List<String> missing = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        missing.set(0, "");
        for (Mess.Read one : read) {
            List<String> lines = Arrays.asList(one.raw().split("\n", -1));
            int from = (int) one.line() - 1;
            assertThat(missing.subList(from, Math.min(from + lines.size(), missing.size())))
                    .as("lines of record %d", one.number())
                    .isEqualTo(lines);
            for (int i = 0; i < lines.size(); i++) {
                missing.set(from + i, "");
            }
        }
        assertThat(missing).as("lines in no record").allMatch(String::isEmpty);
    }

    /** The records that end before this byte are those that were written. */
    private static void beginsWith(List<Mess.Read> read, Mess.Written table, int same) {
        for (int i = 0;
                i < Math.min(read.size(), table.rows().size()) && table.endBytes(i) <= same && table.endsLine(i);
                i++) {
            Mess.Read one = read.get(i);
            assertThat(one.withoutText())
                    .isEqualTo(new Mess.Read(
                            i + 1,
                            table.lines().get(i),
                            null,
                            Mess.joined(table.rows().get(i)),
                            ""));
        }
    }
}
