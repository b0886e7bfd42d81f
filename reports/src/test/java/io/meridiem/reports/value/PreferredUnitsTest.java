package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A customer that talks of trees and of people is told trees and people first. */
class PreferredUnitsTest {
    @Test
    void without_a_preference_the_catalogue_s_order_leads() {
        assertThat(cards(Map.of())).startsWith("hours_removed");
    }

    @Test
    void what_the_customer_wants_to_be_told_in_leads_in_its_order_and_the_rest_follows() {
        List<String> plain = cards(Map.of());
        String last = plain.get(plain.size() - 1);
        List<String> led = cards(Map.of(last, 1, "fte_not_hired", 2));
        assertThat(led).startsWith(last, "fte_not_hired").hasSameElementsAs(plain);
    }

    @Test
    void something_to_do_and_something_to_feel_good_about_stay_whatever_is_preferred() {
        Customer customer = customer(Map.of("hours_removed", 1, "fte_not_hired", 2, "working_days", 3));
        assertThat(new Cards(customer, new Wording("en", "EUR"), null).chosen())
                .extracting(Measure::kind)
                .contains("action", "impact");
    }

    private static List<String> cards(Map<String, Integer> preferred) {
        return new Cards(customer(preferred), new Wording("en", "EUR"), null)
                .chosen().stream().map(Measure::id).toList();
    }

    private static Customer customer(Map<String, Integer> preferred) {
        ObjectNode account = Samples.read("usual").path("account").deepCopy();
        account.path("measures").forEach(measure -> {
            Integer rank = preferred.get(measure.path("measure").asText());
            if (rank != null) {
                ((ObjectNode) measure).put("lead_rank", rank);
            }
        });
        return Customer.of(new Facts(account));
    }
}
