package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Six left in a year: three found it too expensive, one each gave another reason, of one nobody knows why. */
class DeparturesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|6 customers left in 12 months with €1,051 of MRR. Reasons given: too expensive 3, not used 1, legal hold 1. Of 1 (17%) nobody knows why.",
                "de|6 Kunden gingen in 12 Monaten mit 1.051 € MRR. Genannte Gründe: zu teuer 3, nicht genutzt 1, legal hold 1. Von 1 (17 %) weiß niemand, warum.",
                "fr|6 clients sont partis en 12 mois avec 1 051 € de MRR. Raisons données : trop cher 3, inutilisé 1, legal hold 1. De 1 (17 %), personne ne sait pourquoi.",
            })
    void why_customers_left_is_told_with_the_share_nobody_knows(String locale, String sentence) throws IOException {
        ObjectNode document = document(locale, true);
        int at = document.path("pages").findValuesAsText("template").indexOf("customers");
        String told = document.path("pages").path(at).path("departures").asText();
        assertThat(told.replace('\u00a0', ' ').replace('\u202f', ' ')).isEqualTo(sentence);
        assertThat(Printed.of(new ExecutiveRenderer().render(document)).pages().get(at))
                .contains(Printed.texts(document.path("pages").path(at).path("departures")));
    }

    @Test
    void where_nobody_left_nothing_is_said() throws IOException {
        assertThat(document("en", false).findValue("departures")).isNull();
    }

    private static void left(ArrayNode rows, String reason, int customers, double mrr) {
        rows.addObject().put("reason", reason).put("customers", customers).put("mrr", mrr);
    }

    private static ObjectNode document(String locale, boolean left) throws IOException {
        ObjectNode answers = SampleReport.answers();
        ArrayNode rows = answers.putArray("departures");
        if (left) {
            left(rows, "too_expensive", 3, 1000);
            left(rows, "unused", 1, 30.4);
            left(rows, "legal_hold", 1, 20.2);
            left(rows, null, 1, 0);
        }
        return SampleReport.of(answers, locale);
    }
}
