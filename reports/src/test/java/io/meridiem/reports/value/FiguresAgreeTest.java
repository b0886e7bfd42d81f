package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redoes the printed figures from the printed texts alone, as a reader with a pocket calculator would. */
class FiguresAgreeTest {
    private static final Pattern NUMBER = Pattern.compile("−?[0-9][0-9,]*(?:\\.[0-9]+)?");

    @ParameterizedTest
    @ValueSource(strings = {"usual", "new", "longest", "hours"})
    void the_rows_add_up_to_their_total_and_the_total_is_the_number_on_the_card(String sample) {
        JsonNode page = page(sample, 0);
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : page.path("parts")) {
            sum = sum.add(number(row.path("amount").asText()));
        }
        assertThat(page.path("parts")).isNotEmpty();
        assertThat(sum).isEqualByComparingTo(number(page.path("parts_total").asText()));
        assertThat(number(page.path("hero").path("value").asText())).isEqualByComparingTo(sum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "new"})
    void the_hours_of_the_rows_add_up_to_those_of_the_headline(String sample) {
        JsonNode page = page(sample, 0);
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : page.path("parts")) {
            String says = row.path("says").asText();
            sum = says.contains("saved on") ? sum.add(number(says)) : sum;
        }
        String headline = page.path("headline").asText();
        assertThat(numbers(headline).get(1)).isEqualByComparingTo(sum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "idle", "new", "longest"})
    void value_less_cost_over_cost_is_the_return_on_the_method_page_and_on_page_1(String sample) {
        List<JsonNode> returns = returns(sample);
        assertThat(returns).isNotEmpty();
        List<BigDecimal> printed = new ArrayList<>();
        for (JsonNode row : returns) {
            List<BigDecimal> told = numbers(row.path("work").asText());
            BigDecimal again = told.get(0)
                    .subtract(told.get(1))
                    .divide(told.get(2), MathContext.DECIMAL64)
                    .movePointRight(2);
            assertThat(told.get(1)).isEqualByComparingTo(told.get(2));
            assertThat(told.get(3)).isEqualByComparingTo(again.setScale(1, RoundingMode.HALF_UP));
            printed.add(again.setScale(0, RoundingMode.HALF_UP));
        }
        JsonNode facts = page(sample, 0).path("facts");
        for (int at = 0; at < printed.size(); at++) {
            assertThat(number(facts.path(at).path("value").asText())).isEqualByComparingTo(printed.get(at));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "new", "longest"})
    void every_line_of_arithmetic_gives_the_result_it_names(String sample) {
        int redone = 0;
        for (JsonNode page : document(sample).path("pages")) {
            for (JsonNode row : page.path("workings")) {
                for (String sum : row.path("work").asText().split("; ")) {
                    redone += Calculator.holds(sum) ? 1 : 0;
                }
            }
        }
        assertThat(redone).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_scenario_s_return_follows_from_its_printed_value_and_the_printed_cost() {
        JsonNode page = page("usual", 1);
        BigDecimal cost = numbers(page.path("scenarios_note").asText()).get(1);
        for (JsonNode row : page.path("scenarios")) {
            BigDecimal again = number(row.path("value").asText())
                    .subtract(cost)
                    .divide(cost, MathContext.DECIMAL64)
                    .movePointRight(2);
            assertThat(number(row.path("roi").asText()).subtract(again).abs()).isLessThan(new BigDecimal("0.51"));
        }
        BigDecimal left = number(page.path("scenarios_say").asText());
        BigDecimal full = number(page.path("scenarios").path(1).path("value").asText());
        BigDecimal actual = number(page.path("scenarios").path(0).path("value").asText());
        assertThat(left.subtract(full.subtract(actual)).abs()).isLessThanOrEqualTo(BigDecimal.ONE);
    }

    @Test
    void the_last_month_of_the_course_is_the_month_of_the_card() {
        JsonNode page = page("usual", 0);
        JsonNode months = page.path("course_months");
        assertThat(months.path(months.size() - 1).path("value").asText())
                .isEqualTo(page.path("parts_total").asText());
    }

    private static List<JsonNode> returns(String sample) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode page : document(sample).path("pages")) {
            page.path("returns").forEach(rows::add);
        }
        return rows;
    }

    private static ObjectNode document(String sample) {
        return Samples.document(sample, "en");
    }

    private static JsonNode page(String sample, int at) {
        return document(sample).path("pages").path(at);
    }

    private static BigDecimal number(String text) {
        return numbers(text).get(0);
    }

    private static List<BigDecimal> numbers(String text) {
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher found = NUMBER.matcher(text);
        while (found.find()) {
            numbers.add(new BigDecimal(found.group().replace(",", "").replace("−", "-")));
        }
        return numbers;
    }
}
