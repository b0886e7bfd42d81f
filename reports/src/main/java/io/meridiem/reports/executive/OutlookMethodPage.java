package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.util.ArrayList;
import java.util.List;

/** How risk and value are measured, as far as either is on a page: definitions, choices, what each figure needs. */
record OutlookMethodPage(Portfolio portfolio, Wording words) {
    private static final List<String> RISK = List.of("band", "score", "at_risk", "reason", "outcome");
    private static final List<String> LEARNED = List.of("chance", "learned_band", "expected_loss", "reason", "outcome");
    private static final List<String> VALUE = List.of("value", "hours", "roi", "left", "estimate");
    private static final List<String> RISK_CHOICES = List.of("who", "known");
    private static final List<String> VALUE_CHOICES = List.of("capture", "again");

    ObjectNode page() {
        boolean risk = portfolio.risk().isMeasured();
        boolean value = portfolio.value().isMeasured();
        String both = risk && value ? "outlook" : risk ? "outlook_risk" : "outlook_value";
        ObjectNode page = Documents.empty()
                .put("template", "method")
                .put("title", words.say(both + "_method"))
                .put("sentence", words.say("outlook_method_says"))
                .put("definitions_note", words.say("am_definitions_note"))
                .put("choices_title", words.say("adoption_choices"))
                .put("choices_note", words.say("choices_note"))
                .put("not_here_title", words.say("adoption_needs"))
                .put("not_here_note", words.say("adoption_needs_note"))
                .put("has_declared", false);
        boolean learned = portfolio.risk().isLearned();
        List<String> definitions = new ArrayList<>(risk ? learned ? LEARNED : RISK : List.of());
        definitions.addAll(value ? VALUE : List.of());
        int half = (definitions.size() + 1) / 2;
        definitions(page.putArray("definitions_left"), definitions.subList(0, half));
        definitions(page.putArray("definitions_right"), definitions.subList(half, definitions.size()));
        List<String> choices = new ArrayList<>(risk ? RISK_CHOICES : List.of());
        choices.addAll(value ? VALUE_CHOICES : List.of());
        rows(page.putArray("choices"), "rv_choice_", choices);
        List<String> needs =
                new ArrayList<>(!risk ? List.of() : learned ? List.of("features") : List.of("model", "features"));
        needs.addAll(value ? List.of("measures", "rates", "sources") : List.of());
        rows(page.putArray("not_here"), "rv_need_", needs);
        return page;
    }

    private void definitions(ArrayNode rows, List<String> keys) {
        for (String key : keys) {
            rows.addObject()
                    .put("name", words.say("rv_def_" + key + "_name"))
                    .put("says", words.say("rv_def_" + key + "_says"))
                    .put("after", words.say("rv_def_" + key + "_after"));
        }
    }

    private void rows(ArrayNode rows, String prefix, List<String> keys) {
        for (String key : keys) {
            rows.addObject()
                    .put("name", words.say(prefix + key + "_name"))
                    .put("says", words.say(prefix + key + "_says"));
        }
    }
}
