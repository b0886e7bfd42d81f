package io.meridiem.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Families of accounts for tests of what always holds: each twice, the second time with more use of everything. */
final class MadeUpFamilies {
    static final int COUNT = 25;

    private MadeUpFamilies() {}

    /**
     * Made-up families of a parent that pays and a child, in one month.
     *
     * @param names other names for the accounts; the rows are shuffled where there are any
     */
    static ObjectNode company(Map<String, String> names, Random dice) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < COUNT; i++) {
            double share = 0.1 + 0.5 * dice.nextDouble();
            double grows = 1 + dice.nextDouble();
            int fee = 100 + dice.nextInt(3000);
            int[] use = {dice.nextInt(400), dice.nextInt(300), dice.nextInt(200), dice.nextInt(150)};
            for (String kind : List.of("-less", "-more")) {
                double factor = kind.equals("-less") ? 1 : grows;
                String parent = name(names, "P" + i + kind);
                family(given, parent, fee, Math.min(1.2, share * factor));
                account(given, parent, parent, use[0] * factor, use[1] * factor, share * factor);
                account(given, name(names, "C" + i + kind), parent, use[2] * factor, use[3] * factor, share * factor);
            }
        }
        if (!names.isEmpty()) {
            given.forEach(rows -> shuffle((ArrayNode) rows));
        }
        given.putArray("silver.rate_month")
                .addObject()
                .put("currency", "EUR")
                .put("month", "2025-01")
                .put("rate", 1);
        return given;
    }

    private static String name(Map<String, String> names, String one) {
        return names.getOrDefault(one, one);
    }

    private static void shuffle(ArrayNode rows) {
        List<JsonNode> all = new ArrayList<>();
        rows.forEach(all::add);
        Collections.shuffle(all, new Random(3));
        rows.removeAll();
        rows.addAll(all);
    }

    private static void family(ObjectNode given, String id, int fee, double coverage) {
        given.withArray("silver.fee_month")
                .addObject()
                .put("billing_parent_id", id)
                .put("month", "2025-01")
                .put("currency", "EUR")
                .put("fee", fee)
                .put("rate", 1)
                .put("first_paid_on", "2025-01-01")
                .put("first_fee", fee);
        given.withArray("gold.family_month")
                .addObject()
                .put("account_id", id)
                .put("month", "2025-01")
                .put("licensed_seats", 1000)
                .put("active_users", Math.round(1000 * coverage))
                .put("coverage", Math.round(1000 * coverage) / 1000.0);
    }

    private static void account(
            ObjectNode given, String id, String parent, double events, double actions, double coverage) {
        given.withArray("silver.account")
                .addObject()
                .put("account_id", id)
                .put("billing_parent_id", parent)
                .put("country", "Germany")
                .put("is_deleted", false);
        given.withArray("gold.adoption_month")
                .addObject()
                .put("account_id", id)
                .put("month", "2025-01")
                .put("coverage", Math.round(1000 * coverage) / 1000.0);
        long records = Math.round(events);
        // The same share of them is complete, however many there are.
        use(given, id, "a").put("events", records).put("records", 10 * records).put("complete_records", 9 * records);
        use(given, id, "b").put("actions", Math.round(actions));
    }

    private static ObjectNode use(ObjectNode given, String id, String feature) {
        return given.withArray("silver.feature_month")
                .addObject()
                .put("account_id", id)
                .put("month", "2025-01")
                .put("feature", feature)
                .put("is_entitled", true)
                .put("source_rows", 1);
    }
}
