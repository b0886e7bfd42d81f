package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.LedgerLine;
import io.meridiem.reports.render.Documents;
import java.time.LocalDate;
import java.util.List;

/** No account has ever paid: what arrived, what to do, and what will stand here once one does. */
record EmptyPage(Portfolio portfolio, Wording words, LocalDate preparedOn) {
    private static final List<String> STEPS = List.of("sources", "findings", "again");

    ObjectNode page() {
        // Silver tables say again what bronze ones took in.
        List<LedgerLine> sources = portfolio.ledger().stream()
                .filter(line -> line.table().startsWith("bronze."))
                .toList();
        long arrived = sources.stream().mapToLong(LedgerLine::in).sum();
        ObjectNode page = Documents.empty()
                .put("template", "empty")
                .put("headline", words.say("empty_headline", "month", words.month(portfolio.month())))
                .put("sentence", words.say("empty_says", "rows", arrived, "tables", sources.size()))
                .put("has_decisions", true);
        ArrayNode steps = page.putArray("decisions");
        String by = words.day(Decisions.due(portfolio.month(), preparedOn));
        for (String step : STEPS) {
            steps.addObject()
                    .put("rank", words.count(STEPS.indexOf(step) + 1))
                    .put("title", words.say("empty_" + step))
                    .put(
                            "reason",
                            words.say(
                                    "empty_" + step + "_why",
                                    "findings",
                                    portfolio.findings().size()))
                    .put("owner_by", words.say("owner_unknown", "by", by));
        }
        promises(page.putArray("promises_left"), "mrr", "nrr", "cohort");
        promises(page.putArray("promises_right"), "net_new", "grr", "logo_churn");
        return page;
    }

    private void promises(ArrayNode rows, String... keys) {
        for (String key : keys) {
            rows.addObject()
                    .put("name", words.say("def_" + key + "_name"))
                    .put("says", words.say("def_" + key + "_says"));
        }
    }
}
