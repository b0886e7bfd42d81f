package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import org.apache.spark.sql.delta.DeltaLog;

/** Files of made-up rows, landed: every record is in the table, set aside with its place, or counted; none is in twice. */
class LandedMessPropertyTest {
    /** A cell as it is written, and what it is in bronze; null where its row is set aside. */
    private record Said(String text, String read) {}

    private record Subscription(String id, Said start, Said amount, String note) {
        boolean isGood() {
            return !id.isBlank() && start.read() != null && amount.read() != null;
        }

        String inBronze() {
            return id + "|" + start.read() + "|" + amount.read();
        }
    }

    @Provide
    Arbitrary<List<List<Subscription>>> files() {
        Arbitrary<Said> start = Arbitraries.of(
                new Said("2024-02-29", "2024-02-29"),
                new Said("0001-01-01", "0001-01-01"),
                new Said("31.12.9999", "9999-12-31"),
                new Said("2024-02-31", null),
                new Said("0000-01-01", null),
                new Said("+12024-01-01", null),
                new Said("24-01-01", null),
                new Said("2024-01-01 25:61", null));
        Arbitrary<Said> amount = Arbitraries.of(
                new Said("10", "10.0000000000"),
                new Said("1,234.56", "1234.5600000000"),
                new Said("99999999999999.9999999999", "99999999999999.9999999999"),
                new Said("-0.00000000004", "0E-10"),
                new Said("1e400", null),
                new Said("NaN", null),
                new Said("twelve", null),
                new Said("1234567890123456789012345678901234567890", null));
        Arbitrary<Subscription> row = Combinators.combine(
                        Arbitraries.of("s1", "s2", "s3", "s4", "#5", "s\u00e9", ""), start, amount, Mess.cell())
                .as(Subscription::new);
        return row.list().ofMaxSize(8).list().ofSize(2);
    }

    @Property(tries = 5, seed = "20261129", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void every_row_is_kept_told_or_set_aside_and_the_same_files_again_change_nothing(
            @ForAll("files") List<List<Subscription>> files, @ForAll("damages") List<Damage> damages)
            throws IOException {
        Path folder = Files.createTempDirectory("landed");
        int records = 0;
        for (int i = 0; i < files.size(); i++) {
            Files.writeString(folder.resolve("subs" + i + ".csv"), csv(files.get(i), i == 1));
            records += files.get(i).size();
        }
        Files.createDirectory(folder.resolve("events"));
        byte[] events = Damage.all(events(files.get(0)).getBytes(StandardCharsets.UTF_8), 0, damages);
        Files.write(folder.resolve("events/1.jsonl.gz"), Mess.packed(events));
        Files.write(
                folder.resolve("events/2.jsonl.gz"),
                Mess.packed(events(files.get(1)).getBytes(StandardCharsets.UTF_8)));
        OpsOfRun first = OpsOfRun.of(folder);
        if (records > 0) {
            assertThat(first.landed().ledger("billing_subscription").rowsIn()).isEqualTo(records);
            assertThat(first.landed()
                            .rows("select subscription_id, start_date, amount from bronze.billing_subscription"))
                    .containsExactlyInAnyOrderElementsOf(expected(files));
        }
        for (String table : first.landed().tables()) {
            first.everyRowSetAsideIsToldWithItsPlace(table);
        }
        assertThat(first.landed().rows("select event_id from bronze.product_event"))
                .doesNotHaveDuplicates();
        List<String> before = first.landed().bronze();
        LandedSources again = LandedSources.of(LocalSpark.shared(), folder, OpsOfRun.CONFIGURATION);
        assertThat(again.bronze()).isEqualTo(before);
        for (String table : again.tables()) {
            assertThat(again.ledger(table).kept()).isZero();
            assertThat(again.ledger(table).unchanged())
                    .isEqualTo(first.landed().ledger(table).kept());
        }
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        return Damage.some();
    }

    /** Of each id the last good row counts. */
    private static List<String> expected(List<List<Subscription>> files) {
        Map<String, String> rows = new TreeMap<>();
        files.forEach(
                file -> file.stream().filter(Subscription::isGood).forEach(one -> rows.put(one.id(), one.inBronze())));
        return new ArrayList<>(rows.values());
    }

    /** The second file has its columns in another order, one more, and one fewer. */
    private static String csv(List<Subscription> rows, boolean drifted) {
        StringBuilder text = new StringBuilder(
                drifted ? "currency,amount,start,id,customer,note\n" : "id,customer,start,amount,currency,plan,note\n");
        for (Subscription one : rows) {
            String id = quoted(one.id());
            String amount = quoted(one.amount().text());
            String start = one.start().text();
            text.append(
                            drifted
                                    ? "usd," + amount + "," + start + "," + id + ",c1"
                                    : id + ",c1," + start + "," + amount + ",EUR,p")
                    .append(',')
                    .append(quoted(one.note()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String events(List<Subscription> rows) {
        StringBuilder text = new StringBuilder();
        for (Subscription one : rows) {
            text.append("{\"type\":\"track\",\"messageId\":\"")
                    .append(one.id())
                    .append("\",\"event\":\"e\",\"timestamp\":\"");
            text.append(one.start().text()).append("T00:00:00Z\",\"properties\":{\"quantity\":\"");
            text.append(one.amount().text()).append("\"}}\n");
        }
        return text.toString();
    }

    @AfterTry
    void forget() {
        DeltaLog.clearCache();
    }
}
