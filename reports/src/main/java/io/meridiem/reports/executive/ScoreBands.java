package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Adoption.Customer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** Customers by the band their score lies in: stands where MRR has not moved yet, or is not known. */
record ScoreBands(Portfolio portfolio, Wording words) {
    private static final int WIDTH = 25;
    private static final int BANDS = 4;

    /** Customers and MRR per band; people in place of MRR where nobody pays. */
    void table(ObjectNode page) {
        boolean paid = measure(any -> true, true).signum() > 0;
        page.put("groups_title", words.say("bands"))
                .put("groups_money", words.say(paid ? "mrr" : "people"))
                .put("groups_share", words.say(paid ? "share_of_mrr" : "share_of_people"));
        ArrayNode rows = page.putArray("groups");
        for (int band = BANDS - 1; band >= 0; band--) {
            int from = band * WIDTH;
            row(rows, name(band), customer -> in(customer, from), paid);
        }
        Predicate<Customer> unknown = customer -> customer.score() == null;
        if (portfolio.adoption().customers().stream().anyMatch(unknown)) {
            row(rows, words.say("quadrant_unknown"), unknown, paid);
        }
        row(rows, words.say("all_customers"), any -> true, paid);
    }

    /** Customers per band with bars, the best band first. */
    void bars(ObjectNode page) {
        ArrayNode rows = page.putArray("band_bars");
        long all = count(any -> true);
        for (int band = BANDS - 1; band >= 0; band--) {
            int from = band * WIDTH;
            long some = count(customer -> in(customer, from));
            ObjectNode row = rows.addObject()
                    .put("name", name(band))
                    .put("amount", words.count(some))
                    .put("share", words.percent(share(some, all)));
            if (some > 0) {
                row.set("bar", Pieces.bar(BigDecimal.valueOf(some), BigDecimal.valueOf(all), "accent"));
            }
        }
    }

    private String name(int band) {
        int last = band == BANDS - 1 ? 100 : band * WIDTH + WIDTH - 1;
        return words.say("band", "from", words.count((long) band * WIDTH), "to", words.count(last));
    }

    private static boolean in(Customer customer, int from) {
        // Bands are of printed scores: 49.6 is printed as 50.
        int score = customer.score() == null
                ? -1
                : Adoption.points(customer.score()).intValue();
        return score >= from && (score < from + WIDTH || from + WIDTH == 100);
    }

    private void row(ArrayNode rows, String name, Predicate<Customer> which, boolean paid) {
        BigDecimal some = measure(which, paid);
        ObjectNode row = rows.addObject()
                .put("accounts", words.count(count(which)))
                .put("amount", words.amount(some, digits()))
                .put("share", words.percent(Pieces.share(some, measure(any -> true, paid))));
        row.set("name", Pieces.toned(name, "ink"));
    }

    /** Minor digits with which the column adds up; people come whole. */
    private int digits() {
        return words.digits(portfolio.adoption().customers().stream()
                .map(customer -> customer.mrr() == null ? BigDecimal.ZERO : customer.mrr())
                .toList());
    }

    private long count(Predicate<Customer> which) {
        return portfolio.adoption().customers().stream().filter(which).count();
    }

    private BigDecimal measure(Predicate<Customer> which, boolean paid) {
        List<Customer> some =
                portfolio.adoption().customers().stream().filter(which).toList();
        return some.stream()
                .map(one -> paid ? one.mrr() : BigDecimal.valueOf(one.people()))
                .filter(amount -> amount != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal share(long part, long whole) {
        return Pieces.share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }
}
