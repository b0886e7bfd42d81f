package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a schema cannot say about the section {@code adoption}: that its names agree and something has weight. */
final class AdoptionChecks {
    private static final String AT = "/adoption";

    private final YamlTree tree;
    private final JsonNode section;
    private final List<Problem> problems = new ArrayList<>();

    AdoptionChecks(YamlTree tree) {
        this.tree = tree;
        this.section = tree.root().at(AT);
    }

    /** Everything wrong with the meaning of values whose form is right. */
    List<Problem> problems() {
        weights();
        Set<String> features = distinct("/features", "id");
        distinct("/actions", "event");
        JsonNode actions = section.path("actions");
        for (int i = 0; actions.isArray() && i < actions.size(); i++) {
            action(AT + "/actions/" + i, actions.get(i), features);
        }
        return problems;
    }

    private void weights() {
        JsonNode weights = section.path("weights");
        boolean all = weights.isObject() && !weights.isEmpty();
        if (all
                && weights.valueStream()
                        .allMatch(one -> one.isNumber() && one.decimalValue().signum() == 0)) {
            problems.add(tree.problem(AT + "/weights", "nothing has a weight above 0", null));
        }
    }

    /** The names in a list, each of which must stand once. */
    private Set<String> distinct(String list, String key) {
        Map<String, Integer> lines = new HashMap<>();
        JsonNode items = section.at(list);
        for (int i = 0; items.isArray() && i < items.size(); i++) {
            JsonNode name = items.get(i).path(key);
            String at = AT + list + "/" + i + "/" + key;
            Integer first = name.isValueNode() ? lines.putIfAbsent(name.asText(), tree.line(at)) : null;
            if (first != null) {
                problems.add(tree.problem(at, tree.shown(at) + " stands in line " + first + " already", null));
            }
        }
        return new TreeSet<>(lines.keySet());
    }

    private void action(String at, JsonNode action, Set<String> features) {
        JsonNode feature = action.path("feature");
        if (feature.isValueNode() && !features.contains(feature.asText())) {
            String suggestion = tree.isVariable(at + "/feature")
                    ? null
                    : Nearest.to(feature.asText(), features).orElse(null);
            problems.add(
                    tree.problem(at + "/feature", "no feature has the id " + tree.shown(at + "/feature"), suggestion));
        }
        if (action.has("task") && !action.has("designed")) {
            problems.add(
                    tree.problem(at + "/designed", "missing: is this the way the task is meant to be done?", null));
        }
        if (action.has("designed") && !action.has("task")) {
            problems.add(tree.problem(at + "/task", "missing: which task is done this way?", null));
        }
    }
}
