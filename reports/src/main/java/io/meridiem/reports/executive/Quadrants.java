package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Adoption.Customer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** Customers that pay, by how they use what they bought and whether their MRR grew: four quadrants and the rest. */
record Quadrants(Portfolio portfolio, Wording words) {
    /** The quadrants' names in the wording, and the tone each has on the page. */
    static final List<String> NAMES = List.of("growing", "steady", "ahead", "leaving");

    private static final List<String> TONES = List.of("accent", "accent", "quiet", "bad");

    /** So many customers with so much MRR. */
    record Sum(long accounts, BigDecimal mrr) {}

    /** Customers that pay and have a score: those that can be placed. */
    List<Customer> placed() {
        return paying().stream().filter(customer -> customer.score() != null).toList();
    }

    /** The quadrant a placed customer stands in, as a place in {@link #NAMES}. */
    static int of(Customer customer) {
        boolean used = customer.score().compareTo(Adoption.USED) >= 0;
        boolean grew = customer.movedMrr().signum() > 0;
        return (used ? 0 : 2) + (grew ? 0 : 1);
    }

    static String tone(Customer customer) {
        return TONES.get(of(customer));
    }

    /** Every customer that pays. */
    Sum total() {
        return sum(any -> true);
    }

    /** MRR of the customers that do not use what they bought. */
    BigDecimal low() {
        return sum(customer -> customer.score() != null && of(customer) >= 2).mrr();
    }

    /** Customers and MRR per quadrant as text; the rows add up to all MRR. */
    void table(ObjectNode page) {
        page.put("groups_title", words.say("quadrants"))
                .put("groups_money", words.say("mrr"))
                .put("groups_share", words.say("share_of_mrr"));
        ArrayNode rows = page.putArray("groups");
        for (int at = 0; at < NAMES.size(); at++) {
            int quadrant = at;
            String tone = TONES.get(at).equals("bad") ? "bad" : "ink";
            row(rows, "quadrant_" + NAMES.get(at), tone, sum(one -> one.score() != null && of(one) == quadrant));
        }
        Sum unknown = sum(customer -> customer.score() == null);
        if (unknown.accounts() > 0) {
            row(rows, "quadrant_unknown", "quiet", unknown);
        }
        row(rows, "all_customers", "ink", total());
    }

    private void row(ArrayNode rows, String key, String tone, Sum sum) {
        ObjectNode row = rows.addObject()
                .put("accounts", words.count(sum.accounts()))
                .put("amount", words.amount(sum.mrr(), digits()))
                .put("share", words.percent(Pieces.share(sum.mrr(), total().mrr())));
        row.set("name", Pieces.toned(words.say(key), tone));
    }

    /** Minor digits with which the column adds up. */
    private int digits() {
        return words.digits(paying().stream().map(Customer::mrr).toList());
    }

    private Sum sum(Predicate<Customer> which) {
        List<Customer> some = paying().stream().filter(which).toList();
        return new Sum(some.size(), some.stream().map(Customer::mrr).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private List<Customer> paying() {
        return portfolio.adoption().customers().stream()
                .filter(customer -> customer.mrr() != null && customer.mrr().signum() > 0)
                .toList();
    }
}
