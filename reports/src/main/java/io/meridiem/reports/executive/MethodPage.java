package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Coverage;
import io.meridiem.reports.executive.Portfolio.Finding;
import io.meridiem.reports.executive.Portfolio.LedgerLine;
import io.meridiem.reports.render.Documents;
import java.util.List;

/** How far to trust the rest: findings, ledger, declared facts, definitions, what is not measured yet. */
record MethodPage(Portfolio portfolio, Wording words, List<String> notes) {
    private static final int MOST_FINDINGS = 5;
    private static final int MOST_NOTES = 4;
    private static final List<String> DEFINITIONS =
            List.of("mrr", "net_new", "nrr", "grr", "logo_churn", "lost", "quick_ratio", "arpa", "cohort");

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "method")
                .put("title", words.say("method"))
                .put("sentence", words.say("method_says"));
        findings(page);
        ledger(page);
        declared(page);
        ArrayNode definitions = page.putArray("definitions");
        DEFINITIONS.forEach(key -> entry(definitions, "def_" + key));
        notHere(page.putArray("not_here"));
        return page;
    }

    private void findings(ObjectNode page) {
        List<Finding> all = portfolio.findings();
        List<Finding> shown = all.subList(0, Math.min(MOST_FINDINGS, all.size()));
        page.put("has_findings", !all.isEmpty());
        page.put("findings_note", words.say("findings_note", "shown", shown.size(), "all", all.size()));
        ArrayNode rows = page.putArray("findings");
        shown.forEach(finding -> rows.add(finding(finding)));
        if (all.isEmpty()) {
            page.put("no_findings", words.say("no_findings"));
        }
    }

    private ObjectNode finding(Finding finding) {
        String tone =
                switch (finding.severity()) {
                    case "refuse" -> "bad";
                    case "quarantine" -> "warn";
                    default -> "ink";
                };
        ObjectNode row = Documents.empty()
                .put("says", finding.says() == null ? words.say("no_words") : finding.says())
                .put("where", finding.table() + " · " + finding.check())
                .put("rows", words.count(finding.rows()))
                .put("money", money(finding));
        row.set("severity", Pieces.toned(words.say("severity_" + finding.severity()), tone));
        return row;
    }

    /** A finding's money may be in a currency of its own: the amount then stands before its code. */
    private String money(Finding finding) {
        if (finding.money() == null) {
            return words.say("not_measurable");
        }
        String amount = words.amount(finding.money(), words.digits(finding.money()));
        return finding.currency() == null ? amount : amount + " " + finding.currency();
    }

    private void ledger(ObjectNode page) {
        List<LedgerLine> all = portfolio.ledger();
        int used = 37 * Math.min(MOST_FINDINGS, portfolio.findings().size()) + 11 * Math.min(MOST_NOTES, notes.size());
        List<LedgerLine> shown = all.subList(0, Math.min((318 - used) / 13, all.size()));
        page.put("has_ledger", !all.isEmpty());
        page.put("ledger_note", words.say("ledger_note", "shown", shown.size(), "all", all.size()));
        ArrayNode rows = page.putArray("ledger");
        for (LedgerLine line : shown) {
            rows.addObject()
                    .put("table", line.table())
                    .put("rows_in", words.count(line.in()))
                    .put("kept", words.count(line.kept()))
                    .put("unchanged", words.count(line.unchanged()))
                    .put("duplicate", words.count(line.duplicate()))
                    .put("left_out", words.count(line.leftOut()))
                    .put("quarantined", words.count(line.quarantined()))
                    .put("late", words.count(line.late()));
        }
    }

    private void declared(ObjectNode page) {
        page.put("has_declared", !notes.isEmpty());
        ArrayNode rows = page.putArray("declared");
        notes.stream().limit(MOST_NOTES).forEach(note -> rows.addObject().put("says", note));
    }

    private void notHere(ArrayNode rows) {
        Coverage coverage = portfolio.coverage();
        measured(rows, "adoption", coverage.activeUsers());
        entry(rows, "not_risk");
        entry(rows, "not_value");
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
