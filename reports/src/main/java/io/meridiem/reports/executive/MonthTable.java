package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Retention;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The last months side by side: columns add up to their closing, rows to their total; rates of retention below. */
record MonthTable(Portfolio portfolio, Wording words) {
    private static final int COLUMNS = 12;

    void into(ObjectNode page) {
        List<Movement> months = portfolio.last(COLUMNS);
        Movement sum = Movement.over(months);
        int digits = sum.steps().stream().mapToInt(words::digits).max().orElse(0);
        page.put(
                "months_note",
                words.say(digits == 0 ? "months_note" : "months_note_cents", "currency", words.currency()));
        page.put("months_total", words.say("months", "months", months.size()));
        for (int at = 0; at < months.size(); at++) {
            page.put("m" + at, words.shortMonth(months.get(at).month()));
        }
        ArrayNode rows = page.putArray("movement_rows");
        for (int step = 0; step < sum.steps().size(); step++) {
            amounts(rows, months, sum, step, digits);
        }
        rate(rows, months, "row_nrr_1", 1, Retention::nrr);
        rate(rows, months, "row_grr_1", 1, Retention::grr);
        rate(rows, months, "row_nrr_12", 12, Retention::nrr);
        rate(rows, months, "row_grr_12", 12, Retention::grr);
    }

    private void amounts(ArrayNode rows, List<Movement> months, Movement sum, int step, int digits) {
        boolean level = step == 0 || step == sum.steps().size() - 1;
        String key = step == 0 ? "opening" : level ? "closing" : BridgePart.MOVEMENTS.get(step - 1);
        ObjectNode row = row(rows, words.say(key), level);
        for (int at = 0; at < months.size(); at++) {
            BigDecimal amount = months.get(at).steps().get(step);
            row.put("c" + at, level ? words.amount(amount, 0) : words.signedAmount(amount, 0));
        }
        BigDecimal total = sum.steps().get(step);
        row.put("total", level ? words.amount(total, digits) : words.signedAmount(total, digits));
    }

    private void rate(
            ArrayNode rows, List<Movement> months, String key, int window, Function<Retention, BigDecimal> rate) {
        ObjectNode row = row(rows, words.say(key), false);
        for (int at = 0; at < months.size(); at++) {
            Retention known = portfolio.retention(months.get(at).month(), window);
            row.put("c" + at, words.percent(known == null ? null : rate.apply(known)));
        }
    }

    private static ObjectNode row(ArrayNode rows, String name, boolean total) {
        return rows.addObject().put("name", name).put("show_total", total).put("show_plain", !total);
    }
}
