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

/** Alder has both, Birch is liked and not worth it, Cedar has neither, Dogwood was never asked. */
class StandingPageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1 of 3 customers that can be placed get what they hoped for and like what they live with. 2 lack one or both: €700 of MRR.|Neither|2 of 2",
                "de|1 von 3 Kunden, die sich einordnen lassen, bekommen, was sie erhofft haben, und leben gern damit. 2 fehlt eines oder beides: 700 € MRR.|Keines von beiden|2 von 2",
                "fr|1 des 3 clients qui peuvent être situés obtiennent ce qu’ils espéraient et vivent bien avec. Il manque l’un ou les deux à 2 clients : 700 € de MRR.|Ni l’un ni l’autre|2 sur 2",
            })
    void whoLacksBothStandsFirstAndWhoCannotBePlacedIsCountedApart(
            String locale, String sentence, String neither, String shown) throws IOException {
        ObjectNode document = document(locale);
        JsonNode page = page(document);
        assertThat(page.path("sentence").asText().replace('\u00a0', ' ').replace('\u202f', ' '))
                .isEqualTo(sentence);
        assertThat(page.path("lacking").findValuesAsText("name")).containsExactly("Cedar", "Birch");
        assertThat(page.path("lacking").path(0).path("standing").asText()).isEqualTo(neither);
        assertThat(page.path("lacking_note").asText()).startsWith(shown);
        assertThat(page.path("groups").findValuesAsText("accounts")).containsExactly("1", "0", "1", "1", "1", "4");
        String printed =
                Printed.of(new ExecutiveRenderer().render(document)).pages().get(at(document));
        assertThat(new LinkedHashSet<>(Printed.texts(page)))
                .allSatisfy(words -> assertThat(printed).contains(words));
    }

    @Test
    void whereNobodyCanBePlacedThereIsNoPage() throws IOException {
        ObjectNode answers = SampleReport.answers();
        customer(answers.putArray("standing"), "Dogwood", 50, "unknown");
        assertThat(SampleReport.of(answers, "en").path("pages").findValuesAsText("template"))
                .doesNotContain("standing");
    }

    private static ObjectNode document(String locale) throws IOException {
        ObjectNode answers = SampleReport.answers();
        ArrayNode rows = answers.putArray("standing");
        customer(rows, "Alder", 1000, "both")
                .put("expected", 250)
                .put("realised", 200)
                .put("realised_share", 0.8)
                .put("nps", 9);
        customer(rows, "Birch", 400, "experience_only").put("roi", -0.25).put("case_satisfaction", 4.6);
        customer(rows, "Cedar", 300, "neither").put("roi", -0.5).put("nps", 3).put("owner", "Kim Osei");
        customer(rows, "Dogwood", 50, "unknown");
        return SampleReport.of(answers, locale);
    }

    private static ObjectNode customer(ArrayNode rows, String name, int mrr, String standing) {
        return rows.addObject()
                .put("account_id", name)
                .put("account_name", name)
                .put("mrr", mrr)
                .put("standing", standing);
    }

    private static JsonNode page(ObjectNode document) {
        return document.path("pages").get(at(document));
    }

    private static int at(ObjectNode document) {
        return document.path("pages").findValuesAsText("template").indexOf("standing");
    }
}
