package io.meridiem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no report could rely on is refused before anything is counted, with everything else that is wrong. */
class CatalogueRefusedTest {
    private static final String HEAD =
            """
            company: {name: T}
            currency: {reporting: EUR}
            sources: [{name: s, adapter: generic, folder: x}]
            adoption:
              features: [{id: capture}, {id: coding}]
              actions: [{event: Captured, feature: capture}]
            """;
    /** An equivalent that is right, but for what a test puts into it. */
    private static final String EQUIVALENT =
            """
            equivalents:
              - {id: rolls, kind: impact, takes: TAKES, gives: TAKES, icon: ICON, colour: "#000000",
                 names: {en: n}, sentences: {en: "{quantity} rolls"}, formulas: {en: f}}
            """;
    /** The installation, seen from the module. */
    private static final Path HOME = Path.of("..");

    @TempDir
    Path here;

    private Path file;
    private Path catalogue;

    @BeforeEach
    void files() {
        file = here.resolve("meridiem.yml");
        catalogue = here.resolve("equivalents.yml");
    }

    @Test
    void aSourceOfBlanksNamesNobody() throws IOException {
        Files.writeString(
                catalogue,
                "factors:\n  - {id: own.rolls, version: a, value: 3, unit: sheet/roll, source: \"  \", year: 2024, formula: f}\n");
        assertThat(
                        refused(
                                "value:\n  rates:\n    - {country: DE, amount: 40, currency: EUR, source: \" \", year: 2025}\n"))
                .containsExactly(
                        file + ":9: value.rates[0].source: expected who says so, in words, got ' '",
                        catalogue + ":2: factors[0].source: expected who says so, in words, got '  '");
    }

    @Test
    void nobodyHasSaidAnythingYetInAYearThatHasNotBegun() throws IOException {
        Files.writeString(
                catalogue,
                "factors:\n  - {id: own.rolls, version: a, value: 3, unit: sheet/roll, source: s, year: 2099, formula: f}\n");
        String says = "2099 has not begun: say the year the number speaks of, or was said in";
        assertThat(
                        refused(
                                """
                        value:
                          fte_hours: {hours: 1720, source: contract, year: 2099}
                          rates:
                            - {country: DE, amount: 40, currency: EUR, source: s, year: 2099}
                          measures:
                            - {id: a, name: A, counts: {feature: capture, count: actions}, source: s, year: 2099}
                        """))
                .containsExactly(
                        file + ":8: value.fte_hours.year: " + says,
                        file + ":10: value.rates[0].year: " + says,
                        file + ":12: value.measures[0].year: " + says,
                        catalogue + ":2: factors[0].year: " + says);
    }

    @Test
    void anIconNobodyHasDrawnIsRefused() throws IOException {
        Files.writeString(catalogue, EQUIVALENT.replace("TAKES", "sheet").replace("ICON", "unicorn"));
        String says = "expected one of the icons barrel, calendar, car, chart, clock, cloud, coal, flow, paper, people,"
                + " phone, pump, scales, seedling, shield, target, tree, got 'unicorn'";
        assertThat(
                        refused(
                                """
                        value:
                          measures:
                            - {id: a, name: A, counts: {feature: capture, count: actions}, icon: unicorn, source: s, year: 2025}
                        """))
                .containsExactly(
                        file + ":9: value.measures[0].icon: " + says, catalogue + ":2: equivalents[0].icon: " + says);
    }

    @Test
    void anEquivalentOfOnesOwnThatNothingCanFeedIsRefused() throws IOException {
        Files.writeString(catalogue, EQUIVALENT.replace("TAKES", "shee").replace("ICON", "paper"));
        assertThat(refused(""))
                .containsExactly(catalogue + ":2: equivalents[0].takes: nothing gives 'shee': let a measure of"
                        + " meridiem.yml feed it (value.measures[].feeds), or take one of developer_hour, error_hour, hour, kwh, sheet,"
                        + " t_co2, transaction; did you mean 'sheet'?");
    }

    @Test
    void whatAMeasureFeedsAnotherEquivalentGivesOrTheBuiltInOnesTakeMayBeTaken() throws IOException {
        String measure = "value:\n  measures:\n    - {id: a, name: A, counts: {feature: capture, count: actions},"
                + " feeds: {banana: 2}, source: s, year: 2025}\n";
        Files.writeString(catalogue, EQUIVALENT.replace("TAKES", "banana").replace("ICON", "paper"));
        assertThatCode(() -> read(measure)).doesNotThrowAnyException();
        Files.writeString(catalogue, EQUIVALENT.replace("TAKES", "tree").replace("ICON", "paper"));
        assertThatCode(() -> read("")).doesNotThrowAnyException();
        Files.writeString(catalogue, EQUIVALENT.replace("TAKES", "sheet").replace("ICON", "paper"));
        assertThatCode(() -> read("")).doesNotThrowAnyException();
    }

    @Test
    void workThatTakesLongerWithTheProductSavesNothing() throws IOException {
        String says = "is more than before (15): what takes longer with the product saves no hours; were the two"
                + " changed over?";
        assertThat(
                        refused(
                                """
                        value:
                          measures:
                            - {id: a, name: A, counts: {feature: capture, count: actions}, minutes: {before: 15, after: 20}, attribution: 1, source: s, year: 2025,
                               products: [{product: team, minutes: {before: 15, after: 16}}],
                               accounts: [{account: A, minutes: {before: 15, after: 15.5}}]}
                        """))
                .containsExactly(
                        file + ":9: value.measures[0].minutes.after: " + says,
                        file + ":10: value.measures[0].products[0].minutes.after: " + says,
                        file + ":11: value.measures[0].accounts[0].minutes.after: " + says);
    }

    @Test
    void whatHasTheWrongFormHidesNothingOfWhatHasTheWrongMeaning() throws IOException {
        Files.writeString(
                catalogue,
                """
                factors:
                  - {id: own.rolls, version: a, value: 3, unit: sheet/roll, year: 2024, formula: f, valid_to: 2025-06-30}
                  - {id: own.rolls, version: b, value: four, unit: sheet/roll, source: us, year: 2025, formula: f, valid_from: 2025-06-01, range: [5, x]}
                  - {id: own.back, version: a, value: 4, unit: sheet/roll, source: us, year: 2025, valid_from: 2025-06-01, valid_to: 2025-01-01}
                  - nothing
                equivalents:
                  - {id: rolls, takes: sheet, gives: bread, factor: own.rolls, icon: paper, colour: "#000000",
                     names: {en: n}, sentences: {en: rolls}, formulas: {en: f}}
                """);
        assertThat(
                        refused(
                                """
                        value:
                          rates:
                            - {country: Germny, amount: forty, currency: EUR, source: s, year: 2025, range: [1, 2]}
                          measures:
                            - {id: a, name: A, counts: {feature: capture, count: actions}, minutes: {before: 2, after: 1}, atribution: 1, source: s, year: 2025}
                            - {id: a, name: B, counts: {feature: codin, count: actions}, source: s}
                        """))
                .containsExactly(
                        file + ":9: value.rates[0].amount: expected an amount above 0, got 'forty'",
                        file + ":9: value.rates[0].country: no country is called 'Germny'; did you mean 'Germany'?",
                        file + ":11: value.measures[0].atribution: unknown key; did you mean 'attribution'?",
                        file + ":12: value.measures[1].counts.feature: no feature has the id 'codin'; did you mean"
                                + " 'coding'?",
                        file + ":12: value.measures[1].id: 'a' stands in line 11 already",
                        file + ":12: value.measures[1].year: missing",
                        catalogue + ":2: factors[0].source: missing",
                        catalogue + ":3: factors[1].range[1]: expected a number, got 'x'",
                        catalogue + ":3: factors[1].valid_from: version 'b' counts on days of version 'a' in line 2",
                        catalogue + ":3: factors[1].value: expected a number above 0, got 'four'",
                        catalogue + ":4: factors[2].formula: missing",
                        catalogue + ":4: factors[2].valid_to: is before valid_from",
                        catalogue + ":5: factors[3]: expected the keys id, version, value, unit, source, year, neutral,"
                                + " formula, valid_from, valid_to, account, product, approver, range, got 'nothing'",
                        catalogue + ":7: equivalents[0].factor: 'own.rolls' is in sheet/roll, which does not lead from"
                                + " sheet to bread",
                        catalogue + ":7: equivalents[0].kind: missing",
                        catalogue + ":8: equivalents[0].sentences.en: has no {quantity} where the number belongs");
    }

    @Test
    void aDayNoCalendarHasIsNamedAloneWhereverItStands() throws IOException {
        Files.writeString(
                catalogue,
                """
                factors:
                  - {id: own.rolls, version: a, value: 3, unit: sheet/roll, source: s, year: 2024, formula: f, valid_to: 2024-12-31}
                  - {id: own.rolls, version: b, value: 4, unit: sheet/roll, source: s, year: 2025, formula: f, valid_from: 2025-02-30}
                  - {id: own.more, version: a, value: 4, unit: sheet/roll, source: s, year: 2025, formula: f, valid_from: 2025-2-3}
                testimonials:
                  - {id: q1, text: Less paper, author: B. Low, units: [trees], said_on: 2025-02-30, permission: public}
                """);
        assertThat(
                        refused(
                                """
                        value:
                          measures:
                            - {id: a, name: A, counts: {feature: capture, count: actions}, source: s, year: 2025,
                               accounts: [{account: A, agreed_by: B. Low, agreed_on: 2025-02-30}]}
                        """))
                .containsExactly(
                        file + ":10: value.measures[0].accounts[0].agreed_on: expected YYYY-MM-DD, got"
                                + " '2025-02-30'",
                        catalogue + ":3: factors[1].valid_from: expected YYYY-MM-DD, got" + " '2025-02-30'",
                        catalogue + ":4: factors[2].valid_from: expected YYYY-MM-DD, got '2025-2-3'",
                        catalogue + ":6: testimonials[0].said_on: expected YYYY-MM-DD, got" + " '2025-02-30'");
    }

    private List<String> refused(String section) throws IOException {
        Misconfigured refused = catchThrowableOfType(Misconfigured.class, () -> read(section));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }

    private Settings read(String section) throws IOException {
        Files.writeString(file, HEAD + section);
        return SettingsFile.read(file, HOME, Section.withoutSources(), Map.of());
    }
}
