package io.meridiem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapters as data: the shipped ones are sound, and a wrong one is told its lines. */
class AdapterFileTest {
    private static final Path HOME = Path.of(System.getProperty("meridiem.root"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ravenstack", "generic"})
    void theShippedAdaptersAreSound(String name) {
        assertThat(AdapterFile.read(name, folder, HOME).tables()).containsKey("billing_subscription");
    }

    @Test
    void aColumnGoesByTheFirstOfItsNamesThatTheHeaderHas() {
        Adapter generic = AdapterFile.read("generic", folder, HOME);
        Map<String, AdapterColumn> columns =
                generic.tables().get("billing_subscription").columns();
        List<String> header = List.of("Contract", " CLIENT ", "mrr", "amount");
        assertThat(columns.get("subscription_id").in(header)).contains("Contract");
        assertThat(columns.get("customer_id").in(header)).contains(" CLIENT ");
        assertThat(columns.get("amount").in(header)).contains("amount");
        assertThat(columns.get("currency").in(header)).isEmpty();
        assertThat(columns.get("currency").literal(Map.of("currency", "EUR"))).contains("EUR");
    }

    @Test
    void whatTheSourceSaysComesBeforeWhatTheAdapterSays() {
        Settings.Source source = new Settings.Source(
                "s",
                "generic",
                folder,
                Map.of(),
                Map.of("billing_subscription", "mine.csv"),
                Map.of("billing_subscription", Map.of("amount", "MRR (USD)", "is_trial", "Trial")),
                Map.of("date", List.of("MM/dd/yyyy")),
                1);
        Adapter seen = AdapterFile.read("generic", folder, HOME).as(source);
        AdapterTable table = seen.tables().get("billing_subscription");
        assertThat(table.file()).isEqualTo("mine.csv");
        assertThat(table.columns().get("amount").in(List.of("amount", "MRR (USD)")))
                .contains("MRR (USD)");
        assertThat(table.columns().get("amount").in(List.of("amount"))).isEmpty();
        assertThat(table.columns()).containsKeys("is_trial", "plan");
        assertThat(seen.formats().get("date")).startsWith("MM/dd/yyyy", "yyyy-MM-dd");
    }

    @Test
    void whatTheSourceDeclaresComesBeforeTheAdaptersConstant() {
        AdapterColumn interval = new AdapterColumn(List.of("interval"), "interval", "month");
        assertThat(interval.literal(Map.of("interval", "year"))).contains("year");
        assertThat(interval.literal(Map.of())).contains("month");
    }

    @Test
    void aUsersOwnAdapterComesBeforeTheBuiltInOneAndIsToldItsLines() throws IOException {
        Path own = Files.createDirectories(folder.resolve("sources")).resolve("generic.yml");
        Files.writeString(
                own,
                """
                adapter: generik
                describes: mine
                formats: {date: [yyyy-mm-dd]}
                tables:
                  billing_subscription:
                    file: x.csv
                    columns: {amount: {constant: 1, declared: x}}
                  Bad-Table: {file: y.csv, columns: {a: b}}
                  other:
                    fiel: z.csv
                    columns: {a: {form: b}, c: [d], e: {from: [f, g]}}
                """);
        assertThat(problems("generic"))
                .containsExactlyInAnyOrder(
                        own + ":8: tables.Bad-Table: expected a table's name in lower case with underscores",
                        own + ":10: tables.other.fiel: unknown key; did you mean 'file'?",
                        own + ":11: tables.other.columns.a.form: unknown key; did you mean 'from'?",
                        own + ":11: tables.other.columns.c: expected a column's name, or {from: ...},"
                                + " {declared: ...}, {constant: ...}, got a list");
        Files.writeString(
                own,
                """
                adapter: generik
                describes: mine
                formats: {date: [yyyy-mm-dd]}
                tables: {t: {file: x.csv, columns: {a: b}}}
                """);
        assertThat(problems("generic"))
                .containsExactlyInAnyOrder(
                        own + ":1: adapter: the file is called 'generic'; did you mean 'generic'?",
                        own + ":3: formats.date[0]: 'yyyy-mm-dd' needs a year (yyyy), a month (MM) and a day (dd)");
    }

    private List<String> problems(String name) {
        return catchThrowableOfType(Misconfigured.class, () -> AdapterFile.read(name, folder, HOME)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
