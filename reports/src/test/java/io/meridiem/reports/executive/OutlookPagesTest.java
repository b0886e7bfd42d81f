package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookPagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"usual", "longest", "one-account"})
    void the_bands_make_all_mrr_and_the_two_upper_ones_are_what_headline_and_card_say(String sample) {
        ObjectNode document = Samples.document(sample, "en");
        JsonNode rows = page(document, "risk").path("bands");
        assertThat(sum(rows, "accounts")).isEqualByComparingTo(last(rows, "accounts"));
        assertThat(sum(rows, "amount")).isEqualByComparingTo(last(rows, "amount"));
        assertThat(last(rows, "amount")).isEqualByComparingTo(number(document.at("/pages/0/bridge_chart/steps/7")));
        BigDecimal risky =
                number(rows.path(0).path("amount")).add(number(rows.path(1).path("amount")));
        String said = words(document).shortMoney(risky);
        if (risky.signum() > 0) {
            assertThat(page(document, "risk").path("sentence").asText()).startsWith(said + " of MRR");
        }
        assertThat(document.at("/pages/0/cards/2/value").asText()).isEqualTo(said);
    }

    @Test
    void who_left_by_an_earlier_band_makes_all_who_left_and_no_rate_is_told() {
        JsonNode page = page(Samples.document("usual", "en"), "risk");
        JsonNode rows = page.path("outcome");
        assertThat(sum(rows, "gone")).isEqualByComparingTo(last(rows, "gone")).isPositive();
        assertThat(sum(rows, "accounts")).isEqualByComparingTo(last(rows, "accounts"));
        assertThat(sum(rows, "amount")).isEqualByComparingTo(last(rows, "amount"));
        assertThat(rows.toString()).doesNotContain("%");
        assertThat(page.path("bands_note").asText()).contains("no model has learned yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "longest", "one-account", "first-month"})
    void what_counts_makes_the_value_and_every_case_holds_all_customers(String sample) {
        ObjectNode document = Samples.document(sample, "en");
        JsonNode page = page(document, "value");
        BigDecimal counted = BigDecimal.ZERO;
        BigDecimal total = null;
        for (JsonNode row : page.path("measures")) {
            if (row.path("show_total").asBoolean()) {
                total = number(row.path("amount"));
            } else if (!row.path("amount").asText().equals("told again")) {
                counted = counted.add(number(row.path("amount")));
            }
        }
        // Printed whole: two measures may lose a unit in rounding.
        assertThat(counted.subtract(total).abs()).isLessThanOrEqualTo(BigDecimal.ONE);
        assertThat(last(page.path("segments"), "amount")).isEqualByComparingTo(total);
        String all = page.path("returns_note").asText().replaceAll(".*all ([\\d,]+) customers?,.*$", "$1");
        for (JsonNode row : page.path("returns")) {
            BigDecimal some = number(row.path("unknown"));
            for (int step = 0; step < 4; step++) {
                some = some.add(number(row.path("c" + step).path("text")));
            }
            assertThat(some).isEqualByComparingTo(new BigDecimal(all.replace(",", "")));
        }
        assertThat(page.path("returns").path(0).path("all").asText())
                .isEqualTo(page.path("cards").path(2).path("value").asText())
                .isEqualTo(last(page.path("segments")).path("roi").asText());
    }

    @Test
    void every_step_is_counted_once_and_keeps_the_mrr_at_risk() {
        ObjectNode document = Samples.document("usual", "en");
        JsonNode page = page(document, "actions");
        long risky = sumOf(page(document, "risk").path("bands"), 0, 1);
        assertThat(page.path("sentence").asText())
                .startsWith(risky + " steps keep "
                        + document.at("/pages/0/cards/2/value").asText());
        BigDecimal atRisk = number(page(document, "risk").path("bands").path(0).path("amount"))
                .add(number(page(document, "risk").path("bands").path(1).path("amount")));
        BigDecimal owned = BigDecimal.ZERO;
        BigDecimal steps = BigDecimal.ZERO;
        for (JsonNode owner : page.path("owners")) {
            owned = owned.add(number(owner.path("risk")));
            steps = steps.add(number(owner.path("steps")));
        }
        assertThat(owned).isEqualByComparingTo(atRisk);
        assertThat(page.path("steps_note").asText()).contains("of " + steps + " open");
    }

    @Test
    void the_first_two_decisions_are_whom_to_keep_and_what_to_win() {
        ObjectNode document = Samples.document("usual", "en");
        JsonNode first = document.at("/pages/0/decisions/0/title");
        assertThat(first.asText())
                .isEqualTo("Keep " + page(document, "risk").at("/top/0/account").asText());
        assertThat(document.at("/pages/0/decisions/1/title").asText()).startsWith("Win more with ");
        assertThat(document.at("/pages/0").has("missing")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-usage", "no-billing", "empty"})
    void without_risk_and_value_there_is_no_page_and_the_report_says_what_to_bring(String sample) {
        ObjectNode document = Samples.document(sample, "en");
        assertThat(templates(document)).doesNotContain("risk", "value", "actions");
        assertThat(page(document, "data").path("missing").asText())
                .contains("Risk is not judged", "Value is not measured");
        assertThat(page(document, "method").path("not_here").toString()).contains("MRR at risk", "Value delivered");
    }

    @Test
    void where_they_are_measured_no_page_says_they_are_not() {
        ObjectNode document = Samples.document("usual", "en");
        assertThat(document.toString()).doesNotContain("Risk is not judged", "Value is not measured", "no churn model");
        assertThat(templates(document)).containsSubsequence("risk", "adoption", "value", "actions", "data");
    }

    @Test
    void a_play_or_group_of_ones_own_is_printed_by_its_id() {
        assertThat(words(Documents.empty().put("currency", "EUR")).sayOf("play_", "send_cake"))
                .isEqualTo("send cake");
    }

    private static Wording words(ObjectNode document) {
        return new Wording("en", document.path("currency").asText());
    }

    private static BigDecimal sum(JsonNode rows, String key) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int at = 0; at < rows.size() - 1; at++) {
            sum = sum.add(number(rows.path(at).path(key)));
        }
        return sum;
    }

    private static long sumOf(JsonNode rows, int... places) {
        long sum = 0;
        for (int place : places) {
            sum += number(rows.path(place).path("accounts")).longValue();
        }
        return sum;
    }

    private static JsonNode last(JsonNode rows) {
        return rows.path(rows.size() - 1);
    }

    private static BigDecimal last(JsonNode rows, String key) {
        return number(last(rows).path(key));
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
