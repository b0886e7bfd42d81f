package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.reports.Printed;
import io.meridiem.table.LakeSession;
import io.meridiem.table.SparkStart;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer's people say it was worth, in the customer's own report. */
class ClaimedNoteTest {
    @TempDir
    Path folder;

    @Test
    void onlyStoriesThatCountOfTheLastTwelveMonthsAreToldTheLatestFirst() {
        SparkSession.Builder builder = SparkSession.builder().master("local[1]").appName("claims");
        SparkStart.defaults(ZoneOffset.UTC).forEach(builder::config);
        SparkSession spark = builder.config("spark.log.level", "ERROR").getOrCreate();
        LakeSession lake = new LakeSession(spark, new Lake(folder.toString()), Map.of());
        lake.show(
                TableName.of("gold.claim"),
                spark.sql("select * from values"
                        + " ('old', 'tern', date'2024-03-01', 'A year ago', 'note', 1.00bd, 'EUR', true),"
                        + " ('first', 'tern', date'2024-04-01', 'Just within', 'note', 2.00bd, 'EUR', true),"
                        + " ('last', 'tern', date'2025-03-01', 'This month', 'mail', 3.00bd, 'EUR', true),"
                        + " ('next', 'tern', date'2025-04-01', 'After it', 'mail', 4.00bd, 'EUR', true),"
                        + " ('not', 'tern', date'2025-03-01', 'Verified by nobody', 'none', 5.00bd, 'EUR', false)"
                        + " as (claim_key, billing_parent_id, month, title, evidence, worth, worth_currency, counts)"));
        List<Row> rows = lake.sql(ValueFacts.text("claims"), Map.of("month", Date.valueOf("2025-03-01")))
                .collectAsList();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).<Row>getList(1))
                .extracting(one -> one.<String>getAs("title"))
                .containsExactly("This month", "Just within");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|4 stories, each held against its evidence, worth €3,500.50 in the last twelve months: “No temporary staff”"
                        + " (August 2026, €3,000.00; note of a review), “Story 1” (July 2026, €500.50; note of a review),"
                        + " “Story 2” (July 2026, €0.00; note of a review) and 1 more. They stand beside the value",
                "de|4 Geschichten, jede am Beleg geprüft, 3.500,50 € in den letzten zwölf Monaten: „No temporary staff“"
                        + " (August 2026, 3.000,00 €; note of a review)",
                "fr|4 témoignages, chacun vérifié sur pièce, 3 500,50 € sur les douze derniers mois",
            })
    void storiesStandWithTheirEvidenceBesideTheValueAndOnesInAnotherCurrencyAreNotAmongThem(
            String language, String sentence) {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        ArrayNode claims = account.put("report_language", language).putArray("claims");
        story(claims, "No temporary staff", "2026-08-01", "3000.00", "EUR");
        story(claims, "Story 1", "2026-07-01", "500.50", "EUR");
        story(claims, "Story 2", "2026-07-01", "0.00", "EUR");
        story(claims, "Story 3", "2026-06-01", "0.00", "EUR");
        story(claims, "In yen", "2026-06-01", "358180.67", "JPY");
        ObjectNode document = ValueDocument.assemble(account, Context.of(sample));
        Printed printed = Printed.of(new ValueRenderer().render(document));
        assertThat(String.join("", printed.pages()))
                .contains(Printed.bare(sentence))
                .doesNotContain(Printed.bare("In yen"));
        assertThat(printed.pages())
                .as("no page runs over")
                .hasSize(document.path("pages").size());
    }

    private static void story(ArrayNode claims, String title, String month, String worth, String currency) {
        claims.addObject()
                .put("title", title)
                .put("month", month)
                .put("worth", new BigDecimal(worth))
                .put("currency", currency)
                .put("evidence", "note of a review");
    }
}
