package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Adoption.Customer;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Adoption against what MRR did: a point a customer, its area the MRR, the ones worth a look by name. */
record QuadrantChart(List<Customer> placed, Wording words) {
    /** More points than that are a cloud whatever is added; the smallest are left out, and the page says so. */
    static final int MOST_POINTS = 1000;

    private static final int MOST_NAMES = 10;
    private static final int NAME = 24;
    private static final BigDecimal LEAST_SPAN = new BigDecimal("0.10");
    private static final BigDecimal LEAST_CUT = new BigDecimal("0.50");

    /** Writes {@code chart} and the sentence above it. */
    void into(ObjectNode page, String window) {
        List<Customer> drawn = largest().limit(MOST_POINTS).toList();
        BigDecimal high = highest(drawn);
        BigDecimal low = lowest(drawn, high);
        Axis round = Axis.of(low, high);
        // The scale ends where the points do: nobody can lose more than all.
        Axis axis = new Axis(
                round.ticks().stream().filter(tick -> tick.compareTo(low) >= 0).toList());
        ObjectNode chart = page.putObject("quadrant_chart").put("chart", "quadrants");
        axis.into(chart, words::signedWholePercent);
        chart.put("from", low);
        ArrayNode across = chart.putArray("across");
        for (int tick = 0; tick <= 100; tick += 25) {
            across.add(Documents.empty().put("at", tick).put("label", words.count(tick)));
        }
        chart.put("split", Adoption.USED);
        Quadrants.NAMES.forEach(name -> chart.put(name, words.say("quadrant_" + name)));
        points(chart.putArray("points"), drawn, axis.top());
        note(page, drawn, axis.top(), window);
        page.put("quadrant_across", words.say("quadrants_across", "limit", words.score(Adoption.USED)));
    }

    private void note(ObjectNode page, List<Customer> drawn, BigDecimal top, String window) {
        long cut = drawn.stream().filter(one -> change(one).compareTo(top) > 0).count();
        String note = words.say("quadrants_note", "window", window);
        if (cut > 0) {
            note = note + "; " + words.say("quadrants_cut", "cut", cut, "top", words.signedWholePercent(top));
        }
        if (drawn.size() < placed.size()) {
            note = note + "; " + words.say("quadrants_most", "shown", drawn.size(), "all", placed.size());
        }
        page.put("quadrant_note", note);
    }

    /** The scale's upper end: the tenth that grew most would flatten all the rest, they are drawn at the edge. */
    private BigDecimal highest(List<Customer> drawn) {
        List<BigDecimal> changes = drawn.stream().map(this::change).sorted().toList();
        BigDecimal most = changes.get(changes.size() - 1);
        BigDecimal usual = changes.get((int) Math.floor(0.9 * (changes.size() - 1)));
        BigDecimal cut = usual.multiply(new BigDecimal("1.5")).max(LEAST_CUT);
        return most.min(cut).max(LEAST_SPAN);
    }

    /** Its lower end, with room for the lower fields' names even where nobody shrank. */
    private BigDecimal lowest(List<Customer> drawn, BigDecimal high) {
        BigDecimal least = drawn.stream().map(this::change).reduce(BigDecimal.ZERO, BigDecimal::min);
        return least.multiply(new BigDecimal("1.1"))
                .min(Pieces.share(high, BigDecimal.valueOf(2)).negate())
                .max(BigDecimal.ONE.negate());
    }

    private void points(ArrayNode points, List<Customer> drawn, BigDecimal top) {
        Set<Customer> named = named();
        BigDecimal most = drawn.get(0).mrr();
        for (Customer customer : drawn) {
            BigDecimal change = change(customer);
            ObjectNode point = points.addObject()
                    .put("x", customer.score())
                    .put("y", change.min(top))
                    .put("size", Pieces.share(customer.mrr(), most))
                    .put("tone", Quadrants.tone(customer));
            if (change.compareTo(top) > 0) {
                point.put("beyond", true);
            }
            if (named.contains(customer)) {
                point.put("label", Wording.fit(customer.name(), NAME));
            }
        }
    }

    /** The largest of those who may leave, the largest of all, those whose MRR moved most. */
    private Set<Customer> named() {
        Comparator<Customer> moved = Comparator.comparing(Customer::movedMrr);
        Set<Customer> named = new LinkedHashSet<>();
        largest().filter(one -> Quadrants.of(one) == 3).limit(4).forEach(named::add);
        largest().limit(2).forEach(named::add);
        largest()
                .filter(one -> one.movedMrr().signum() < 0)
                .sorted(moved)
                .limit(2)
                .forEach(named::add);
        largest()
                .filter(one -> one.movedMrr().signum() > 0)
                .sorted(moved.reversed())
                .limit(2)
                .forEach(named::add);
        largest().filter(one -> Quadrants.of(one) == 2).limit(1).forEach(named::add);
        return new LinkedHashSet<>(named.stream().limit(MOST_NAMES).toList());
    }

    private Stream<Customer> largest() {
        return placed.stream().sorted(Comparator.comparing(Customer::mrr).reversed());
    }

    private BigDecimal change(Customer customer) {
        return Pieces.share(customer.movedMrr(), customer.startMrr());
    }
}
