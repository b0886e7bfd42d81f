package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutiveDocumentTest {
    @SuppressWarnings("unused") // read by name
    static final List<String> SAMPLES = Samples.NAMES;

    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final Context CONTEXT = new Context(
            "Acme",
            "en",
            "USD",
            "A",
            "#4F46E5",
            "#111827",
            LocalDate.of(2025, 4, 2),
            io.meridiem.contract.Settings.Revenue.usual(14),
            io.meridiem.contract.Adoption.none(),
            List.of("Time zone is declared."));

    @ParameterizedTest
    @ValueSource(strings = {"usual", "one-account", "longest"})
    void opening_and_movements_make_the_closing_and_the_closing_is_the_card(String sample) {
        ObjectNode document = Samples.document(sample, "en");
        Wording words = new Wording("en", document.path("currency").asText());
        for (int page = 0; page < 2; page++) {
            JsonNode steps =
                    document.path("pages").path(page).path("bridge_chart").path("steps");
            BigDecimal sum = BigDecimal.ZERO;
            for (int at = 0; at < 7; at++) {
                sum = sum.add(steps.path(at).decimalValue());
            }
            assertThat(sum).isEqualByComparingTo(steps.path(7).decimalValue());
            JsonNode bars = document.path("pages").path(page).path("bridge_bars");
            assertThat(bars.path(7).path("amount").path("text").asText())
                    .isEqualTo(words.amount(sum, words.digits(sum)));
            assertThat(document.path("pages").path(0).path("hero").path("value").asText())
                    .isEqualTo(words.money(sum));
        }
    }

    @Test
    void the_months_of_the_table_add_up_down_and_across() {
        JsonNode rows = Samples.document("usual", "en").path("pages").path(1).path("movement_rows");
        for (int column = 0; column < 12; column++) {
            long sum = 0;
            for (int row = 0; row < 7; row++) {
                sum += number(rows.path(row).path("c" + column));
            }
            assertThat(sum)
                    .as("column %d", column)
                    .isEqualTo(number(rows.path(7).path("c" + column)));
        }
        for (int row = 1; row < 7; row++) {
            long sum = 0;
            for (int column = 0; column < 12; column++) {
                sum += number(rows.path(row).path("c" + column));
            }
            assertThat(sum).as("row %d", row).isEqualTo(number(rows.path(row).path("total")));
        }
    }

    @Test
    void the_cards_say_what_the_tables_say() {
        JsonNode pages = Samples.document("usual", "en").path("pages");
        JsonNode cards = pages.path(0).path("cards");
        JsonNode rows = pages.path(1).path("movement_rows");
        JsonNode all = pages.path(1).path("segments").path(5);
        assertThat(cards.path(0).path("value"))
                .isEqualTo(rows.path(10).path("c11"))
                .isEqualTo(all.path("nrr"));
        assertThat(cards.path(1).path("value"))
                .isEqualTo(rows.path(11).path("c11"))
                .isEqualTo(all.path("grr"));
        assertThat(cards.path(3).path("value"))
                .isEqualTo(pages.path(5).path("cards").path(0).path("value"));
        JsonNode unused = Samples.document("no-usage", "en").path("pages");
        assertThat(unused.path(0).path("cards").path(3).path("value"))
                .isEqualTo(unused.path(1).path("segments").path(5).path("churn"));
    }

    @Test
    void movements_that_do_not_make_the_closing_stop_the_report() {
        Map<String, Object> row = movement(MARCH, "0", "100", "0", "99.99");
        assertThatThrownBy(() -> assemble(Map.of("movements", List.of(row))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2025-03");
    }

    @Test
    void a_year_that_has_not_passed_yet_is_not_available_instead_of_zero() {
        ObjectNode document = assemble(Map.of(
                "movements",
                List.of(
                        movement(MARCH.minusMonths(1), "0", "100", "0", "100"),
                        movement(MARCH, "100", "0", "10", "90"))));
        JsonNode nrr = document.path("pages").path(0).path("cards").path(0);
        assertThat(nrr.path("value").asText()).isEqualTo("n/a");
        assertThat(nrr.path("says").asText()).isEqualTo("Needs 12 months of history; there are 2.");
        assertThat(document.path("pages").path(0).path("headline").asText())
                .startsWith("MRR fell 10.0% to $90 in March 2025;");
    }

    @Test
    void a_month_without_rows_between_two_others_is_a_month_in_which_nobody_paid() {
        ObjectNode document = assemble(Map.of(
                "movements",
                List.of(
                        movement(MARCH.minusMonths(3), "0", "50", "0", "50"),
                        movement(MARCH.minusMonths(2), "50", "0", "50", "0"),
                        movement(MARCH, "0", "70", "0", "70"))));
        JsonNode history = document.path("pages").path(0).path("history_chart").path("values");
        assertThat(history).extracting(JsonNode::asInt).containsExactly(50, 0, 0, 70);
    }

    @Test
    void the_first_month_has_levels_and_no_course() {
        ObjectNode document = assemble(Map.of("movements", List.of(movement(MARCH, "0", "100.50", "0", "100.50"))));
        assertThat(templates(document)).containsExactly("first", "data", "method");
        assertThat(Documents.canonical(document)).doesNotContain("sparkline", "\"bridge\"", "\"lines\"");
    }

    @Test
    void a_company_without_a_payment_gets_next_steps_instead_of_figures() {
        ObjectNode document = assemble(Map.of());
        assertThat(templates(document)).containsExactly("empty", "data", "method");
        assertThat(document.path("pages").path(0).path("decisions")).hasSize(3);
    }

    @Test
    void a_single_account_gets_no_cohorts_and_no_segments() {
        ObjectNode document = Samples.document("one-account", "en");
        assertThat(templates(document))
                .containsExactly(
                        "summary", "revenue", "risk", "adoption", "value", "data", "method", "method", "method");
        assertThat(document.path("pages").path(1).path("show_segments").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void no_line_is_drawn_through_fewer_than_two_points(String sample) {
        Samples.document(sample, "en").findParents("chart").forEach(chart -> {
            List<JsonNode> courses = new ArrayList<>(chart.findValues("values"));
            courses.forEach(course -> assertThat(known(course)).isGreaterThanOrEqualTo(2));
        });
    }

    @Test
    void the_owner_of_a_decision_is_the_accounts_where_the_data_names_one() {
        Map<String, Object> mover = movement(MARCH, "0", "0", "40", "0");
        mover.put("account_name", "Halden <b>Logistics</b>");
        mover.put("owner", "Ada Park");
        ObjectNode document = assemble(Map.of(
                "movements",
                List.of(
                        movement(MARCH.minusMonths(1), "0", "100", "0", "100"),
                        movement(MARCH, "100", "0", "40", "60")),
                "movers",
                List.of(mover)));
        JsonNode decision = document.path("pages").path(0).path("decisions").path(0);
        assertThat(decision.path("owner_by").asText()).isEqualTo("Owner: Ada Park · by Apr 30, 2025");
        assertThat(Printed.of(new ExecutiveRenderer().render(document)).pages().get(0))
                .contains("Halden<b>Logistics</b>");
    }

    @Test
    void what_no_source_measures_is_named_as_not_measured() {
        JsonNode notHere =
                Samples.document("no-usage", "en").path("pages").path(4).path("not_here");
        assertThat(notHere.findValuesAsText("says"))
                .contains(
                        "Not measured: bring product events that name their user and account.",
                        "Not measured: the source names no account owner.");
    }

    @Test
    void a_language_without_wording_is_written_in_english_throughout() {
        ObjectNode document = Samples.document("usual", "ja");
        assertThat(document.path("locale").asText()).isEqualTo("en");
    }

    @Test
    void the_stored_samples_are_what_the_made_up_companies_give() throws IOException {
        for (Map.Entry<String, ObjectNode> sample : SampleFiles.all().entrySet()) {
            String path = "/reports/executive/samples/" + sample.getKey() + ".json";
            String stored = new String(getClass().getResourceAsStream(path).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(stored).as(path).isEqualTo(SampleFiles.text(sample.getValue()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "movements",
                "retention",
                "segments",
                "cohorts",
                "movers",
                "accounts",
                "segment_mrr",
                "coverage",
                "adoption_trend",
                "adoption_customers",
                "adoption_states",
                "adoption_teams",
                "adoption_teams_known",
                "adoption_movers",
                "adoption_lowest",
                "adoption_renewals",
                "findings",
                "ledger"
            })
    void a_query_reads_gold_and_ops_and_binds_dates_only(String name) {
        String sql = Portfolio.sql(name).replaceAll("--.*", "");
        Matcher tables = Pattern.compile("(?:from|join) ([a-z_.]+)").matcher(sql);
        while (tables.find()) {
            String table = tables.group(1);
            boolean own = sql.contains(table + " as (");
            assertThat(own || table.matches("(gold|ops)\\.[a-z_]+")).as(table).isTrue();
        }
        Matcher bound = Pattern.compile(":([a-z_]+)").matcher(sql);
        while (bound.find()) {
            assertThat(bound.group(1)).isIn("month", "from_month");
        }
    }

    private static ObjectNode assemble(Map<String, List<Map<String, Object>>> answers) {
        Map<String, List<Map<String, Object>>> bySql = new HashMap<>();
        answers.forEach((name, rows) -> bySql.put(Portfolio.sql(name), rows));
        return ExecutiveDocument.assemble((sql, args) -> bySql.getOrDefault(sql, List.of()), MARCH, CONTEXT);
    }

    private static Map<String, Object> movement(
            YearMonth month, String opening, String won, String lost, String closing) {
        Map<String, Object> row = new HashMap<>();
        row.put("month", Date.valueOf(month.atDay(1)));
        row.put("opening_mrr", new BigDecimal(opening));
        row.put("new_mrr", new BigDecimal(won));
        row.put("churn_mrr", new BigDecimal(lost));
        row.put("closing_mrr", new BigDecimal(closing));
        row.put("paying_accounts", 1L);
        return row;
    }

    private static List<String> templates(ObjectNode document) {
        return document.path("pages").findValuesAsText("template");
    }

    private static long known(JsonNode course) {
        long known = 0;
        for (JsonNode value : course) {
            known += value.isNull() ? 0 : 1;
        }
        return known;
    }

    private static long number(JsonNode text) {
        return Long.parseLong(text.asText().replace(",", "").replace("+", "").replace("−", "-"));
    }
}
