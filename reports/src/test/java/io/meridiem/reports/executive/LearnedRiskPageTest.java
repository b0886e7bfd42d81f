package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.Adoption;
import io.meridiem.reports.Printed;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk page once a model has learned: a chance in 7 for everybody in the accounts, one expected leaver a band. */
class LearnedRiskPageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Expected to leave within three months: 4 customers|14%|4 were expected to leave|as a model learned it|no model has learned",
                "de|In drei Monaten zu erwartende Abgänge: 4 Kunden|14 %|4 Abgänge waren zu erwarten|wie ein Modell sie aus Abgängen lernte|noch hat kein Modell",
                "fr|Départs attendus sous trois mois : 4 clients|14 %|4 départs étaient attendus|apprise des départs par un modèle|aucun modèle",
            })
    void it_tells_chances_and_how_many_are_expected_to_leave_and_that_a_model_learned(
            String locale, String headline, String chance, String outcome, String note, String experts)
            throws IOException {
        ObjectNode document = learned(locale);
        JsonNode page = page(document, "risk");
        String text = page.toString().replace('\u00a0', ' ').replace('\u202f', ' ');
        assertThat(text).contains(headline, chance, outcome, note);
        assertThat(Documents.canonical(document)).doesNotContain(experts);
        assertThat(page(document, "method").toString()).doesNotContain("no probability");
        List<String> printed =
                Printed.of(new ExecutiveRenderer().render(document)).pages();
        int at = 0;
        for (JsonNode one : document.path("pages")) {
            String on = printed.get(at++);
            if (List.of("risk", "method").contains(one.path("template").asText())) {
                assertThat(new LinkedHashSet<>(Printed.texts(one)))
                        .allSatisfy(words -> assertThat(on).contains(words));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1|In Mid-market more leave than elsewhere, all else equal",
                "en|-1|Against it: In Mid-market fewer leave than elsewhere, all else equal",
                "de|1|In Mid-market gehen bei sonst Gleichem mehr als anderswo",
                "fr|1|En Mid-market, plus de départs qu’ailleurs, toutes choses égales",
            })
    void a_segment_that_speaks_for_leaving_or_against_it_is_a_reason_in_words(
            String locale, double contribution, String says) throws IOException {
        JsonNode answers = answers();
        answers.path("risk_reasons").forEach(row -> ((ObjectNode) row)
                .put("factor", "segment")
                .put("feature", "segment:Mid-market")
                .put("value", 1)
                .put("contribution", contribution)
                .putNull("peer_median"));
        ObjectNode document = document(answers, locale);
        JsonNode first = page(document, "risk").path("top").path(0);
        assertThat(first.path("reason_0").asText()).isEqualTo(says);
        assertThat(Printed.of(new ExecutiveRenderer().render(document)).pages())
                .anySatisfy(on -> assertThat(on).contains(Printed.bare(says)));
    }

    @Test
    void the_band_s_column_says_what_stands_in_it() throws IOException {
        assertThat(page(learned("en"), "risk").path("band_title").asText()).isEqualTo("Band · chance, 3 months");
        assertThat(page(Samples.document("usual", "en"), "risk")
                        .path("band_title")
                        .asText())
                .isEqualTo("Band · score of 100");
    }

    private static ObjectNode learned(String locale) throws IOException {
        return document(answers(), locale);
    }

    private static JsonNode answers() throws IOException {
        JsonNode answers = Documents.parse(Files.readString(Path.of("src/main/reports/executive/samples/usual.json")))
                .path("answers");
        answers.path("risk_accounts").forEach(row -> ((ObjectNode) row).put("probability", 1 / 7.0));
        answers.path("risk_course")
                .forEach(row -> ((ObjectNode) row).put("expected", 1).put("expected_mrr", 100));
        return answers;
    }

    private static ObjectNode document(JsonNode answers, String locale) {
        return ExecutiveDocument.assemble(
                new SampleTables(answers),
                YearMonth.of(2024, 12),
                new Context(
                        "Tern",
                        locale,
                        "USD",
                        "T",
                        "#4F46E5",
                        "#111827",
                        LocalDate.of(2025, 1, 3),
                        io.meridiem.contract.Settings.Revenue.usual(14),
                        Adoption.none(),
                        List.of()));
    }

    private static JsonNode page(ObjectNode document, String template) {
        for (JsonNode page : document.path("pages")) {
            if (page.path("template").asText().equals(template)) {
                return page;
            }
        }
        throw new AssertionError("no page " + template);
    }
}
