package io.meridiem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who was active in a month, counted again from the events: a month ends in the company's zone. */
class MonthEndTest {
    @RegisterExtension
    static final MadeUpCompany COMPANY = new MadeUpCompany();

    private static final Set<String> NO_USE = Set.of("Signed In", "Sync Completed");

    @Test
    void whoIsActiveAfterMidnightIsActiveInTheNewMonth() {
        assertThat(counted(ZoneId.of("Europe/Zurich"))).isEqualTo(told());
    }

    @Test
    void aMonthThatEndedInAnotherZoneWouldCountOtherPeople() {
        Map<String, Integer> elsewhere = counted(ZoneOffset.UTC);

        assertThat(told().entrySet().stream().filter(month -> !month.getValue().equals(elsewhere.get(month.getKey()))))
                .hasSizeGreaterThan(5);
    }

    private static Map<String, Integer> told() {
        Map<String, Integer> told = new TreeMap<>();
        for (JsonNode account : COMPANY.truth().path("accounts")) {
            account.path("active_users").properties().stream()
                    .filter(month -> month.getValue().asInt() > 0)
                    .forEach(month -> told.put(
                            account.path("account_id").asText() + " " + month.getKey(),
                            month.getValue().asInt()));
        }
        return told;
    }

    private static Map<String, Integer> counted(ZoneId zone) {
        Map<String, Map<String, String>> crm = COMPANY.csv("salesforce/Account.csv").stream()
                .collect(Collectors.toMap(row -> row.get("Id").substring(0, 15), row -> row));
        Map<String, Set<String>> people = new HashMap<>();
        for (JsonNode event : COMPANY.events()) {
            String group = event.path("context").path("groupId").asText();
            Map<String, String> account = group.isEmpty() ? null : crm.get(group.substring(0, 15));
            boolean use = account != null
                    && !account.get("Type").equals("Test")
                    && !event.path("userId").isNull()
                    && !NO_USE.contains(event.path("event").asText());
            YearMonth month = use ? month(event, zone) : MadeUpCompany.END.plusMonths(1);
            if (!month.isAfter(MadeUpCompany.END)) {
                String survivor = account.get("MasterRecordId");
                String home = survivor == null ? account.get("Id") : survivor;
                people.computeIfAbsent(home + " " + month, none -> new HashSet<>())
                        .add(event.path("userId").asText());
            }
        }
        Map<String, Integer> counted = new TreeMap<>();
        people.forEach((month, users) -> counted.put(month, users.size()));
        return counted;
    }

    private static YearMonth month(JsonNode event, ZoneId zone) {
        return YearMonth.from(Instant.parse(event.path("timestamp").asText()).atZone(zone));
    }
}
