package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a month brought is told as it was, where it brought little or less. */
class HonestWordsTest {
    @Test
    void a_month_below_what_it_is_compared_with_is_no_win() {
        JsonNode page = worth(account -> account.path("measures").forEach(measure -> {
            if (measure.path("counts_to_value").asBoolean()) {
                ((ObjectNode) measure).put("money", -10.5).put("hours", -1.4);
            }
        }));
        assertThat(page.path("headline").asText())
                .contains("worse than what it is compared with")
                .contains("−")
                .doesNotContain("took", "off your teams");
    }

    @Test
    void who_used_nothing_and_has_value_is_told_both_and_no_cause() {
        JsonNode page = worth(account -> account.path("use").forEach(use -> ((ObjectNode) use).put("active_users", 0)));
        assertThat(page.path("hero").path("value").asText()).isNotEqualTo("€0");
        assertThat(page.path("headline").asText())
                .startsWith("Nobody on your side used")
                .contains("is for you to judge")
                .doesNotContain("could bring you nothing", "off your teams");
    }

    @Test
    void hours_without_a_rate_are_not_said_to_be_worth_what_something_else_is() {
        JsonNode pages = pages(account -> account.path("measures").forEach(measure -> {
            if (measure.path("counts_to_value").asBoolean()
                    && measure.path("hours").asDouble() != 0) {
                ((ObjectNode) measure).putNull("money").put("missing", "no_rate");
            }
        }));
        JsonNode page = pages.path(0);
        assertThat(page.path("headline").asText())
                .contains("Hours without an hourly rate have no price; what has one is worth €")
                .doesNotContain("At the hourly rates");
        assertThat(page.path("hero").path("says").asText()).contains("No hourly rate is known for you");
        assertThat(pages.findValues("workings").stream()
                        .flatMap(rows -> rows.findValuesAsText("work").stream())
                        .toList())
                .as("what the hours were made of")
                .anyMatch(work -> work.replace('\u00a0', ' ').contains("minutes ÷ 60"));
    }

    @Test
    void where_use_was_not_measured_nothing_is_said_to_be_all_right() {
        JsonNode pages = pages(account -> {
            account.putArray("steps");
            account.path("use").forEach(use -> ((ObjectNode) use)
                    .putNull("active_users")
                    .putNull("coverage")
                    .putNull("breadth")
                    .putNull("frequency"));
            account.path("teams").forEach(team -> team.path("months")
                    .forEach(month -> ((ObjectNode) month).putNull("active_users")));
        });
        assertThat(pages.toString()).doesNotContain("Nothing stands out");
        assertThat(pages.path(1).path("has_teams").asBoolean()).isFalse();
        assertThat(pages.path(1).path("steps")).isNotEmpty();
    }

    @Test
    void a_step_says_since_when_it_is_open() {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        ((ObjectNode) account.path("steps").path(1)).put("proposed_since", "2026-03-01");
        JsonNode pages = ValueDocument.assemble(account, Context.of(sample)).path("pages");
        assertThat(pages.toString()).contains("open since March 2026");
    }

    private static JsonNode worth(Consumer<ObjectNode> changed) {
        return pages(changed).path(0);
    }

    private static JsonNode pages(Consumer<ObjectNode> changed) {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        changed.accept(account);
        return ValueDocument.assemble(account, Context.of(sample)).path("pages");
    }
}
