package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 1,428.00 invoiced with 228.00 of tax, eleven months of it prepaid, and 7.50 of MRR that no invoice explains. */
class InvoicedTest {
    @Test
    void the_way_from_invoices_to_mrr_is_printed_to_the_cent_and_what_none_explains_with_it() throws IOException {
        for (String locale : List.of("en", "de", "fr")) {
            ObjectNode document = document(locale, true);
            int at = at(document);
            JsonNode page = document.path("pages").path(at);
            assertThat(page.path("invoices")).hasSize(1);
            String printed =
                    Printed.of(new ExecutiveRenderer().render(document)).pages().get(at);
            assertThat(new LinkedHashSet<>(Printed.texts(page.path("invoices"))))
                    .allSatisfy(cell -> assertThat(printed).as(locale).contains(cell));
        }
        JsonNode row = customers(document("en", true)).path("invoices").path(0);
        assertThat(row.path("invoiced").asText()).isEqualTo("1,428.00");
        assertThat(row.path("tax").asText()).isEqualTo("−228.00");
        assertThat(row.path("prepaid").asText()).isEqualTo("−1,100.00");
        assertThat(row.path("unexplained").asText()).isEqualTo("+7.50");
        assertThat(row.path("mrr").asText()).isEqualTo("107.50");
    }

    @Test
    void where_billing_tells_no_invoices_nothing_is_said_of_them_and_more_cohorts_are_shown() throws IOException {
        JsonNode page = customers(document("en", false));
        assertThat(page.path("has_invoices").asBoolean()).isFalse();
        assertThat(page.path("cohort_rows").size())
                .isGreaterThanOrEqualTo(
                        customers(document("en", true)).path("cohort_rows").size());
    }

    private static JsonNode customers(ObjectNode document) {
        return document.path("pages").path(at(document));
    }

    private static int at(ObjectNode document) {
        return document.path("pages").findValuesAsText("template").indexOf("customers");
    }

    private static ObjectNode document(String locale, boolean invoices) throws IOException {
        ObjectNode sample = (ObjectNode)
                Documents.parse(Files.readString(Path.of("src/main/reports/executive/samples/usual.json")));
        ObjectNode answers = (ObjectNode) sample.path("answers");
        if (invoices) {
            ArrayNode rows = answers.putArray("invoices");
            rows.addObject()
                    .put("month", "2024-12-01")
                    .put("invoiced", 1428)
                    .put("tax", -228)
                    .put("prepaid", -1100)
                    .put("unexplained", 7.5)
                    .put("mrr", 107.5);
        }
        return SampleReport.of(answers, locale);
    }
}
