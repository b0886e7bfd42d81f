package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a schema cannot say about {@code value.rewards}: that each is told apart and is of something that is counted. */
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
        }
        return problems;
    }

    private void measure(String at, JsonNode one, Map<String, Boolean> measures, List<Problem> problems) {
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
}
