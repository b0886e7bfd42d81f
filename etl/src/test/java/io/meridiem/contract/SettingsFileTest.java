package io.meridiem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told about {@code meridiem.yml}, and what the rest of the house gets from it. */
class SettingsFileTest {
    private static final String HEAD =
            """
            company: {name: Tern Analytics}
            currency: {reporting: USD}
            """;
    private static final String SOURCES =
            """
            sources:
              - name: raven
                adapter: shop
                folder: ${env:SHOP_DIR}
                declared: {currency: USD}
            """;

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void anAdapter() throws IOException {
        Path sources = Files.createDirectories(home.resolve("conf/sources"));
        Files.copy(Path.of("..", "conf", "churn.yml"), home.resolve("conf/churn.yml"));
        Files.writeString(
                sources.resolve("shop.yml"),
                """
                adapter: shop
                describes: a shop's export
                tables:
                  billing_subscription:
                    file: subs.csv
                    columns:
                      amount: amount
                      currency: {declared: currency}
                """);
        file = home.resolve("conf/meridiem.yml");
    }

    @Test
    void allProblemsAreSaidAtOnceWithTheirLines() {
        List<String> said = refused(
                """
                company: {name: Tern}
                calender: {zone: UTC}
                currency: {reporting: USD}
                limits:
                  quarantined_share: 7
                sources:
                  - name: raven
                    adapter: shopp
                    folder: exports
                    declared: {currency: USD}
                """);
        assertThat(said)
                .containsExactly(
                        file + ":2: calender: unknown key; did you mean 'calendar'?",
                        file + ":5: limits.quarantined_share: expected a share from 0 to 1, as 0.05, got '7'",
                        file + ":8: sources[0].adapter: no adapter in conf/sources is called 'shopp';"
                                + " did you mean 'shop'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            calendar: {start: 2023-13}              | calendar.start: expected YYYY-MM, got '2023-13'
            calendar: {today: 2025-02-30}           | calendar.today: expected YYYY-MM-DD, got '2025-02-30'
            calendar: {today: 20250101}             | calendar.today: expected YYYY-MM-DD, got '20250101'
            calendar: {today: 2023-01-05, start: 2023-02} | calendar.start: '2023-02' is after calendar.today
            calendar: {zone: Europe/Zurych}         | calendar.zone: no time zone is called 'Europe/Zurych'; did you mean 'Europe/Zurich'?
            revenue: {gap_days: two}                | revenue.gap_days: expected a whole number of days from 0 to 366, got 'two'
            revenue: {gap_days: -1}                 | revenue.gap_days: expected a whole number of days from 0 to 366, got '-1'
            limits: {quarantined_share: 5%}         | limits.quarantined_share: expected a share from 0 to 1, as 0.05, got '5%'
            report: {brand: {accent: blue}}         | report.brand.accent: expected a colour as "#4f46e5", in quotes, got 'blue'
            report: {locale: english please}        | report.locale: expected a language as en or de-CH, got 'english please'
            report: {locale: xq}                    | report.locale: no language has the code of 'xq'
            out: s3a://bucket/out                   | out: PDFs are written to a local folder, got 's3a://bucket/out'
            spark: {sql.shuffle.partitions: 2}      | spark.sql.shuffle.partitions: expected a key that begins with 'spark.'
            revenue: [14]                           | revenue: expected the keys gap_days, churn_date, past_due, pauses, coupons, got a list
            calendar: {holidays: Switzerland}       | calendar.holidays: expected a country or one of its parts, as CH or CH-ZH, or a list of dates, got 'Switzerland'
            calendar: {holidays: CH-XX}             | calendar.holidays: no holidays are known of 'CH-XX'
            calendar: {holidays: [2025-12-25, 2025-02-30]} | calendar.holidays[1]: expected YYYY-MM-DD, got '2025-02-30'
            adoption: {weights: {coverage: -1}}     | adoption.weights.coverage: expected a weight of 0 or more, as 0.25, got '-1'
            adoption: {weights: {coverage: 0, breadth: 0.0}} | adoption.weights: nothing has a weight above 0
            adoption: {weights: {brdth: 1}}         | adoption.weights.brdth: unknown key; did you mean 'breadth'?
            adoption: {targets: {actions_per_user: 0}} | adoption.targets.actions_per_user: expected a number of actions above 0, got '0'
            adoption: {failure: {bad_data: {quality_below: 70}}} | adoption.failure.bad_data.quality_below: expected a share from 0 to 1, as 0.25, got '70'
            adoption: {features: [{id: a, plans: gold}]} | adoption.features[0].plans: expected a list of plans, as [team, business], got 'gold'
            lake: ${HOME}/lake                      | lake: '${HOME}' is no variable: write ${env:NAME} or ${file:path}
            """)
    void aValueThatCannotBeMeantIsRefusedInWordsForPeople(String line, String said) {
        assertThat(refused(HEAD + line + "\n" + SOURCES)).containsExactly(file + ":3: " + said);
    }

    @Test
    void everythingWrongWithTheCatalogueIsSaidAtOnce() {
        assertThat(refused(HEAD
                        + """
                adoption:
                  features:
                    - {id: matching}
                    - {id: coding, plans: [a plan nobody sells yet]}
                    - {id: matching}
                  actions:
                    - {event: Signed In, qualifying: maybe}
                    - {event: Invoice Matched, feature: maching, task: match}
                    - {event: Invoice Coded, feature: coding, designed: true}
                    - {event: Invoice Coded, feature: nothing like it}
                """
                        + SOURCES))
                .containsExactly(
                        file + ":7: adoption.features[2].id: 'matching' stands in line 5 already",
                        file + ":9: adoption.actions[0].qualifying: expected true or false, got 'maybe'",
                        file + ":10: adoption.actions[1].designed: missing: is this the way the task is meant to be"
                                + " done?",
                        file + ":10: adoption.actions[1].feature: no feature has the id 'maching'; did you mean"
                                + " 'matching'?",
                        file + ":11: adoption.actions[2].task: missing: which task is done this way?",
                        file + ":12: adoption.actions[3].event: 'Invoice Coded' stands in line 11 already",
                        file + ":12: adoption.actions[3].feature: no feature has the id 'nothing like it'");
    }

    @Test
    void aFeatureIsABitAndThereAreSixtyThreeOfThem() {
        String features =
                IntStream.range(0, 64).mapToObj(i -> "{id: f" + i + "}").collect(Collectors.joining(", "));
        assertThat(refused(HEAD + "adoption: {features: [" + features + "]}\n" + SOURCES))
                .containsExactly(file + ":3: adoption.features: expected a list of at most 63 features, got a list");
    }

    @Test
    void withoutTheSectionNothingCountsAsUseAndItsRulesHaveDefaults() {
        write(HEAD + SOURCES);
        Adoption adoption = read(Section.withoutSources(), Map.of()).adoption();
        assertThat(adoption).isEqualTo(Adoption.none());
        assertThat(adoption.actions()).isEmpty();
        assertThat(adoption.privacy()).isEqualTo(5);
        assertThat(adoption.breadthUsers()).isEqualTo(3);
        assertThat(adoption.weights().coverage()).isEqualByComparingTo("0.25");
        assertThat(adoption.targets()).isEqualTo(new Adoption.Targets(null, null, 3, null, null, null));
        assertThat(adoption.failure().qualityBelow()).isEqualByComparingTo("0.7");
    }

    @Test
    void theCatalogueIsReadAsItStands() {
        write(HEAD
                + """
                adoption:
                  weights: {coverage: 2}
                  features: [{id: pay, name: Payments, plans: [team, 7]}, {id: code}]
                  actions: [{event: Coded, feature: code, task: t, designed: false}, {event: Seen, qualifying: false}]
                """
                + SOURCES);
        Adoption adoption = read(Section.withoutSources(), Map.of()).adoption();
        assertThat(adoption.weights().breadth()).isZero();
        assertThat(adoption.features())
                .containsExactly(
                        new Adoption.Feature("pay", "Payments", List.of("team", "7")),
                        new Adoption.Feature("code", "code", List.of()));
        assertThat(adoption.actions())
                .containsExactly(
                        new Adoption.Action("Coded", "code", true, "t", false),
                        new Adoption.Action("Seen", null, false, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            USX  | no ISO 4217 currency is called 'USX'; did you mean 'USD'?
            XAU  | no ISO 4217 currency is called 'XAU'; did you mean 'AUD'?
            usd  | expected an ISO 4217 code, as EUR, got 'usd'
            """)
    void moneyIsCountedInACurrencyThatExists(String code, String said) {
        assertThat(refused("company: {name: T}\ncurrency: {reporting: " + code + "}\n" + SOURCES))
                .singleElement()
                .asString()
                .startsWith(file + ":2: currency.reporting: " + said.split(";")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf/meridiem.yml", "conf/examples/ravenstack.yml"})
    void theShippedConfigurationsAreSound(String shipped) {
        Path root = Path.of(System.getProperty("meridiem.root"));
        Settings settings =
                SettingsFile.read(root.resolve(shipped), root, Section.all(), Map.of("RAVENSTACK_DIR", "/data"));
        assertThat(settings.sources()).hasSize(1);
        assertThat(settings.lake()).startsWith(root.resolve("lake").toString());
    }

    @Test
    void twoSourcesOfOneNameWouldMixTheirKeys() {
        String twice = SOURCES + SOURCES.substring("sources:\n".length());
        assertThat(refused(HEAD + twice))
                .containsExactly(file + ":8: sources[1].name: 'raven' is taken by the source in line 4");
    }

    @Test
    void aKeyWrittenTwiceIsNotSilentlyTheLastOne() {
        assertThat(refused(HEAD + "lake: a\nlake: b\n" + SOURCES))
                .containsExactly(file + ":4: lake: stands here a second time; the first is in line 3");
    }

    @Test
    void whatMustBeThereIsNamedWhereItIsMissing() {
        assertThat(refused(HEAD + "sources:\n  - name: raven\n    folder:\n    adapter: shop\n"))
                .containsExactly(
                        file + ":4: sources[0].declared.currency: missing; adapter 'shop' has no column for it",
                        file
                                + ":5: sources[0].folder: has no value: name the folder of its files, or the database its tables are in");
        assertThat(refused("company: {nam: T}\n"))
                .containsExactly(
                        file + ":1: company.nam: unknown key; did you mean 'name'?",
                        file + ":1: currency: missing",
                        file + ":1: sources: missing");
    }

    @Test
    void aSourceCanOnlyChangeTablesItsAdapterHas() {
        assertThat(refused(HEAD + SOURCES + "    columns: {billing_subscriptions: {amount: MRR}}\n"))
                .containsExactly(
                        file + ":8: sources[0].columns.billing_subscriptions: adapter 'shop' has no such table;"
                                + " did you mean 'billing_subscription'?");
    }

    @Test
    void minutesAreNotMonths() {
        assertThat(refused(HEAD + SOURCES + "    formats: {date: [dd-mm-yyyy, dd-MM-YYYY]}\n"))
                .containsExactly(
                        file + ":8: sources[0].formats.date[0]: 'dd-mm-yyyy' needs a year (yyyy), a month (MM) and a"
                                + " day (dd)",
                        file + ":8: sources[0].formats.date[1]: 'dd-MM-YYYY': Y is the year of the week, write yyyy");
    }

    @Test
    void syntaxErrorsHaveALineToo() {
        assertThat(refused("company:\n\tname: T\n"))
                .containsExactly(file + ":2: file: a tab character where spaces belong: YAML is indented with spaces");
        assertThat(refused("company: {name: T\ncurrency: x\n"))
                .singleElement()
                .asString()
                .startsWith(file + ":");
        assertThat(refused(HEAD + "revenue: {gap_days: ${env:GAP}}\n"))
                .containsExactly(file
                        + ":3: file: is not YAML: a variable inside {..} or [..] needs quotes, as \"${env:NAME}\"");
        assertThat(refused("# nothing\n"))
                .containsExactly(file + ":1: file: is empty; 'meridiem init' writes one to start from");
        assertThat(refused("just words\n"))
                .containsExactly(file + ":1: file: expected keys and values, as 'company: ...'");
        assertThat(refused("a: &a [*a]\n")).singleElement().asString().contains("nested too deeply");
    }

    @Test
    void aMissingFileOrAFolderIsAMatterOfUsage() throws IOException {
        Files.deleteIfExists(file);
        assertThat(catchThrowableOfType(Misconfigured.class, () -> read(Section.all(), Map.of())))
                .hasMessage("--conf: missing configuration file " + file);
        Files.writeString(file, HEAD);
        Misconfigured folder = catchThrowableOfType(
                Misconfigured.class, () -> SettingsFile.read(file.getParent(), home, Section.all(), Map.of()));
        assertThat(folder)
                .hasMessage("--conf: " + file.getParent() + " is a folder, not a configuration file; did you mean '"
                        + file + "'?");
    }

    @Test
    void aSecretIsAskedForOnlyByVerbsThatReachTheSources() {
        write(HEAD + SOURCES);
        assertThat(read(Section.withoutSources(), Map.of()).sources()).isEmpty();
        assertThat(catchThrowableOfType(Misconfigured.class, () -> read(Section.all(), Map.of())))
                .hasMessage(file + ":6: sources[0].folder: environment variable SHOP_DIR is not set");
        assertThat(read(Section.all(), Map.of("SHOP_DIR", "/data")).sources())
                .singleElement()
                .extracting(Settings.Source::folder)
                .isEqualTo("/data");
    }

    @Test
    void whatAVariableHoldsIsNeverPrinted() throws IOException {
        Files.writeString(home.resolve("conf/pin"), "hunter2\n");
        write("company: {name: T}\ncurrency: {reporting: \"${env:MONEY}\"}\nrevenue:\n  gap_days: ${file:pin}\n"
                + SOURCES);
        Misconfigured refused = catchThrowableOfType(
                Misconfigured.class, () -> read(Section.all(), Map.of("MONEY", "hunter2", "SHOP_DIR", "/d")));
        assertThat(refused)
                .hasMessageNotContaining("hunter2")
                .hasMessageContaining("got the value of ${env:MONEY}")
                .hasMessageContaining("got the value of ${file:pin}");
    }

    @Test
    void whatAVariableHoldsIsTakenAsItIs() throws IOException {
        Files.writeString(home.resolve("conf/secret"), "a${env:OTHER}#b: c\n");
        write(
                HEAD
                        + "revenue:\n  gap_days: ${env:GAP}\nspark: {spark.x: \"${file:secret}\", spark.y: \"${env:NO:-seven}\"}\n");
        write(Files.readString(file) + SOURCES);
        Settings settings = read(Section.all(), Map.of("GAP", "21", "SHOP_DIR", "x"));
        assertThat(settings.revenue().gapDays()).isEqualTo(21);
        assertThat(settings.spark())
                .containsEntry("spark.x", "a${env:OTHER}#b: c")
                .containsEntry("spark.y", "seven");
    }

    @Test
    void whatIsLeftOutHasADefaultAndPathsBeginAtTheFile() {
        write(HEAD + "calendar:\n" + SOURCES);
        Settings settings = read(Section.all(), Map.of("SHOP_DIR", "../exports"));
        assertThat(settings.calendar()).isEqualTo(new Settings.Calendar(ZoneId.of("UTC"), null, null, Holidays.none()));
        assertThat(settings.lake()).isEqualTo(home.resolve("conf/lake").toString());
        assertThat(settings.out()).isEqualTo(home.resolve("conf/out"));
        assertThat(settings.revenue().gapDays()).isEqualTo(14);
        assertThat(settings.limits().quarantinedShare()).isEqualByComparingTo(new BigDecimal("0.05"));
        assertThat(settings.report()).isEqualTo(new Settings.Report("en", "TA", "#4f46e5", "#1e1b4b"));
        assertThat(settings.sources().get(0).folder())
                .isEqualTo(home.resolve("exports").toString());
        assertThat(settings.sources().get(0).line()).isEqualTo(5);
    }

    @Test
    void aLakeMayBeAnObjectStoreAndTodayMayBeFixed() {
        write(HEAD + "calendar: {zone: Europe/Zurich, start: 2023-01, today: 2025-01-15}\nlake: s3a://b/lake/\n"
                + SOURCES);
        Settings settings = read(Section.withoutSources(), Map.of());
        assertThat(settings.lake()).isEqualTo("s3a://b/lake");
        assertThat(settings.calendar().start()).isEqualTo(YearMonth.of(2023, 1));
        assertThat(settings.calendar().today()).isEqualTo(LocalDate.of(2025, 1, 15));
    }

    private List<String> refused(String yaml) {
        write(yaml);
        return catchThrowableOfType(Misconfigured.class, () -> read(Section.all(), Map.of("SHOP_DIR", "/data")))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private Settings read(Set<Section> used, Map<String, String> environment) {
        return SettingsFile.read(file, home, used, environment);
    }

    private void write(String yaml) {
        try {
            Files.write(file, yaml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
