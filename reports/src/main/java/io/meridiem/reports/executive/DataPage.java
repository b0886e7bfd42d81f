package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.LedgerLine;
import io.meridiem.reports.render.Documents;
import java.util.List;
import java.util.function.ToLongFunction;

/** What the data says about itself: every finding with its count and money, and where every row went. */
record DataPage(Portfolio portfolio, Wording words) {
    private static final int MOST_TABLES = 12;
    private static final int MOST_CHARACTERS = 170;
    private static final List<String> MEANINGS =
            List.of("severity_refuse", "severity_quarantine", "severity_warn", "left_out", "late");

    /** Points the template gives to rows, set tight or roomy, to a second line, and to all below the first head. */
    private static final int TIGHT_FINDING = 15;

    private static final int ROOMY_FINDING = 25;
    private static final int LINE = 10;
    private static final int CHARACTERS = 90;
    private static final int TIGHT_TABLE = 12;
    private static final int ROOMY_TABLE = 18;
    private static final int LEDGER_HEAD = 43;
    private static final int READING = 158;
    private static final int ROOM = 394;

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "data")
                .put("title", words.say("data"))
                .put("sentence", sentence());
        SummaryPage.missing(page, portfolio, words);
        findings(page);
        ledger(page);
        ArrayNode meanings = page.putArray("reading");
        for (String meaning : MEANINGS) {
            ObjectNode row = meanings.addObject().put("says", words.say("read_" + meaning));
            row.set("name", Pieces.toned(words.say(meaning), tone(meaning.replace("severity_", ""))));
        }
        return page;
    }

    /** What came in and what became of it, counted where it came in: later tables are made of the same rows. */
    private String sentence() {
        List<LedgerLine> arrived = portfolio.ledger().stream()
                .filter(line -> line.table().startsWith("bronze."))
                .toList();
        return words.say(
                "data_says",
                "rows",
                sum(arrived, LedgerLine::in),
                "tables",
                arrived.size(),
                "kept",
                words.count(sum(arrived, LedgerLine::kept) + sum(arrived, LedgerLine::unchanged)),
                "twice",
                sum(arrived, LedgerLine::duplicate),
                "out",
                sum(arrived, LedgerLine::quarantined) + sum(arrived, LedgerLine::leftOut));
    }

    private static long sum(List<LedgerLine> lines, ToLongFunction<LedgerLine> column) {
        return lines.stream().mapToLong(column).sum();
    }

    private void findings(ObjectNode page) {
        List<Finding> all = portfolio.findings();
        List<Finding> shown = all.subList(0, fitting(all));
        boolean roomy = height(shown, ROOMY_FINDING) + ledger(roomyLedger()) <= ROOM;
        page.put("has_findings", !all.isEmpty())
                .put("tight_findings", !all.isEmpty() && !roomy)
                .put("roomy_findings", !all.isEmpty() && roomy);
        ArrayNode rows = page.putArray("findings");
        shown.forEach(finding -> rows.add(row(finding)));
        if (all.isEmpty()) {
            page.put("no_findings", words.say("no_findings"));
        } else {
            page.put("findings_note", words.say("findings_note", "all", all.size()));
        }
        if (shown.size() < all.size()) {
            page.put("findings_more", words.say("findings_more", "more", all.size() - shown.size()));
        }
    }

    /** How many there is room for above the ledger, all set tight. */
    private int fitting(List<Finding> all) {
        int fitting = all.size();
        while (fitting > 0 && height(all.subList(0, fitting), TIGHT_FINDING) + ledger(false) > ROOM) {
            fitting--;
        }
        return fitting;
    }

    /** Whether the ledger's rows may stand wide apart: few findings, or few tables. */
    private boolean roomyLedger() {
        List<Finding> all = portfolio.findings();
        return height(all.subList(0, fitting(all)), TIGHT_FINDING) + ledger(true) <= ROOM;
    }

    private int height(List<Finding> findings, int row) {
        return findings.stream()
                .mapToInt(finding -> row + LINE * ((says(finding).length() - 1) / CHARACTERS))
                .sum();
    }

    private int ledger(boolean roomy) {
        int tables = Math.min(MOST_TABLES, portfolio.ledger().size());
        return Math.max(READING, LEDGER_HEAD + tables * (roomy ? ROOMY_TABLE : TIGHT_TABLE));
    }

    private String says(Finding finding) {
        return finding.says() == null ? words.say("no_words") : Wording.fit(finding.says(), MOST_CHARACTERS);
    }

    private ObjectNode row(Finding finding) {
        String none = words.say("not_measurable");
        ObjectNode row = Documents.empty()
                .put("says", says(finding))
                .put("where", finding.table() + " · " + finding.check())
                .put("rows", finding.rows() == 0 ? none : words.count(finding.rows()))
                .put("money", finding.money() == null ? none : finding.amount(words));
        row.set("severity", Pieces.toned(words.say("severity_" + finding.severity()), tone(finding.severity())));
        return row;
    }

    private static String tone(String severity) {
        return switch (severity) {
            case "refuse" -> "bad";
            case "quarantine" -> "warn";
            default -> "ink";
        };
    }

    private void ledger(ObjectNode page) {
        List<LedgerLine> all = portfolio.ledger();
        List<LedgerLine> shown = all.subList(0, Math.min(MOST_TABLES, all.size()));
        boolean roomy = roomyLedger();
        page.put("has_ledger", !all.isEmpty()).put("tight_ledger", !roomy).put("roomy_ledger", roomy);
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
}
