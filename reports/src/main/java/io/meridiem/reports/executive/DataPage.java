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

    /** Points the template gives: a row of one line, a further line, characters a line holds, a ledger's row. */
    private static final int ROW = 15;

    private static final int LINE = 10;
    private static final int CHARACTERS = 88;
    private static final int LEDGER_ROW = 12;
    private static final int LEDGER_HEAD = 43;
    private static final int READING = 158;
    private static final int ROOM = 414;

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "data")
                .put("title", words.say("data"))
                .put("sentence", sentence());
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
        page.put("has_findings", !all.isEmpty());
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

    /** How many there is room for above the ledger. */
    private int fitting(List<Finding> all) {
        int tables = Math.min(MOST_TABLES, portfolio.ledger().size());
        int left = ROOM - Math.max(READING, LEDGER_HEAD + LEDGER_ROW * tables);
        int fitting = 0;
        for (Finding finding : all) {
            left -= ROW + LINE * ((says(finding).length() - 1) / CHARACTERS);
            if (left < 0) {
                break;
            }
            fitting++;
        }
        return fitting;
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
}
