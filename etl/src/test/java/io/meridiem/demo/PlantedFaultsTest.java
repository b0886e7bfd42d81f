package io.meridiem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each fault counted again, by somebody who sees nothing but the files. */
class PlantedFaultsTest {
    @RegisterExtension
    static final MadeUpCompany COMPANY = new MadeUpCompany();

    private static final Set<String> NO_USE = Set.of("Signed In", "Sync Completed");

    private static Map<String, Long> counted;

    @BeforeAll
    static void countAgain() {
        counted = new TreeMap<>(crm());
        counted.putAll(biller());
        counted.putAll(events());
        counted.put("surveys score_out_of_range", rows("surveys/answers.csv", PlantedFaultsTest::impossible));
    }

    @TestFactory
    Stream<DynamicTest> everyFaultIsCountedAsItStandsInTheFiles() {
        return counted.entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
                    String[] names = fault.getKey().split(" ", -1);
                    assertThat(COMPANY.planted(names[0], names[1])).isPositive().isEqualTo(fault.getValue());
                }));
    }

    @Test
    void nothingElseIsSaidToBeWrong() {
        Set<String> kinds = new TreeSet<>();
        for (JsonNode fault : COMPANY.truth().path("faults")) {
            kinds.add(fault.path("export").asText() + " " + fault.path("kind").asText());
        }
        // Counted where invoices are read.
        kinds.remove("fx rate_not_of_last_day");

        assertThat(kinds).isEqualTo(counted.keySet());
    }

    private static Map<String, Long> crm() {
        List<Map<String, String>> contacts = COMPANY.csv("salesforce/Contact.csv");
        Map<String, Long> counted = new LinkedHashMap<>();
        counted.put("salesforce duplicate_contact", contacts.size() - (long) new HashSet<>(contacts).size());
        counted.put("salesforce soft_deleted_contact", rows("salesforce/Contact.csv", deleted()));
        counted.put(
                "salesforce soft_deleted_activity",
                rows("salesforce/Task.csv", deleted()) + rows("salesforce/Event.csv", deleted()));
        counted.put("salesforce group_meeting_copy", rows("salesforce/Event.csv", is("IsChild", "true")));
        counted.put("salesforce test_account", rows("salesforce/Account.csv", is("Type", "Test")));
        Predicate<Map<String, String>> merged = row -> row.get("MasterRecordId") != null;
        counted.put("salesforce merged_account", rows("salesforce/Account.csv", merged));
        counted.put(
                "salesforce soft_deleted_account",
                rows("salesforce/Account.csv", deleted().and(merged.negate())));
        counted.put("salesforce probability_out_of_range", rows("salesforce/Opportunity.csv", row -> {
            int percent = Integer.parseInt(row.get("Probability"));
            return percent < 0 || percent > 100;
        }));
        return counted;
    }

    private static Map<String, Long> biller() {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (String file : List.of("customer", "subscription", "invoice")) {
            counted.put(
                    "stripe test_mode_" + file,
                    COMPANY.objects("stripe/" + file + ".jsonl").stream()
                            .filter(object -> !object.path("livemode").asBoolean())
                            .count());
        }
        List<JsonNode> invoices = COMPANY.objects("stripe/invoice.jsonl");
        counted.put("stripe duplicate_invoice", invoices.size() - (long) new HashSet<>(invoices).size());
        counted.put(
                "stripe corrupt_line",
                COMPANY.objects("stripe/refund.jsonl").stream()
                        .filter(JsonNode::isMissingNode)
                        .count());
        Set<String> known = COMPANY.csv("salesforce/Account.csv").stream()
                .map(row -> row.get("Id"))
                .collect(Collectors.toSet());
        counted.put(
                "stripe unmatched_customer",
                COMPANY.billed("customer.jsonl").values().stream()
                        .filter(customer -> !known.contains(
                                customer.path("metadata").path("crm_account_id").asText()))
                        .count());
        return counted;
    }

    private static Map<String, Long> events() {
        Map<String, String> types = COMPANY.csv("salesforce/Account.csv").stream()
                .collect(Collectors.toMap(row -> row.get("Id").substring(0, 15), row -> row.get("Type")));
        Set<String> users = COMPANY.csv("product/users.csv").stream()
                .map(row -> row.get("user_id"))
                .collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        return COMPANY.events().stream()
                .map(event -> "segment " + fault(event, types, users, seen))
                .filter(fault -> !fault.equals("segment "))
                .collect(Collectors.groupingBy(fault -> fault, TreeMap::new, Collectors.counting()));
    }

    /** What is wrong with an event, nothing for most; no event has two faults. */
    private static String fault(JsonNode event, Map<String, String> types, Set<String> users, Set<String> seen) {
        if (event.isMissingNode()) {
            return "corrupt_line";
        }
        if (!seen.add(event.path("messageId").asText())) {
            return "duplicate_event";
        }
        String type = types.get(event.path("context").path("groupId").asText().substring(0, 15));
        boolean named = !event.path("userId").isNull();
        boolean known = users.contains(event.path("userId").asText());
        if (type == null) {
            return known ? "" : "unknown_account";
        }
        if (type.equals("Test")) {
            return "test_account_event";
        }
        if (!named) {
            return NO_USE.contains(event.path("event").asText()) ? "" : "event_without_user";
        }
        Duration underWay = Duration.between(
                Instant.parse(event.path("timestamp").asText()),
                Instant.parse(event.path("receivedAt").asText()));
        if (underWay.compareTo(Duration.ofDays(1)) > 0) {
            return underWay.compareTo(Duration.ofDays(4)) >= 0 ? "late_event" : "neither late nor in time";
        }
        return known ? "" : "unknown_user";
    }

    private static boolean impossible(Map<String, String> answer) {
        int score = Integer.parseInt(answer.get("score"));
        return answer.get("survey").equals("nps") ? score < 0 || score > 10 : score < 1 || score > 5;
    }

    private static Predicate<Map<String, String>> deleted() {
        return is("IsDeleted", "true");
    }

    private static Predicate<Map<String, String>> is(String column, String value) {
        return row -> Objects.equals(row.get(column), value);
    }

    private static long rows(String file, Predicate<Map<String, String>> which) {
        return COMPANY.csv(file).stream().filter(which).count();
    }
}
