package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Names and later corrections as a reader of the executive report sees them. */
class NamesOnPagesTest {
    private static final String TURNED = "Ramos \u202Efdp.exe Handels AG";

    @Test
    void a_name_that_turns_the_reading_direction_is_read_from_left_to_right_as_what_follows_it() throws IOException {
        JsonNode answers = answers();
        ((ObjectNode) answers.path("movers").path(0)).put("account_name", TURNED);
        ((ObjectNode) answers.path("risk_accounts").path(0)).put("account_name", "Nordhafen\r\nBcc: all");
        ObjectNode document = assemble(answers, "Ac\u2067me");
        assertThat(Documents.canonical(document)).doesNotContain("\u202E", "\u2067", "\\r", "\\n");
        String text = text(new ExecutiveRenderer().render(document));
        assertThat(text.codePoints().map(Character::getType)).doesNotContain((int) Character.FORMAT);
        assertThat(text.lines()).anySatisfy(line -> assertThat(line)
                .containsPattern("Ramos fdp\\.exe Handels AG +[A-Za-z-]+( [a-z]+)? [a-z]+"));
    }

    @Test
    void what_was_told_and_reads_otherwise_now_stands_on_the_next_report_with_its_reason() throws IOException {
        JsonNode answers = answers();
        ArrayNode restated = ((ObjectNode) answers).putArray("restated");
        restated.addObject()
                .put("month", "2024-11-01")
                .put("figures", 9)
                .put("accounts", 2)
                .put("mrr_now", 1060)
                .put("difference", 60.5)
                .put("moved", 2)
                .put("most_account", "Halden \u202ELogistics")
                .put("most", 70.5);
        restated.addObject()
                .put("month", "2024-10-01")
                .put("figures", 3)
                .put("accounts", 1)
                .put("mrr_now", 900)
                .put("difference", 0);
        String text =
                text(new ExecutiveRenderer().render(assemble(answers, "Acme"))).replaceAll("\\s+", " ");
        assertThat(text)
                .contains(
                        "Restated: MRR of November 2024 was $999.50, is $1,060, because later input changed 2 accounts,"
                                + " most of all Halden Logistics (+$70.50).")
                .contains(
                        "Restated: 3 figures of 1 account in October 2024 changed by later input or another configuration; MRR did not.");
    }

    @Test
    void hours_without_billing_are_told_and_what_is_missing_is_named() throws IOException {
        JsonNode answers = answers();
        List.of("value_course", "value_accounts", "value_measures", "value_actions")
                .forEach(((ObjectNode) answers)::putArray);
        ((ObjectNode) answers)
                .putArray("value_unbilled")
                .addObject()
                .put("accounts", 12)
                .put("hours", 4936.4);
        String text =
                text(new ExecutiveRenderer().render(assemble(answers, "Acme"))).replaceAll("\\s+", " ");
        assertThat(text)
                .contains(
                        "4,936 hours were saved at 12 accounts; no money or return is told, because billing is missing");
    }

    private static JsonNode answers() throws IOException {
        return Documents.parse(Files.readString(Path.of("src/main/reports/executive/samples/usual.json")))
                .path("answers");
    }

    private static ObjectNode assemble(JsonNode answers, String company) {
        Context context = new Context(
                company,
                "en",
                "USD",
                "A",
                "#4F46E5",
                "#111827",
                LocalDate.of(2025, 1, 3),
                io.meridiem.contract.Settings.Revenue.usual(14),
                io.meridiem.contract.Adoption.none(),
                List.of());
        return ExecutiveDocument.assemble(new SampleTables(answers), YearMonth.of(2024, 12), context);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}
