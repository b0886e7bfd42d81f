package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of all customers 90 % are there after a month, 80 % after twelve; the curve ends there. Of the large ones half are gone
 * after a month. Two bring 1,000.50 and 500.40 more.
 */
class StayingPageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|80% of customers are still there 12 months after they first paid. The 2 customers there now will bring €1,501 more within 36 months.|> 12 months|100% margin",
                "de|80 % der Kunden sind 12 Monate nach der ersten Zahlung noch da. Die 2 Kunden von heute bringen binnen 36 Monaten noch 1.501 €.|> 12 Monate|100 % Marge",
                "fr|80 % des clients sont encore là 12 mois après leur premier paiement. Les 2 clients actuels rapporteront encore 1 501 € en 36 mois.|> 12 mois|100 % de marge",
            })
    void it_tells_who_stays_and_what_that_is_worth(String locale, String headline, String half, String margin)
            throws IOException {
        ObjectNode document = document(locale, true, true);
        JsonNode page = page(document);
        String text = page.toString().replace('\u00a0', ' ').replace('\u202f', ' ');
        assertThat(text).contains(headline, half, margin);
        JsonNode all = page.path("kept").path(0);
        assertThat(all.path("lost").asText()).isEqualTo("3");
        assertThat(all.path("after_12").asText()).startsWith("80");
        assertThat(all.path("after_24").asText()).isEqualTo("–");
        List<String> values = new ArrayList<>();
        page.path("segments").forEach(row -> values.add(row.path("value").asText()));
        assertThat(values).as("rounded so that they add up").hasSize(3);
        String printed =
                Printed.of(new ExecutiveRenderer().render(document)).pages().get(at(document));
        assertThat(new LinkedHashSet<>(Printed.texts(page)))
                .allSatisfy(words -> assertThat(printed).contains(words));
    }

    @Test
    void the_curve_begins_with_everybody_and_stays_level_between_losses() throws IOException {
        JsonNode series = page(document("en", true, true)).path("curve_chart").path("series");
        List<Double> all = new ArrayList<>();
        series.path(0).path("values").forEach(value -> all.add(value.asDouble()));
        assertThat(all).containsExactly(100.0, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 80.0);
        assertThat(series.path(1).path("name").asText()).isEqualTo("Large");
        assertThat(series.path(1).path("values").get(2).isNull())
                .as("the curve ends with who is watched")
                .isTrue();
    }

    @Test
    void without_anybody_who_left_there_is_no_page_and_without_a_model_no_value() throws IOException {
        assertThat(document("en", false, true).path("pages").findValuesAsText("template"))
                .doesNotContain("staying");
        JsonNode page = page(document("en", true, false));
        assertThat(page.path("worth_note").asText()).startsWith("No model has learned");
        assertThat(page.path("has_worth").asBoolean()).isFalse();
    }

    private static ObjectNode document(String locale, boolean left, boolean learned) throws IOException {
        ObjectNode answers = SampleReport.answers();
        ArrayNode survival = answers.putArray("survival");
        step(survival, null, 1, 20, left ? 2 : 0, 0.9);
        step(survival, null, 12, 9, left ? 1 : 0, 0.8);
        step(survival, "Large", 1, 6, left ? 3 : 0, 0.5);
        ArrayNode lifetimes = answers.putArray("lifetimes");
        if (learned) {
            worth(lifetimes, "Tern", "Large", 1000.50);
            worth(lifetimes, "Orbis", null, 500.40);
        }
        return SampleReport.of(answers, locale);
    }

    private static void step(ArrayNode rows, String segment, int age, int watched, int lost, double survival) {
        rows.addObject()
                .put("segment", segment)
                .put("age_months", age)
                .put("at_risk", watched)
                .put("lost", lost)
                .put("survival", survival)
                .put("low", survival - 0.1)
                .put("high", survival + 0.05);
    }

    private static void worth(ArrayNode rows, String name, String segment, double value) {
        rows.addObject()
                .put("account_name", name)
                .put("segment", segment)
                .put("owner", "Ada")
                .put("mrr", 100)
                .put("survival_12m", 0.7)
                .put("lifetime_value", value)
                .put("months", 36)
                .put("yearly_rate", 0.1)
                .put("margin", 1);
    }

    private static JsonNode page(ObjectNode document) {
        return document.path("pages").get(at(document));
    }

    private static int at(ObjectNode document) {
        return document.path("pages").findValuesAsText("template").indexOf("staying");
    }
}
