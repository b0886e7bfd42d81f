package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private static final int COMPANIES = 15;

    private Path folder;

    /** A cell as it is written, and what it is in bronze; null where its row is set aside. */
    private record Said(String text, String read) {}

    private record Subscription(String id, Said start, Said amount, String note) {
        boolean isGood() {
            return start.read() != null && amount.read() != null;
        }

        String inBronze() {
            return id + "|" + start.read() + "|" + amount.read();
        }
    }

    @Provide
    Arbitrary<List<Company>> companies() {
        // Mostly good: where few rows are, hardly two share a key.
        Arbitrary<Said> start = mostly(
                Arbitraries.of(
                        new Said("2024-02-29", "2024-02-29"),
                        new Said("0001-01-01", "0001-01-01"),
                        new Said("9999-12-31", "9999-12-31"),
                        new Said("2023-01-01", "2023-01-01")),
                Arbitraries.of("2024-02-31", "0000-01-01", "+12024-01-01", "24-01-01", "2024-01-01 25:61"));
        Arbitrary<Said> amount = mostly(
                Arbitraries.of(
                        new Said("10", "10.0000000000"),
                        new Said("1,234.56", "1234.5600000000"),
                        new Said("99999999999999.9999999999", "99999999999999.9999999999"),
                        new Said("-0.00000000004", "0E-10")),
                Arbitraries.of("1e400", "NaN", "twelve", "1234567890123456789012345678901234567890"));
        Arbitrary<Subscription> row = Combinators.combine(
                        Arbitraries.of("s1", "s2", "s3", "s4", "#5", "s\u00e9", ""), start, amount, Mess.cell())
                .as(Subscription::new);
        return Combinators.combine(row.list().ofMaxSize(12), row.list().ofMaxSize(12), Damage.some())
                .as(Company::new)
                .list()
                .ofSize(COMPANIES);
    }

    private static Arbitrary<Said> mostly(Arbitrary<Said> good, Arbitrary<String> bad) {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, good), net.jqwik.api.Tuple.of(1, bad.map(text -> new Said(text, null))));
    }

    @Property(tries = 1, seed = "20261129", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void every_row_is_kept_told_or_set_aside_and_the_same_files_again_change_nothing(
            @ForAll("companies") List<Company> companies) throws IOException {
        folder = Files.createTempDirectory("landed");
        List<String> expected = new ArrayList<>();
        int records = 0;
        for (int i = 0; i < COMPANIES; i++) {
            companies.get(i).write(Files.createDirectories(folder.resolve(i + "/events")));
            expected.addAll(companies.get(i).expected("subs" + i));
            records += companies.get(i).records();
        }
        OpsOfRun first = OpsOfRun.of(folder, COMPANIES);
        LandedSources landed = first.landed();
        assertThat(landed.ledger("billing_subscription").rowsIn()).isEqualTo(records);
        // An id nobody gave is made of the row, and is no matter here.
        String found =
                "select source_instance, if(length(subscription_id) = 32, '', subscription_id), start_date, amount"
                        + " from bronze.billing_subscription";
        assertThat(landed.rows(found)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(landed.tables()).contains("product_event");
        landed.tables().forEach(first::everyRowSetAsideIsToldWithItsPlace);
        assertThat(landed.rows("select source_instance, event_id from bronze.product_event"))
                .doesNotHaveDuplicates();
        List<String> before = landed.bronze();
        LandedSources again = LandedSources.of(LocalSpark.shared(), folder, OpsOfRun.configuration(COMPANIES));
        assertThat(again.bronze()).isEqualTo(before);
        for (String table : again.tables()) {
            assertThat(again.ledger(table).kept()).isZero();
            assertThat(again.ledger(table).unchanged())
                    .isEqualTo(landed.ledger(table).kept());
        }
    }

    /** Two files of subscriptions and two of events, the first of which was damaged. */
    private record Company(List<Subscription> one, List<Subscription> two, List<Damage> damages) {
        void write(Path events) throws IOException {
            Path here = events.getParent();
            Files.writeString(here.resolve("subs1.csv"), csv(one, false));
            Files.writeString(here.resolve("subs2.csv"), csv(two, true));
            byte[] damaged = Damage.all(events(one).getBytes(StandardCharsets.UTF_8), 0, damages);
            Files.write(events.resolve("1.jsonl.gz"), Mess.packed(damaged));
            Files.write(events.resolve("2.jsonl.gz"), Mess.packed(events(two).getBytes(StandardCharsets.UTF_8)));
        }

        int records() {
            return one.size() + two.size();
        }

        /** Of each id the last good row counts; rows without one count once where they say the same. */
        Collection<String> expected(String source) {
            Map<String, String> rows = new TreeMap<>();
            Stream.of(one, two).forEach(file -> file.stream()
                    .filter(Subscription::isGood)
                    .forEach(row -> rows.put(
                            row.id().isEmpty() ? (file == one) + row.inBronze() : row.id(),
                            source + "|" + row.inBronze())));
            return rows.values();
        }
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
    void clear() throws IOException {
        DeltaLog.clearCache();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
