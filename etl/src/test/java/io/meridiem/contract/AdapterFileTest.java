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
    @ValueSource(
            strings = {"ravenstack", "generic", "salesforce", "stripe", "segment", "product", "surveys", "success", "fx"
            })
    void theShippedAdaptersAreSound(String name) {
        assertThat(AdapterFile.read(name, folder, HOME).tables()).isNotEmpty();
    }

    @Test
    void aColumnGoesByTheFirstOfItsNamesThatTheHeaderHas() {
        Adapter generic = AdapterFile.read("generic", folder, HOME);
        Map<String, AdapterColumn> columns =
                generic.tables().get("billing_subscription").get(0).columns();
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
                folder.toString(),
                null,
                "{table}.*",
                Map.of(),
                Map.of("billing_subscription", "mine.csv"),
                Map.of("billing_subscription", Map.of("amount", "MRR (USD)", "is_trial", "Trial")),
                Map.of(),
                Map.of("date", List.of("MM/dd/yyyy")),
                Settings.Promise.NONE,
                1);
        Adapter seen = AdapterFile.read("generic", folder, HOME).as(source);
        AdapterFeed table = seen.tables().get("billing_subscription").get(0);
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

    @Test
    void feedsSkipsAndWaysOfReadingAreToldTheirLines() throws IOException {
        Path own = Files.createDirectories(folder.resolve("sources")).resolve("generic.yml");
        Files.writeString(
                own,
                """
                adapter: generic
                describes: mine
                exponents: {ISK: two, isk: 2}
                tables:
                  one:
                    - {file: a.csv, columns: {a: b}}
                    - {file: b.csv}
                    - [{file: c.csv, columns: {a: b}}]
                  two: []
                  three: c.csv
                  four:
                    file: d.jsonl
                    skip: [{column: livemode, is: "false", as: gone}, {is: "false", as: filtered}]
                    columns: {a: {from: b, divided_by: 0}, c: {from: d, minor_off: e}}
                  five:
                    file: e.csv
                    columns: {a: {from: b, made_of: c, if_readable: maybe, money_of: d}}
                """);
        assertThat(problems("generic"))
                .containsExactlyInAnyOrder(
                        own + ":3: exponents.ISK: expected a number of digits from 0 to 4, got 'two'",
                        own + ":3: exponents.isk: expected an ISO 4217 code, as ISK",
                        own + ":7: tables.one[1].columns: missing",
                        own + ":8: tables.one[2]: expected a table with file and columns, got a list",
                        own + ":9: tables.two: expected a table with file and columns, or a list of such, got an empty"
                                + " list",
                        own + ":10: tables.three: expected a table with file and columns, or a list of such, got"
                                + " 'c.csv'",
                        own + ":13: tables.four.skip[0].as: expected filtered or deleted, got 'gone'",
                        own + ":13: tables.four.skip[1].column: missing",
                        own + ":14: tables.four.columns.a.divided_by: expected a number above 0, got '0'",
                        own + ":14: tables.four.columns.c.minor_off: unknown key; did you mean 'minor_of'?",
                        own + ":17: tables.five.columns.a.made_of: expected a list of our columns, as [account_id,"
                                + " occurred_at], got 'c'",
                        own + ":17: tables.five.columns.a.if_readable: expected true or false, got 'maybe'",
                        own + ":17: tables.five.columns.a.money_of: unknown key; did you mean 'money_in'?");
        Files.writeString(
                own,
                """
                adapter: generic
                describes: mine
                formats: {timestamp: [epoch_seconds], date: [epoch_seconds]}
                tables: {t: {file: x.csv, each: a.b, columns: {a: b}}}
                """);
        assertThat(problems("generic"))
                .containsExactlyInAnyOrder(
                        own + ":3: formats.date[0]: 'epoch_seconds' is no date pattern, as dd-MM-yyyy is",
                        own + ":4: tables.t.each: only JSON lines (.jsonl, .ndjson, .json) have lists inside");
    }

    private List<String> problems(String name) {
        return catchThrowableOfType(Misconfigured.class, () -> AdapterFile.read(name, folder, HOME)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
