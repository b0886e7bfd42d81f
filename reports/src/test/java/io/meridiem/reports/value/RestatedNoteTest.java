package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestatedNoteTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|September 2026: the value was €8,958.25, is €9,058.25, because later records changed Invoices captured.",
                "de|September 2026: Der Wert war 8.958,25 €, ist 9.058,25 €, weil spätere Daten dies änderten: Erfasste Rechnungen.",
                "fr|septembre 2026 : le coût était de 400,00 €, il est de 380,00 €, car les factures ont changé.",
            })
    void what_an_earlier_report_said_and_what_is_so_now_stand_side_by_side_with_the_reason(
            String language, String sentence) {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        ArrayNode restated = account.put("report_language", language).putArray("restated");
        ObjectNode value = restated.addObject()
                .put("month", "2026-09-01")
                .put("figure", "value")
                .put("before", 8958.25)
                .put("now", 9058.25);
        value.putObject("names").put("en", "Invoices captured").put("de", "Erfasste Rechnungen");
        restated.addObject()
                .put("month", "2026-09-01")
                .put("figure", "cost")
                .put("before", 400)
                .put("now", 380);
        ObjectNode document = ValueDocument.assemble(account, Context.of(sample));
        Printed printed = Printed.of(new ValueRenderer().render(document));
        assertThat(String.join("", printed.pages())).contains(Printed.bare(sentence));
        assertThat(printed.pages())
                .as("no page runs over")
                .hasSize(document.path("pages").size());
    }
}
