package io.meridiem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of a catalogue that may be meant as it is. */
class CatalogueRemarksTest {
    @TempDir
    Path here;

    @Test
    void wordsThatAreMissingInALanguageOfReportsAreNamedAndEnglishStandsIn() throws IOException {
        assertThat(remarks(
                        """
                        equivalents:
                          - {id: rolls, kind: impact, takes: sheet, gives: sheet, icon: paper, colour: "#000000",
                             names: {en: n, fr: n}, sentences: {en: "{quantity} rolls", fr: "{quantity} r"}, formulas: {en: f, fr: f}}
                          - {id: reams, kind: impact, takes: sheet, gives: sheet, icon: paper, colour: "#000000",
                             names: {en: n, de: n, fr: n}, sentences: {en: "{quantity} rolls", de: "{quantity} R"}, formulas: {en: f, de: f, fr: f}}
                        """,
                        "{id: a, name: A, counts: {kpi: K}, source: s, year: 2025}"))
                .containsExactly(
                        "no words in de, English stands in there; add them to equivalents rolls",
                        "no words in de, fr, English stands in there; add them to value.measures a",
                        "no words in fr, English stands in there; add them to equivalents reams");
    }

    @Test
    void daysBetweenTwoVersionsOfAFactorAreNamedAndVersionsThatMeetAreNot() throws IOException {
        String factor = "  - {value: 3, unit: sheet/roll, source: s, year: 2024, formula: f, ";
        assertThat(remarks(
                        "factors:\n"
                                + factor + "id: own.rolls, version: b, valid_from: 2026-01-01}\n"
                                + factor + "id: own.rolls, version: a, valid_from: 2024-01-01, valid_to: 2024-12-31}\n"
                                + factor + "id: own.rolls, version: c, account: A}\n"
                                + factor + "id: own.met, version: a, valid_to: 2024-12-31}\n"
                                + factor + "id: own.met, version: b, valid_from: 2025-01-01}\n",
                        "{id: a, name: {en: A, de: A, fr: A}, counts: {kpi: K}, source: s, year: 2025}"))
                .containsExactly(
                        "no version of the factor own.rolls counts from 2025-01-01 to 2025-12-31: what it makes"
                                + " is not measured in a month that ends there; let valid_to of 'a' and valid_from of 'b' meet");
    }

    private List<String> remarks(String catalogue, String measure) throws IOException {
        Path file = here.resolve("meridiem.yml");
        Files.writeString(here.resolve("equivalents.yml"), catalogue);
        Files.writeString(
                file,
                "company: {name: T}\ncurrency: {reporting: EUR}\nsources: [{name: s, adapter: generic, folder: x}]\n"
                        + "value:\n  measures:\n    - " + measure + "\n");
        Settings settings = SettingsFile.read(file, Path.of(".."), Section.withoutSources(), Map.of());
        return new CatalogueRemarks(settings.value()).all();
    }
}
