package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a schema cannot say about {@code value.rewards}: that each is told apart, is of something that is counted, has a limit
 * and gives something that has a name.
 */
record RewardChecks(YamlTree tree) {
    private static final String AT = "/value/rewards/";

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Map<String, Boolean> measures = new TreeMap<>();
        tree.root()
                .at("/value/measures")
                .forEach(one ->
                        measures.put(one.path("id").asText(), one.path("counts").has("kpi")));
        Map<String, Integer> seen = new HashMap<>();
        JsonNode rewards = tree.root().at("/value/rewards");
        for (int i = 0; i < rewards.size(); i++) {
            String at = AT + i;
            Integer first = seen.putIfAbsent(rewards.get(i).path("id").asText(), tree.line(at + "/id"));
            if (first != null) {
                problems.add(tree.problem(
                        at + "/id", tree.shown(at + "/id") + " stands in line " + first + " already", null));
            }
            measure(at, rewards.get(i), measures, problems);
            limit(at, rewards.get(i), problems);
            unit(at, rewards.get(i).path("unit"), problems);
        }
        return problems;
    }

    private void measure(String at, JsonNode one, Map<String, Boolean> measures, List<Problem> problems) {
        if (!one.has("of")) {
            return;
        }
        boolean ofKpi = one.path("of").asText().equals("kpi");
        if (ofKpi != one.has("measure")) {
            problems.add(tree.problem(at + "/measure", "goes with of: kpi, and only with it", null));
        } else if (ofKpi) {
            String id = one.get("measure").asText();
            if (!measures.containsKey(id)) {
                problems.add(tree.problem(
                        at + "/measure",
                        "no measure has the id " + tree.shown(at + "/measure"),
                        Nearest.to(id, measures.keySet()).orElse(null)));
            } else if (!measures.get(id)) {
                problems.add(tree.problem(at + "/measure", "'" + id + "' counts no KPI", null));
            }
        }
        if (!ofKpi && measures.isEmpty()) {
            problems.add(tree.problem(at + "/of", "nothing is measured: list value.measures", null));
        }
    }

    /** Nobody promises without a limit what a customer's figures alone decide. */
    private void limit(String at, JsonNode one, List<Problem> problems) {
        if (!one.has("at_most") && one.has("gives")) {
            problems.add(tree.problem(at + "/at_most", "is missing: say the most that is granted in a month", null));
        }
    }

    /** How many is said by gives; and money is the same money in every language. */
    private void unit(String at, JsonNode unit, List<Problem> problems) {
        Map<String, String> texts = new TreeMap<>();
        if (unit.isTextual()) {
            texts.put(at + "/unit", unit.asText());
        }
        unit.properties()
                .forEach(one ->
                        texts.put(at + "/unit/" + one.getKey(), one.getValue().asText()));
        Set<String> moneys = new TreeSet<>();
        texts.forEach((there, text) -> {
            if (text.codePoints().noneMatch(Character::isLetter)
                    || text.codePoints().anyMatch(Character::isDigit)) {
                problems.add(tree.problem(there, "names what is given, without a number: " + tree.shown(there), null));
            } else if (text.matches("[A-Z]{3}") && !Currencies.ALL.contains(text)) {
                problems.add(tree.problem(
                        there,
                        "no ISO 4217 currency is called " + tree.shown(there),
                        Nearest.to(text, Currencies.ALL).orElse(null)));
            }
            moneys.add(Currencies.ALL.contains(text) ? text : "");
        });
        if (moneys.size() > 1) {
            problems.add(tree.problem(at + "/unit", "is other money in another language: " + money(moneys), null));
        }
    }

    private static String money(Set<String> moneys) {
        return moneys.stream().map(one -> one.isEmpty() ? "none" : one).collect(Collectors.joining(", "));
    }
}
