package io.meridiem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the section {@code value} and {@code equivalents.yml} may say, and what is refused, all at once. */
class ValueSettingsTest {
    private static final String HEAD =
            """
            company: {name: T}
            currency: {reporting: EUR}
            sources: [{name: s, adapter: generic, folder: x}]
            adoption:
              features: [{id: capture}, {id: coding}]
              actions: [{event: Captured, feature: capture}]
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
    void everythingWrongWithRewardsIsSaidAtOnce() throws IOException {
        assertThat(
                        refused(
                                """
                        value:
                          measures:
                            - {id: posted, name: P, counts: {feature: capture, count: actions}, minutes: {before: 2, after: 1}, attribution: 1, source: s, year: 2025}
                            - {id: days, name: D, counts: {kpi: K}, source: s, year: 2025}
                          rewards:
                            - {id: a, name: A, of: hours, every: 100, gives: 2, unit: hours off, at_most: 9, from: 2025-01}
                            - {id: a, name: A, of: kpi, every: 1, gives: 2, unit: EUR, at_most: 9, from: 2025-01}
                            - {id: b, name: B, of: kpi, measure: dayz, every: 1, gives: 2, unit: EUR, at_most: 9, from: 2025-01}
                            - {id: c, name: C, of: kpi, measure: posted, every: 1, gives: 2, unit: EUR, at_most: 9, from: 2025-01}
                            - {id: d, name: D, of: value, measure: days, every: 1, gives: 2, unit: EUR, at_most: 9, from: 2025-01}
                            - {id: e, name: E, of: hours, every: 1, gives: 2, unit: EUX, from: 2025-01}
                            - {id: f, name: F, of: hours, every: 1, gives: 2, unit: 2 hours, at_most: 9, from: 2025-01}
                            - {id: g, name: G, of: hours, every: 1, gives: 2, unit: {en: EUR, de: CHF}, at_most: 9, from: 2025-01}
                        """))
                .containsExactly(
                        file + ":13: value.rewards[1].id: 'a' stands in line 12 already",
                        file + ":13: value.rewards[1].measure: goes with of: kpi, and only with it",
                        file + ":14: value.rewards[2].measure: no measure has the id 'dayz'; did you mean 'days'?",
                        file + ":15: value.rewards[3].measure: 'posted' counts no KPI",
                        file + ":16: value.rewards[4].measure: goes with of: kpi, and only with it",
                        file + ":17: value.rewards[5].at_most: is missing: say the most that is granted in a month",
                        file + ":17: value.rewards[5].unit: no ISO 4217 currency is called 'EUX'; did you mean 'EUR'?",
                        file + ":18: value.rewards[6].unit: names what is given, without a number: '2 hours'",
                        file + ":19: value.rewards[7].unit: is other money in another language: CHF, EUR");
        assertThat(
                        refused(
                                """
                        value:
                          rewards:
                            - {id: a, name: A, of: hour, every: 0, gives: 2, unit: hours off, from: 2025-13, at_most: -1}
                        """))
                .hasSize(4);
    }

    @Test
    void everythingWrongWithTheMeasuresIsSaidAtOnce() throws IOException {
        assertThat(
                        refused(
                                """
                        value:
                          rates:
                            - {country: Germny, amount: 40, currency: EUR, source: s, year: 2025}
                            - {country: France, amount: 40, currency: FRX, source: s, year: 2025}
                            - {country: FR, amount: 41, currency: EUR, source: s, year: 2025}
                          measures:
                            - {id: a, name: A, counts: {feature: captur, count: actions}, minutes: {before: 2, after: 1}, attribution: 1, source: s, year: 2025}
                            - {id: b, name: B, counts: {feature: coding, count: events}, minutes: {before: 2, after: 1}, attribution: 1, source: s, year: 2025}
                            - {id: c, name: C, counts: {feature: coding, count: actions}, minutes: {before: 2, after: 1}, source: s, year: 2025}
                            - {id: d, name: D, counts: {kpi: K}, restates: bb, counts_to_value: true, source: s, year: 2025}
                            - {id: e, name: E, counts: {feature: capture, count: designed}, feeds: {sheets: 2}, source: s, year: 2025}
                        """))
                .containsExactly(
                        file + ":9: value.rates[0].country: no country is called 'Germny'; did you mean 'Germany'?",
                        file
                                + ":10: value.rates[1].currency: no ISO 4217 currency is called 'FRX'; did you mean 'FRF'?",
                        file + ":11: value.rates[2].country: 'FR' stands in line 10 already",
                        file + ":13: value.measures[0].counts.feature: no feature has the id 'captur'; did you mean"
                                + " 'capture'?",
                        file + ":15: value.measures[2].attribution: missing: which share of it is due to the product?",
                        file + ":15: value.measures[2].counts: counts the same benefit as 'b' in line 14: say"
                                + " 'restates: b'",
                        file + ":16: value.measures[3].counts_to_value: what restates another measure never counts"
                                + " beside it",
                        file + ":16: value.measures[3].restates: no other measure has the id 'bb'; did you mean 'b'?",
                        file + ":17: value.measures[4].counts.count: no action of the feature 'capture' is the"
                                + " designed way",
                        file + ":17: value.measures[4].feeds.sheets: no equivalent takes 'sheets'; there are kwh,"
                                + " sheet, t_co2, transaction; did you mean 'sheet'?");
    }

    @Test
    void aRateWithoutSourceOrYearIsRefused() throws IOException {
        assertThat(refused("value: {rates: [{country: DE, amount: 40, currency: EUR}]}\n"))
                .containsExactly(
                        file + ":7: value.rates[0].source: missing", file + ":7: value.rates[0].year: missing");
    }

    @Test
    void aRangeThatDoesNotHoldItsNumberAndAnInvestmentNobodyStandsForAreRefused() throws IOException {
        assertThat(
                        refused(
                                """
                        value:
                          rates:
                            - {country: DE, amount: 40, currency: EUR, source: s, year: 2025, range: [41, 50]}
                          measures:
                            - {id: a, name: A, counts: {feature: capture, count: actions}, minutes: {before: 2, after: 1}, attribution: 1, ranges: {attribution: [0.9, 1.1], capture_share: [0.4, 0.6]}, source: s, year: 2025}
                        """))
                .containsExactly(
                        file + ":9: value.rates[0].range: does not hold 40",
                        file + ":11: value.measures[0].ranges.attribution: a share is at most 1",
                        file + ":11: value.measures[0].ranges.capture_share: there is no number it could be the range"
                                + " of: write that too");
        assertThat(refused("value: {investment: {horizon_months: 0, discount_rate: 8, probability: 80, year: 2025}}\n"))
                .containsExactly(
                        file + ":7: value.investment.discount_rate: expected a rate from 0 to 1, as 0.08, got '8'",
                        file + ":7: value.investment.horizon_months: expected a whole number of months from 1 to 240,"
                                + " got '0'",
                        file + ":7: value.investment.probability: expected a share from 0 to 1, as 0.25, got '80'",
                        file + ":7: value.investment.source: missing");
    }

    @Test
    void everythingWrongWithTheCatalogueIsSaidAtOnce() throws IOException {
        Files.writeString(
                catalogue,
                """
                factors:
                  - {id: own.rolls, version: "1", value: 3, unit: sheet/roll, source: us, year: 2024, formula: f, valid_to: 2025-06-30}
                  - {id: own.rolls, version: "2", value: 4, unit: sheet/roll, source: us, year: 2025, formula: f, valid_from: 2025-06-30}
                  - {id: own.other, version: "1", value: 4, unit: kg/roll, source: us, year: 2025, formula: f, range: [5, 6]}
                equivalents:
                  - {id: rolls, kind: impact, takes: sheet, gives: roll, factor: own.other, icon: paper, colour: "#000000",
                     names: {en: n}, sentences: {en: "{quantity} rolls"}, formulas: {en: f}}
                  - {id: more, kind: impact, takes: sheet, gives: roll, factor: own.roll, icon: paper, colour: "#000000",
                     names: {en: n}, sentences: {en: rolls}, formulas: {en: f}}
                """);
        assertThat(refused(""))
                .containsExactly(
                        catalogue + ":3: factors[1].valid_from: version '2' counts on days of version '1' in line 2",
                        catalogue + ":4: factors[2].range: does not hold the value 4",
                        catalogue + ":6: equivalents[0].factor: 'own.other' is in kg/roll, which does not lead from"
                                + " sheet to roll",
                        catalogue + ":8: equivalents[1].factor: no factor has the id 'own.roll'; did you mean"
                                + " 'own.rolls'?",
                        catalogue + ":9: equivalents[1].sentences.en: has no {quantity} where the number belongs");
    }

    @Test
    void aFactorOfOnesOwnTakesThePlaceOfTheBuiltInOne() throws IOException {
        Files.writeString(
                catalogue,
                "factors:\n  - {id: paper.sheets_tree, version: mine, value: 10000, unit: sheet/tree, source: us,"
                        + " year: 2025, formula: counted}\n");
        Value value = read("value: {fte_hours: {hours: 1720, source: contract, year: 2025}}\n")
                .value();
        assertThat(value.catalogue().latest("paper.sheets_tree").orElseThrow().version())
                .isEqualTo("mine");
        assertThat(value.catalogue().latest("work.fte_hours").orElseThrow().value())
                .isEqualByComparingTo("1720");
        assertThat(value.catalogue().equivalents())
                .extracting(Equivalents.Equivalent::id)
                .contains("trees", "fte_not_hired");
    }

    @Test
    void whatOneCustomerOrProductHasOfItsOwnLeavesTheBuiltInFactorToAllOthers() throws IOException {
        Files.writeString(
                catalogue,
                """
                factors:
                  - {id: work.fte_hours, version: ours, value: 1720, unit: hour/fte, source: us, year: 2025, formula: f, account: A, approver: the CFO}
                  - {id: work.fte_hours, version: team, value: 1800, unit: hour/fte, source: us, year: 2025, formula: f, product: team}
                """);
        Equivalents read = read("").value().catalogue();
        assertThat(read.latest("work.fte_hours").orElseThrow().version()).isEqualTo("2080");
        assertThat(read.factors().stream().filter(one -> one.id().equals("work.fte_hours")))
                .extracting(Equivalents.Factor::version, Equivalents.Factor::account, Equivalents.Factor::product)
                .containsExactlyInAnyOrder(
                        tuple("2080", null, null), tuple("ours", "A", null), tuple("team", null, "team"));
        assertThat(read.factors().stream().filter(one -> one.account() != null))
                .extracting(Equivalents.Factor::approver)
                .containsExactly("the CFO");
    }

    @Test
    void ofOneAccountTwoVersionsMayNotOverlapEither() throws IOException {
        Files.writeString(
                catalogue,
                """
                factors:
                  - {id: work.fte_hours, version: a, value: 1720, unit: hour/fte, source: us, year: 2025, formula: f, account: A}
                  - {id: work.fte_hours, version: b, value: 1700, unit: hour/fte, source: us, year: 2025, formula: f, account: A}
                  - {id: work.fte_hours, version: c, value: 1700, unit: hour/fte, source: us, year: 2025, formula: f, account: B, product: team}
                """);
        assertThat(refused(""))
                .containsExactly(
                        catalogue + ":3: factors[1].valid_from: version 'b' counts on days of version 'a' in line 2",
                        catalogue + ":4: factors[2].product: a factor holds for an account or a product: name one of"
                                + " them");
    }

    @Test
    void aCustomersWordsPointToUnitsThatExist() throws IOException {
        Files.writeString(
                catalogue,
                """
                tags: {overtime: [hours_remved], staff: [fte_not_hired]}
                preferences:
                  - {account: A, leads: [tree]}
                  - {account: A, leads: [trees]}
                testimonials:
                  - {id: q1, text: We hired nobody, author: B. Low, account: A, tags: [stuff], permission: named}
                  - {id: q1, text: Less paper, author: B. Low, units: [trees], said_on: 2025-02-30, permission: secret}
                """);
        assertThat(refused(""))
                .containsExactlyInAnyOrder(
                        catalogue + ":1: tags.overtime[0]: no equivalent has the id 'hours_remved'; did you mean"
                                + " 'hours_removed'?",
                        catalogue + ":3: preferences[0].leads[0]: no equivalent has the id 'tree'; did you mean"
                                + " 'trees'?",
                        catalogue + ":4: preferences[1].account: 'A' stands in line 3 already",
                        catalogue + ":6: testimonials[0].tags[0]: no tag 'stuff' leads to a unit: add it under tags;"
                                + " did you mean 'staff'?",
                        catalogue + ":7: testimonials[1].id: 'q1' stands in line 6 already",
                        catalogue + ":7: testimonials[1].said_on: expected YYYY-MM-DD, got '2025-02-30'",
                        catalogue + ":7: testimonials[1].permission: expected one of public, named, anonymous,"
                                + " internal, got 'secret'");
    }

    @Test
    void aTestimonialSpeaksOfWhatItsTagsLeadTo() throws IOException {
        Files.writeString(
                catalogue,
                """
                tags: {overtime: [hours_removed, working_days], staff: [fte_not_hired]}
                preferences: [{account: A, leads: [trees, fte_not_hired]}]
                testimonials:
                  - {id: q1, text: No more Saturdays, author: B. Low, account: B, said_on: 2025-02-03, tags: [overtime], units: [trees], permission: named}
                """);
        Equivalents.Customers customers = read("").value().catalogue().customers();
        assertThat(customers.testimonials().get(0).units()).containsExactly("trees", "hours_removed", "working_days");
        assertThat(customers.preferences().get(0).leads()).containsExactly("trees", "fte_not_hired");
    }

    /** The built-in catalogue is what the product promises: its kinds, and every text in every language. */
    @Test
    void theBuiltInCatalogueTellsOutcomesActionsAndImpactsInThreeLanguages() throws IOException {
        Equivalents built = read("").value().catalogue();
        assertThat(built.equivalents().stream().filter(one -> one.kind().equals("outcome")))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(built.equivalents().stream().filter(one -> one.kind().equals("action")))
                .isNotEmpty();
        assertThat(built.equivalents().stream().filter(one -> one.kind().equals("impact")))
                .hasSizeGreaterThanOrEqualTo(3);
        built.equivalents().forEach(one -> assertThat(List.of(one.names(), one.sentences(), one.formulas()))
                .as(one.id())
                .allSatisfy(texts -> assertThat(texts).containsOnlyKeys("en", "de", "fr")));
        built.wordings().forEach((id, one) -> assertThat(List.of(one.sentences(), one.formulas()))
                .as(id)
                .allSatisfy(texts -> assertThat(texts).containsOnlyKeys("en", "de", "fr")));
    }

    private List<String> refused(String section) throws IOException {
        Files.writeString(file, HEAD + section);
        Misconfigured refused = catchThrowableOfType(
                Misconfigured.class, () -> SettingsFile.read(file, HOME, Section.withoutSources(), Map.of()));
        return refused.problems().stream().map(Problem::toString).toList();
    }

    private Settings read(String section) throws IOException {
        Files.writeString(file, HEAD + section);
        return SettingsFile.read(file, HOME, Section.withoutSources(), Map.of());
    }
}
