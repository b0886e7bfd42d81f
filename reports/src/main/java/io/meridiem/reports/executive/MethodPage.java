package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.Settings;
import io.meridiem.reports.executive.Portfolio.Coverage;
import io.meridiem.reports.render.Documents;
import java.util.List;

/** How every figure is made: definitions, choices where references disagree, declared facts, what is not here yet. */
record MethodPage(Portfolio portfolio, Wording words, Context context) {
    private static final int MOST_NOTES = 4;
    private static final List<String> LEFT = List.of("mrr", "net_new", "won", "lost", "quick_ratio");
    private static final List<String> RIGHT = List.of("nrr", "grr", "logo_churn", "arpa", "cohort");
    private static final List<String> CHOICES =
            List.of("churn", "billing", "gap", "rates", "window", "first", "member");

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "method")
                .put("title", words.say("method"))
                .put("sentence", words.say("method_says"))
                .put("definitions_note", words.say("definitions_note"))
                .put("choices_title", words.say("choices"))
                .put("choices_note", words.say("choices_note"))
                .put("not_here_title", words.say("not_here"))
                .put("not_here_note", words.say("not_here_note"));
        definitions(page.putArray("definitions_left"), LEFT);
        definitions(page.putArray("definitions_right"), RIGHT);
        ArrayNode choices = page.putArray("choices");
        for (String choice : CHOICES) {
            choices.addObject()
                    .put("name", words.say("choice_" + choice + "_name"))
                    .put("says", says(choice));
        }
        declared(page);
        notHere(page.putArray("not_here"));
        return page;
    }

    /** As the configuration chose. */
    private String says(String choice) {
        Settings.Revenue chosen = context.revenue();
        return switch (choice) {
            case "churn" -> words.say("choice_churn_" + chosen.churnDate());
            case "billing" ->
                words.say("choice_past_due_" + chosen.pastDue()) + " "
                        + words.say("choice_pauses_" + chosen.pauses()) + " "
                        + words.say("choice_coupons_" + chosen.coupons());
            default -> words.say("choice_" + choice, "days", chosen.gapDays());
        };
    }

    private void definitions(ArrayNode rows, List<String> keys) {
        for (String key : keys) {
            rows.addObject()
                    .put("name", words.say("def_" + key + "_name"))
                    .put("says", words.say("def_" + key + "_says"))
                    .put("after", words.say("def_" + key + "_after"));
        }
    }

    private void declared(ObjectNode page) {
        List<String> notes = context.notes();
        page.put("has_declared", !notes.isEmpty());
        ArrayNode rows = page.putArray("declared");
        notes.stream().limit(MOST_NOTES).forEach(note -> rows.addObject().put("says", note));
        if (notes.size() > MOST_NOTES) {
            page.put("declared_note", words.say("declared_note", "shown", MOST_NOTES, "all", notes.size()));
        }
    }

    private void notHere(ArrayNode rows) {
        Coverage coverage = portfolio.coverage();
        if (!portfolio.adoption().isMeasured()) {
            measured(rows, "adoption", coverage.activeUsers());
        }
        if (!portfolio.risk().isMeasured()) {
            entry(rows, "not_risk");
        }
        if (!portfolio.value().isMeasured()) {
            entry(rows, "not_value");
        }
        measured(rows, "owner", coverage.owners());
        measured(rows, "renewal", coverage.renewals());
    }

    /** What no row carries is not measured; what some carry waits for its own issue of this report. */
    private void measured(ArrayNode rows, String key, long with) {
        rows.addObject()
                .put("name", words.say("not_" + key + "_name"))
                .put(
                        "says",
                        with == 0
                                ? words.say("not_" + key + "_says")
                                : words.say(
                                        "not_yet_" + key + "_says",
                                        "with",
                                        with,
                                        "all",
                                        portfolio.coverage().accounts()));
    }

    private void entry(ArrayNode rows, String key) {
        rows.addObject().put("name", words.say(key + "_name")).put("says", words.say(key + "_says"));
    }
}
