package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import java.io.IOException;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In August 12 of 100 left where 10.5 were foretold to, in September 4 where 6 were: too few for an AUC. */
class RecordPageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Of 200 judgements at 2 month ends, 16 ended in leaving within three months; 16.5 were foretold. Better than a plain share at 1 of 2.|0.812|Boosted trees",
                "de|Von 200 Urteilen an 2 Monatsenden endeten 16 binnen drei Monaten mit einem Abgang; 16,5 waren vorhergesagt. Besser als ein bloßer Anteil an 1 von 2.|0,812|Boosting-Bäume",
                "fr|Sur 200 jugements à 2 fins de mois, 16 se sont terminés par un départ sous trois mois ; 16,5 étaient prévus. Mieux qu’une simple part à 1 sur 2.|0,812|Arbres boostés",
            })
    void itTellsWhatWasForetoldBesideWhatHappenedAndTheChallengerWhereOneIsAsked(
            String locale, String headline, String auc, String trees) throws IOException {
        ObjectNode document = document(locale, true);
        JsonNode page = page(document);
        assertThat(page.path("sentence").asText().replace('\u00a0', ' ').replace('\u202f', ' '))
                .isEqualTo(headline);
        assertThat(page.path("months").path(0).path("auc").asText()).isEqualTo(auc);
        assertThat(page.path("months").path(1).path("auc").asText()).isEqualTo("–");
        assertThat(page.path("months").path(1).path("trees_auc").asText()).isEqualTo("–");
        String printed =
                Printed.of(new ExecutiveRenderer().render(document)).pages().get(at(document));
        assertThat(printed).contains(Printed.bare(trees));
        assertThat(new LinkedHashSet<>(Printed.texts(page)))
                .allSatisfy(words -> assertThat(printed).contains(words));
    }

    @Test
    void withoutAChallengerItsColumnsAreNotThereAndWithoutAModelThePageIsNot() throws IOException {
        ObjectNode document = document("en", false);
        String printed =
                Printed.of(new ExecutiveRenderer().render(document)).pages().get(at(document));
        assertThat(printed).doesNotContain("Boosted");
        assertThat(page(document).path("months").path(0).has("trees_auc")).isFalse();
        assertThat(SampleReport.of(SampleReport.answers(), "en").path("pages").findValuesAsText("template"))
                .doesNotContain("record");
    }

    private static ObjectNode document(String locale, boolean challenged) throws IOException {
        ObjectNode answers = SampleReport.answers();
        ArrayNode rows = answers.putArray("records");
        ObjectNode august = month(rows, "2024-08-01", 12, 10.5, 0.09, 0.1).put("auc", 0.8123);
        ObjectNode september = month(rows, "2024-09-01", 4, 6, 0.05, 0.04);
        if (challenged) {
            august.put("challenger_auc", 0.7).put("challenger_brier", 0.11).put("challenger_log_loss", 0.41);
            september.put("challenger_brier", 0.06).put("challenger_log_loss", 0.22);
        }
        return SampleReport.of(answers, locale);
    }

    private static ObjectNode month(
            ArrayNode rows, String month, int left, double expected, double brier, double base) {
        return rows.addObject()
                .put("month", month)
                .put("n", 100)
                .put("churners", left)
                .put("expected", expected)
                .put("brier", brier)
                .put("brier_base", base)
                .put("log_loss", 0.3)
                .put("ece", 0.03)
                .put("ece_low", 0.02)
                .put("ece_high", 0.06)
                .put("lift_10", 3.5)
                .put("precision_10", left / 20.0);
    }

    private static JsonNode page(ObjectNode document) {
        return document.path("pages").get(at(document));
    }

    private static int at(ObjectNode document) {
        return document.path("pages").findValuesAsText("template").indexOf("record");
    }
}
