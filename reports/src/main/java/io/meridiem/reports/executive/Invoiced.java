package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * How what was invoiced in a month became its MRR, in the reporting currency.
 *
 * @param amounts in the order of {@link #STEPS}: the first less and plus those between are the last
 */
record Invoiced(YearMonth month, List<BigDecimal> amounts) {
    static final List<String> STEPS = List.of(
            "invoiced",
            "credits",
            "tax",
            "one_time",
            "usage",
            "proration",
            "discounts",
            "prepaid",
            "timing",
            "unexplained",
            "mrr");

    static List<Invoiced> read(Tables tables, YearMonth month) {
        return Portfolio.ask(tables, "invoices", month).stream()
                .map(row -> new Invoiced(
                        row.month("month"), STEPS.stream().map(row::money).toList()))
                .toList();
    }

    /** Writes {@code invoices}, a row a month, exact to the cent. */
    static void into(ObjectNode page, Portfolio portfolio, Wording words) {
        List<Invoiced> all = portfolio.invoiced();
        page.put("has_invoices", !all.isEmpty());
        if (!all.isEmpty()) {
            page.put("invoices_note", words.say("invoices_note", "currency", words.currency()));
        }
        ArrayNode rows = page.putArray("invoices");
        for (Invoiced one : all) {
            ObjectNode row = rows.addObject().put("month", words.shortMonth(one.month()));
            for (int at = 0; at < STEPS.size(); at++) {
                boolean level = at == 0 || at == STEPS.size() - 1;
                BigDecimal amount = one.amounts().get(at);
                row.put(STEPS.get(at), level ? words.amount(amount, 2) : words.signedAmount(amount, 2));
            }
        }
    }
}
