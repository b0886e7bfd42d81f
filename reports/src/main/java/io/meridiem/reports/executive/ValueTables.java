package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Value.Customer;
import io.meridiem.reports.executive.Value.Measure;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Return at four shares of people taking part, value by segment and product, the largest gaps, and what is not measured. */
record ValueTables(Portfolio portfolio, Wording words) {
    private static final List<String> CASES = List.of("actual", "100", "30", "20");
    private static final List<BigDecimal> LIMITS = List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.valueOf(3));
    private static final int ROWS = 9;

    void into(ObjectNode page) {
        returns(page);
        new ValueParts(value(), words).into(page);
        gaps(page);
        missing(page);
    }

    private Value value() {
        return portfolio.value();
    }

    /** Customers by their return, in each of the four cases; every row adds up to all of them. */
    private void returns(ObjectNode page) {
        page.put(
                "returns_note",
                words.say("returns_note", "accounts", value().customers().size()));
        ArrayNode rows = page.putArray("returns");
        for (int at = 0; at < CASES.size(); at++) {
            int place = at;
            List<BigDecimal> told = value().customers().stream()
                    .map(customer -> customer.roi().get(place))
                    .toList();
            ObjectNode row = rows.addObject().put("name", words.say("case_" + CASES.get(at)));
            for (int step = 0; step <= LIMITS.size(); step++) {
                row.set("c" + step, cell(in(told, step), told.size()));
            }
            long none = told.stream().filter(Objects::isNull).count();
            row.put("unknown", words.count(none)).put("all", portfolio(place));
        }
    }

    private ObjectNode cell(long some, int all) {
        return Pieces.heat(
                words.count(some), Pieces.share(BigDecimal.valueOf(some), BigDecimal.valueOf(Math.max(1, all))));
    }

    private static long in(List<BigDecimal> told, int step) {
        return told.stream()
                .filter(roi -> roi != null
                        && (step == 0 || roi.compareTo(LIMITS.get(step - 1)) >= 0)
                        && (step == LIMITS.size() || roi.compareTo(LIMITS.get(step)) < 0))
                .count();
    }

    /** The return of all customers that have one together: what each is worth at it against what all of them cost. */
    private String portfolio(int place) {
        if (place == 0) {
            return value().roi() == null ? words.say("not_available") : words.wholePercent(value().roi());
        }
        List<Customer> some = value().returned().stream()
                .filter(customer -> customer.roi().get(place) != null)
                .toList();
        BigDecimal cost = Value.sum(some, Customer::cost);
        BigDecimal gain = Value.sum(some, customer -> customer.roi().get(place).multiply(customer.cost()));
        return cost.signum() == 0 ? words.say("not_available") : words.wholePercent(Pieces.share(gain, cost));
    }

    private void gaps(ObjectNode page) {
        List<Customer> all = value().customers().stream()
                .filter(customer -> customer.left() != null && customer.left().signum() > 0)
                .sorted(Comparator.comparing(Customer::left).reversed().thenComparing(Customer::id))
                .toList();
        page.put("has_gaps", !all.isEmpty());
        if (all.isEmpty()) {
            page.put("no_gaps", words.say("no_gaps"));
            return;
        }
        page.put("gaps_note", words.say("gaps_note", "shown", Math.min(ROWS, all.size()), "all", all.size()));
        ArrayNode rows = page.putArray("gaps");
        for (Customer customer : all.subList(0, Math.min(ROWS, all.size()))) {
            rows.addObject()
                    .put("account", Wording.fit(customer.name(), 22))
                    .put("owner", AdoptionPage.owner(words, customer.owner(), 15))
                    .put("amount", words.amount(customer.left(), 0));
        }
    }

    /** What is not measured, and what it lacks; the most accounts first. */
    private void missing(ObjectNode page) {
        List<Measure> lacking = value().measures().stream()
                .filter(measure -> measure.missing() != null && (measure.counts() || measure.restates() == null))
                .sorted(Comparator.comparing(Measure::accounts).reversed().thenComparing(Measure::id))
                .toList();
        long unmeasured = value().customers().size() - value().measured().size();
        ArrayNode rows = page.putArray("missing_rows");
        if (unmeasured > 0) {
            rows.add(Documents.empty()
                    .put("name", words.say("value_unmeasured"))
                    .put("why", words.say("value_unmeasured_why"))
                    .put("accounts", words.count(unmeasured)));
        }
        ValueWords says = new ValueWords(portfolio, words);
        for (Measure measure : lacking.subList(0, Math.min(4, lacking.size()))) {
            rows.addObject()
                    .put("name", says.name(measure))
                    .put("why", words.sayOf("lacks_", measure.missing()))
                    .put("accounts", words.count(measure.accounts()));
        }
        page.put("has_missing", !rows.isEmpty());
        if (rows.isEmpty()) {
            page.put("no_missing", words.say("nothing_missing"));
        }
    }
}
