package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdoptionPageTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    @ParameterizedTest
    @ValueSource(strings = {"usual", "longest"})
    void the_quadrants_make_all_mrr_and_the_two_below_are_what_the_headline_says(String sample) {
        ObjectNode document = Samples.document(sample, "en");
        JsonNode rows = page(document, "adoption").path("groups");
        BigDecimal sum = BigDecimal.ZERO;
        for (int at = 0; at < rows.size() - 1; at++) {
            sum = sum.add(number(rows.path(at).path("amount")));
        }
        assertThat(sum).isEqualByComparingTo(number(rows.path(rows.size() - 1).path("amount")));
        assertThat(sum).isEqualByComparingTo(number(document.at("/pages/0/bridge_chart/steps/7")));
        BigDecimal low =
                number(rows.path(2).path("amount")).add(number(rows.path(3).path("amount")));
        String said = new Wording("en", document.path("currency").asText()).shortMoney(low);
        assertThat(page(document, "adoption").path("sentence").asText()).contains("below 50 hold " + said);
        assertThat(document.at("/pages/0/cards/4/says").asText()).contains(said);
    }

    @Test
    void accounts_by_state_make_all_accounts_and_all_mrr() {
        JsonNode page = page(Samples.document("usual", "en"), "adoption");
        long accounts = 0;
        BigDecimal mrr = BigDecimal.ZERO;
        for (JsonNode state : page.path("states")) {
            accounts += number(state.path("accounts")).longValue();
            mrr = mrr.add(number(state.path("amount")));
        }
        assertThat(page.path("states_note").asText()).startsWith(accounts + " accounts");
        assertThat(mrr).isEqualByComparingTo("10159608");
    }

    @Test
    void without_usage_there_is_no_page_and_the_first_and_the_data_page_say_what_to_bring() {
        ObjectNode document = Samples.document("no-usage", "en");
        String missing = "Adoption is not measured: bring product events";
        assertThat(templates(document)).doesNotContain("adoption").endsWith("data", "method");
        assertThat(page(document, "summary").path("missing").asText()).startsWith(missing);
        assertThat(page(document, "data").path("missing").asText()).startsWith(missing);
    }

    @Test
    void without_billing_use_leads_and_money_is_asked_for() {
        ObjectNode document = Samples.document("no-billing", "en");
        assertThat(templates(document)).containsExactly("lead", "adoption", "data", "method", "method");
        assertThat(document.at("/pages/0/hero/says").asText()).contains("No billing data");
        assertThat(document.at("/pages/0/decisions/0/title").asText()).isEqualTo("Bring subscriptions or invoices");
        assertThat(Documents.canonical(page(document, "adoption"))).doesNotContain("\"quadrants\"", "MRR\"");
    }

    @Test
    void nobody_active_is_a_score_of_zero_and_a_good_page() {
        List<Map<String, Object>> customers =
                List.of(customer("Halden", "0", "100", "100", "0"), customer("Orbis", "0", "50", "50", "0"));
        ObjectNode document = assemble(
                Map.of("adoption_trend", List.of(level(1, "0"), level(0, "0")), "adoption_customers", customers));
        assertThat(page(document, "adoption").path("sentence").asText())
                .startsWith("Adoption 0 of 100, as in February 2025: 0% of the seats bought are used;");
        assertThat(String.join(
                        "", Printed.of(new ExecutiveRenderer().render(document)).pages()))
                .contains("Neitherusednorgrowing2150100.0%")
                .doesNotContain("NaN", "Infinity", "null");
    }

    @Test
    void a_customer_without_a_score_is_counted_and_one_alone_is_no_picture() {
        List<Map<String, Object>> customers =
                List.of(customer("Halden", "70", "100", "100", "0"), customer("Orbis", null, "50", "50", "0"));
        ObjectNode document = assemble(
                Map.of("adoption_trend", List.of(level(1, "70"), level(0, "71")), "adoption_customers", customers));
        JsonNode page = page(document, "adoption");
        assertThat(page.has("quadrant_chart")).isFalse();
        assertThat(page.path("parts")).hasSize(7);
        assertThat(page.path("groups").findValuesAsText("amount")).containsExactly("0", "100", "0", "0", "50", "150");
    }

    @Test
    void the_first_measured_month_has_levels_and_the_lowest_scores_and_no_line() {
        JsonNode page = page(Samples.document("first-month", "en"), "adoption");
        assertThat(Documents.canonical(page)).doesNotContain("\"lines\"", "\"quadrants\"");
        assertThat(page.path("levels")).hasSize(3);
        assertThat(page.path("movers_title").asText()).isEqualTo("Lowest scores");
    }

    @Test
    void a_score_that_is_not_known_any_more_is_no_page_about_the_past() {
        ObjectNode document = assemble(Map.of("adoption_trend", List.of(level(2, "70"), level(1, "70"))));
        assertThat(templates(document)).doesNotContain("adoption");
    }

    @Test
    void the_part_that_moved_most_is_the_one_that_went_the_scores_way() {
        Map<String, Object> fall = new HashMap<>(Map.of("account_name", "Halden", "moved_that_way", 1L));
        fall.put("adoption_score_before", new BigDecimal("61.6"));
        fall.put("adoption_score", new BigDecimal("48.4"));
        parts(fall, "coverage", "1.60", "0.90");
        parts(fall, "breadth", "0.80", "0.60");
        parts(fall, "frequency", "0.20", "0.70");
        ObjectNode document = assemble(
                Map.of("adoption_trend", List.of(level(1, "61"), level(0, "60")), "adoption_movers", List.of(fall)));
        JsonNode row = page(document, "adoption").path("movers").path(0);
        // Coverage fell further, but beyond the seats there is nothing to lose.
        assertThat(row.path("part").asText()).isEqualTo("Breadth 80% → 60%");
        assertThat(row.path("score").asText()).isEqualTo("62 → 48");
        assertThat(row.at("/change/text").asText()).isEqualTo("▼ −14");
        assertThat(row.path("next").asText()).isEqualTo("Show the features that fell out of use");
        assertThat(row.path("owner").asText()).isEqualTo("to be named");
    }

    @Test
    void a_part_that_weighs_much_explains_more_than_one_that_moved_further() {
        Map<String, Object> fall = new HashMap<>(Map.of("account_name", "Halden", "moved_that_way", 1L));
        fall.put("adoption_score_before", new BigDecimal("61"));
        fall.put("adoption_score", new BigDecimal("55"));
        parts(fall, "coverage", "0.80", "0.60");
        parts(fall, "timing", "0.80", "0.40");
        ObjectNode document = assemble(
                Map.of("adoption_trend", List.of(level(1, "61"), level(0, "60")), "adoption_movers", List.of(fall)));
        // 25 x 0.2 points against 5 x 0.4.
        assertThat(page(document, "adoption").at("/movers/0/part").asText()).isEqualTo("Coverage 80% → 60%");
    }

    @Test
    void a_renewal_that_was_over_when_the_report_was_made_is_no_decision() {
        Map<String, Object> idle = new HashMap<>(Map.of("account_name", "Halden", "failure_state", "idle"));
        idle.put("mrr", new BigDecimal("100"));
        idle.put("renewal_date", LocalDate.of(2025, 4, 1));
        ObjectNode document = assemble(
                Map.of("adoption_trend", List.of(level(1, "61"), level(0, "60")), "adoption_renewals", List.of(idle)));
        assertThat(document.at("/pages/0/decisions").toString()).doesNotContain("Halden");
    }

    @Test
    void the_method_page_names_the_weights_and_limits_in_force() {
        ObjectNode document = Samples.document("usual", "en");
        String method = document.path("pages").path(9).toString();
        assertThat(method).contains("Coverage 25%, Breadth 20%", "quality below 70%", "4 teams of 5 people or more");
    }

    @Test
    void of_many_weak_teams_the_page_shows_some_and_counts_all() {
        JsonNode page = page(Samples.document("longest", "en"), "adoption");
        assertThat(page.path("teams")).hasSize(7);
        assertThat(page.path("teams_note").asText()).startsWith("7 of 30 teams");
    }

    @Test
    void of_hundreds_of_customers_a_few_are_named_and_those_beyond_the_scale_stand_at_its_edge() {
        JsonNode page = page(Samples.document("usual", "en"), "adoption");
        JsonNode points = page.path("quadrant_chart").path("points");
        assertThat(points).hasSize(461);
        assertThat(points.findValuesAsText("label")).hasSizeBetween(5, 10).doesNotHaveDuplicates();
        int beyond = points.findValues("beyond").size();
        assertThat(page.path("quadrant_note").asText()).contains(beyond + " above ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void an_idle_account_is_visited_before_it_renews(String locale) {
        Map<String, Object> idle = new HashMap<>(Map.of("account_name", "Brightwater Beteiligungsverwaltung GmbH"));
        idle.put("mrr", new BigDecimal("18400"));
        idle.put("owner", "Ada Park");
        idle.put("renewal_date", LocalDate.of(2025, 4, 20));
        idle.put("failure_state", "idle");
        idle.put("adoption_score", BigDecimal.ZERO);
        ObjectNode document = assemble(
                Map.of(
                        "adoption_trend",
                        List.of(level(1, "70"), level(0, "71")),
                        "adoption_renewals",
                        List.of(idle, idle, idle)),
                locale);
        JsonNode decision = document.at("/pages/0/decisions/0");
        Wording words = new Wording(locale, "USD");
        assertThat(decision.path("reason").asText()).contains(words.money(new BigDecimal("18400")), "2");
        assertThat(decision.path("owner_by").asText()).contains("Ada Park", words.day(LocalDate.of(2025, 4, 20)));
        Printed printed = Printed.of(new ExecutiveRenderer().render(document));
        assertThat(printed.pages().get(0))
                .contains(Printed.bare(decision.path("reason").asText()));
        assertThat(printed.smallest()).isGreaterThanOrEqualTo(6f);
    }

    private static ObjectNode assemble(Map<String, List<Map<String, Object>>> answers) {
        return assemble(answers, "en");
    }

    /** Two months of 150 a month, and what else the tables answer. */
    private static ObjectNode assemble(Map<String, List<Map<String, Object>>> answers, String locale) {
        Map<String, List<Map<String, Object>>> bySql = new HashMap<>();
        bySql.put(Portfolio.sql("movements"), List.of(movement(1), movement(0)));
        answers.forEach((name, rows) -> bySql.put(Portfolio.sql(name), rows));
        Context context = new Context(
                "Acme",
                locale,
                "USD",
                "A",
                "#4F46E5",
                "#111827",
                LocalDate.of(2025, 4, 2),
                io.meridiem.contract.Settings.Revenue.usual(14),
                io.meridiem.contract.Adoption.none(),
                List.of());
        return ExecutiveDocument.assemble((sql, args) -> bySql.getOrDefault(sql, List.of()), MARCH, context);
    }

    private static Map<String, Object> movement(int ago) {
        Map<String, Object> row = new HashMap<>();
        row.put("month", MARCH.minusMonths(ago).atDay(1));
        row.put("opening_mrr", new BigDecimal("150"));
        row.put("closing_mrr", new BigDecimal("150"));
        row.put("paying_accounts", 2L);
        return row;
    }

    private static Map<String, Object> level(int ago, String score) {
        Map<String, Object> row = new HashMap<>();
        row.put("month", MARCH.minusMonths(ago).atDay(1));
        row.put("scored", 2L);
        row.put("score", new BigDecimal(score));
        row.put("seats", 20L);
        row.put("used_seats", 0L);
        return row;
    }

    private static Map<String, Object> customer(String name, String score, String mrr, String start, String moved) {
        Map<String, Object> row = new HashMap<>();
        row.put("account_name", name);
        row.put("score", score == null ? null : new BigDecimal(score));
        row.put("mrr", new BigDecimal(mrr));
        row.put("start_mrr", new BigDecimal(start));
        row.put("moved_mrr", new BigDecimal(moved));
        return row;
    }

    private static void parts(Map<String, Object> row, String part, String before, String after) {
        row.put(part + "_before", new BigDecimal(before));
        row.put(part, new BigDecimal(after));
    }

    private static JsonNode page(ObjectNode document, String template) {
        for (JsonNode page : document.path("pages")) {
            if (page.path("template").asText().equals(template)) {
                return page;
            }
        }
        throw new AssertionError("no page " + template);
    }

    private static List<String> templates(ObjectNode document) {
        List<String> templates = new ArrayList<>();
        document.path("pages")
                .forEach(page -> templates.add(page.path("template").asText()));
        return templates;
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asText().replace(",", ""));
    }
}
