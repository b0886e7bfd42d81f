package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPageTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    @Test
    void findings_stand_by_graveness_then_money_then_rows() {
        JsonNode rows = page(List.of(
                        finding("a", "warn", 900, null),
                        finding("b", "warn", 5, "10.00"),
                        finding("c", "warn", 4, "200.00"),
                        finding("d", "quarantine", 1, null),
                        finding("e", "warn", 0, null),
                        finding("f", "refuse", 2, null)))
                .path("findings");
        assertThat(rows.findValuesAsText("where"))
                .containsExactly(
                        "silver.usage_day · f",
                        "silver.usage_day · d",
                        "silver.usage_day · c",
                        "silver.usage_day · b",
                        "silver.usage_day · a",
                        "silver.usage_day · e");
    }

    @Test
    void a_finding_about_a_file_has_no_count_and_money_has_its_currency() {
        JsonNode rows = page(List.of(finding("a", "warn", 0, null), finding("b", "warn", 1234, "99.50")))
                .path("findings");
        assertThat(rows.path(0).path("money").asText()).isEqualTo("99.50\u00a0USD");
        assertThat(rows.path(0).path("rows").asText()).isEqualTo("1,234");
        assertThat(rows.path(1).path("money").asText()).isEqualTo("–");
        assertThat(rows.path(1).path("rows").asText()).isEqualTo("–");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 11, 16, 17, 30, 120})
    void every_finding_is_printed_or_counted_and_the_page_stays_one(int many) {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (int at = 0; at < many; at++) {
            findings.add(finding("check_" + at, "warn", at, null));
        }
        ObjectNode document = document(findings);
        JsonNode page = document.path("pages").path(1);
        int left = many - page.path("findings").size();
        assertThat(page.path("findings_more").asText().replaceAll("\\D", ""))
                .isEqualTo(left == 0 ? "" : String.valueOf(left));
        assertThat(page.path("findings").size()).isGreaterThanOrEqualTo(Math.min(many, 15));
        assertThat(Printed.of(new ExecutiveRenderer().render(document)).pages()).hasSize(3);
    }

    @Test
    void what_arrived_is_what_was_kept_repeated_and_left_out() {
        JsonNode page = Samples.document("usual", "en").path("pages").path(7);
        assertThat(page.path("sentence").asText())
                .isEqualTo("33,100 rows arrived in 5 source tables: 33,067 kept, 21 repeats counted once,"
                        + " 12 set aside or left out.");
        long kept = 0;
        for (JsonNode line : page.path("ledger")) {
            boolean source = line.path("table").asText().startsWith("bronze.");
            kept += source ? Long.parseLong(line.path("kept").asText().replace(",", "")) : 0;
        }
        assertThat(kept).isEqualTo(33_067);
    }

    @ParameterizedTest
    @CsvSource({
        "silver.usage_day, before_subscription, Ask who keeps product usage to explain or correct this",
        "gold.revenue_month, churn_event_without_churn, Ask who keeps the churn log to explain or correct this",
        "gold.revenue_month, identity, Have gold.revenue_month explained before it is relied on"
    })
    void data_is_settled_where_it_is_kept_and_its_count_is_said_once(String table, String check, String title) {
        Map<String, Object> finding = finding(check, "warn", 19142, "7063768");
        finding.put("table", table);
        finding.put("says", "19,142 rows are odd");
        Decisions decisions = new Decisions(
                portfolio(List.of(finding)), new Wording("en", "USD"), java.time.LocalDate.of(2025, 1, 5));
        ObjectNode page = io.meridiem.reports.render.Documents.empty();
        decisions.into(page);
        JsonNode decision = page.path("decisions").path(0);
        assertThat(decision.path("title").asText()).isEqualTo(title);
        assertThat(decision.path("reason").asText()).isEqualTo("19,142 rows are odd (7,063,768\u00a0USD concerned).");
    }

    @Test
    void a_choice_that_is_configured_is_printed_as_it_is_configured() {
        JsonNode choices = document(List.of()).path("pages").path(2).path("choices");
        assertThat(choices.findValuesAsText("says"))
                .startsWith(
                        "The day the cancellation was asked for, though service and money may go on.",
                        "Past due ends where last paid. A pause is churn. Coupons are not taken off.",
                        "A return within 30 days is no churn: a month’s end in between keeps the MRR before it.");
    }

    private static JsonNode page(List<Map<String, Object>> findings) {
        return document(findings).path("pages").path(1);
    }

    private static ObjectNode document(List<Map<String, Object>> findings) {
        Context context = new Context(
                "Acme",
                "en",
                "USD",
                "A",
                "#4F46E5",
                "#111827",
                LocalDate.of(2025, 4, 2),
                new io.meridiem.contract.Settings.Revenue(30, "request", "ends", "churn", "list"),
                io.meridiem.contract.Adoption.none(),
                List.of());
        return ExecutiveDocument.assemble(tables(findings), MARCH, context);
    }

    private static Portfolio portfolio(List<Map<String, Object>> findings) {
        return Portfolio.read(tables(findings), MARCH, io.meridiem.contract.Adoption.none());
    }

    private static Tables tables(List<Map<String, Object>> findings) {
        return (sql, args) -> sql.equals(Portfolio.sql("findings")) ? findings : List.of();
    }

    private static Map<String, Object> finding(String check, String severity, long rows, String money) {
        Map<String, Object> row = new HashMap<>();
        row.put("table", "silver.usage_day");
        row.put("check", check);
        row.put("severity", severity);
        row.put("rows", rows);
        row.put("money", money == null ? null : new BigDecimal(money));
        row.put("currency", money == null ? null : "USD");
        row.put("says", rows + " rows of this check are not as they should be");
        return row;
    }
}
