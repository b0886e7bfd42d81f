package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Pieces;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.Customer.Worth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The last months' value and cost, each added to those before: where value first stands above its cost is seen. */
record AddedUp(Customer customer, Wording words) {
    private static final int SLOTS = 12;
    private static final int LEAST_MONTHS = 3;

    /** Nothing where a month was not measured or not billed, or one of the sums falls below nothing. */
    void into(ObjectNode page) {
        List<Worth> months = customer.course();
        months = months.subList(Math.max(0, months.size() - SLOTS), months.size());
        List<BigDecimal> values = sums(months.stream().map(Worth::value).toList());
        List<BigDecimal> costs = sums(months.stream().map(Worth::cost).toList());
        boolean shown = months.size() >= LEAST_MONTHS && !values.isEmpty() && !costs.isEmpty();
        page.put("has_added", shown);
        if (!shown) {
            return;
        }
        int last = months.size() - 1;
        page.put("added_note", words.say("invest_added_note", "currency", words.currency(), "months", months.size()));
        ObjectNode chart = Documents.empty()
                .put("chart", "columns")
                .put("slots", SLOTS)
                .put("to", values.get(last).max(costs.get(last)).max(BigDecimal.ONE));
        chart.set("values", Pieces.numbers(values));
        chart.set("marks", Pieces.numbers(costs));
        page.set("added", chart);
        ArrayNode labels = page.putArray("added_months");
        for (int at = 0; at <= last; at++) {
            labels.addObject()
                    .put("month", words.monthName(months.get(at).month()))
                    .put("value", words.shortAmount(values.get(at)))
                    .put("cost", words.shortAmount(costs.get(at)));
        }
    }

    private static List<BigDecimal> sums(List<BigDecimal> amounts) {
        List<BigDecimal> sums = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            if (amount == null || amount.signum() < 0) {
                return List.of();
            }
            sum = sum.add(amount);
            sums.add(sum);
        }
        return sums;
    }
}
