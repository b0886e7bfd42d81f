package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader who signs for it finds, redoes and may not be told. */
class InvestmentPageTest {
    private static final Pattern NUMBER = Pattern.compile("−?[0-9][0-9,]*(?:\\.[0-9]+)?");

    @Test
    void whoever_subtracts_the_printed_cost_from_the_printed_value_gets_the_printed_present_value() {
        JsonNode rows = page(usual()).path("invest_rows");
        assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(
                        number(row, "value").subtract(number(row, "cost")))
                .isEqualByComparingTo(number(row, "npv")));
    }

    @Test
    void every_line_of_exact_arithmetic_holds_to_the_cent() {
        for (JsonNode row : page(usual()).path("invest_workings")) {
            assertThat(Calculator.holds(row.path("work").asText())).isTrue();
            String weighted = row.path("says").asText();
            if (!weighted.isEmpty()) {
                assertThat(Calculator.holds(weighted.substring(weighted.indexOf(": ") + 2)))
                        .isTrue();
            }
        }
    }

    @Test
    void what_is_expected_is_told_coarsely_and_its_band_holds_it() {
        JsonNode ahead = page(usual()).path("invest_rows").path(3);
        assertThat(ahead.path("value").asText()).isEqualTo("530,000");
        assertThat(ahead.path("cost").asText()).isEqualTo("150,000");
        assertThat(ahead.path("between").asText()).isEqualTo("280,000 – 490,000");
        assertThat(ahead.path("weighted").asText()).isEqualTo("280,000");
    }

    @Test
    void where_nobody_states_a_likelihood_nothing_is_weighted_and_the_page_says_so() {
        ObjectNode account = usual();
        account.path("investments").forEach(one -> ((ObjectNode) one)
                .putNull("probability")
                .putNull("npv_risk_adjusted")
                .putNull("stated_by"));
        JsonNode page = page(account);
        assertThat(page.path("invest_rows").findValuesAsText("weighted")).containsOnly("–");
        assertThat(page.path("invest_terms").findValuesAsText("says"))
                .contains("Not shown: nobody has stated what part of the expected value is relied on.");
        assertThat(page.path("sentence").asText()).contains("an assumption of this report");
    }

    @Test
    void a_customer_of_whom_only_the_first_cash_is_known_gets_no_such_page() {
        ObjectNode account = usual();
        JsonNode realised = account.path("investments").path(2);
        account.putArray("investments").add(realised);
        assertThat(document(account).path("pages").findValuesAsText("template")).doesNotContain("invest");
    }

    @ParameterizedTest
    @CsvSource({"23806.34, 19045, 28568, 23800", "23806.34, 23800, 23811, 23806", "-4.4, , , -4", "0, , , 0"})
    void what_was_measured_is_told_no_finer_than_its_band(
            BigDecimal amount, BigDecimal low, BigDecimal high, BigDecimal told) {
        assertThat(Rounding.measured().within(low, high).of(amount)).isEqualByComparingTo(told);
    }

    private static ObjectNode usual() {
        return Samples.read("usual").path("account").deepCopy();
    }

    private static JsonNode page(ObjectNode account) {
        List<JsonNode> pages = document(account).path("pages").findParents("invest_rows");
        return pages.get(0);
    }

    private static ObjectNode document(ObjectNode account) {
        return ValueDocument.assemble(account, Context.of(Samples.read("usual")));
    }

    private static BigDecimal number(JsonNode row, String key) {
        return new BigDecimal(NUMBER.matcher(row.path(key).asText())
                .results()
                .findFirst()
                .orElseThrow()
                .group()
                .replace(",", "")
                .replace('−', '-'));
    }
}
