package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How adoption is measured: one definition each with its window, the choices made, and what each figure needs. */
record AdoptionMethodPage(Wording words, io.meridiem.contract.Adoption rules) {
    private static final List<String> LEFT = List.of("active", "coverage", "breadth", "frequency", "rest");
    private static final List<String> RIGHT = List.of("score", "effective", "quadrant", "state", "weak");
    private static final List<String> CHOICES = List.of("own_time", "log_in", "overage", "family", "weighting");
    private static final List<String> NEEDS = List.of("seats", "people", "teams", "records", "plans");

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "method")
                .put("title", words.say("adoption_method"))
                .put("sentence", words.say("adoption_method_says"))
                .put("definitions_note", words.say("am_definitions_note"))
                .put("choices_title", words.say("adoption_choices"))
                .put("choices_note", words.say("choices_note"))
                .put("not_here_title", words.say("adoption_needs"))
                .put("not_here_note", words.say("adoption_needs_note"))
                .put("has_declared", false);
        rows(page.putArray("definitions_left"), "am_def_", LEFT, true);
        rows(page.putArray("definitions_right"), "am_def_", RIGHT, true);
        rows(page.putArray("choices"), "am_choice_", CHOICES, false);
        rows(page.putArray("not_here"), "am_need_", NEEDS, false);
        return page;
    }

    private void rows(ArrayNode rows, String prefix, List<String> keys, boolean sourced) {
        Object[] configured = configured();
        for (String key : keys) {
            ObjectNode row = rows.addObject()
                    .put("name", words.say(prefix + key + "_name"))
                    .put("says", words.say(prefix + key + "_says", configured));
            if (sourced) {
                row.put("after", words.say(prefix + key + "_after"));
            }
        }
    }

    /** What the definitions name of the configuration, as names and values in turn. */
    private Object[] configured() {
        Map<String, BigDecimal> weights = AdoptionRows.weights(rules.weights());
        String parts = Adoption.PARTS.stream()
                .map(part -> words.say("part_" + part) + " " + words.wholePercent(weights.get(part)))
                .collect(Collectors.joining(", "));
        return new Object[] {
            "limit", words.score(Adoption.USED),
            "weights", parts,
            "users", rules.breadthUsers(),
            "privacy", rules.privacy(),
            "manner", words.wholePercent(rules.failure().mannerBelow()),
            "coverage", words.wholePercent(rules.failure().coverageBelow()),
            "frequency", words.wholePercent(rules.failure().frequencyBelow()),
            "quality", words.wholePercent(rules.failure().qualityBelow())
        };
    }
}
