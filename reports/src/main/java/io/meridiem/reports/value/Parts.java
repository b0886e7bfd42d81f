package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Pieces;
import io.meridiem.reports.document.Rounded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the month's value comes from: one row a measure, which add up to the figure on the dark card. */
record Parts(Customer customer, Wording words) {
    static final int ROWS = 6;

    /**
     * @param one null for several in one row
     */
    private record Part(String name, Measure one, boolean isEstimate, BigDecimal amount) {
        BigDecimal hours() {
            return one == null || one.hours() == null ? BigDecimal.ZERO : one.hours();
        }
    }

    /** What counts and was measured, the largest first. In hours where no money is known. */
    List<Measure> counted() {
        return customer.measures().stream()
                .filter(measure -> measure.counts() && measure.isMeasured() && amount(measure) != null)
                .sorted(Comparator.comparing(this::amount).reversed().thenComparing(Measure::position))
                .toList();
    }

    /** What counts, was measured in hours and has no price beside others that do. */
    List<Measure> unpriced() {
        return !inMoney()
                ? List.of()
                : customer.measures().stream()
                        .filter(measure -> measure.counts()
                                && measure.isMeasured()
                                && measure.money() == null
                                && measure.hours() != null
                                && measure.hours().signum() != 0)
                        .sorted(Comparator.comparing(Measure::hours).reversed().thenComparing(Measure::position))
                        .toList();
    }

    boolean inMoney() {
        return customer.measures().stream().anyMatch(measure -> measure.counts() && measure.money() != null);
    }

    /** Hours of all that counts, null where none are saved. */
    BigDecimal hours() {
        return customer.measures().stream()
                .filter(measure -> measure.counts() && measure.isMeasured() && measure.hours() != null)
                .map(Measure::hours)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** The month's value as measured: of money, else of hours; null where neither is known. */
    BigDecimal total() {
        return counted().stream().map(this::amount).reduce(BigDecimal::add).orElse(null);
    }

    void into(ObjectNode page) {
        List<Part> parts = parts();
        boolean shown = parts.stream().anyMatch(part -> part.amount().signum() != 0);
        page.put("has_parts", shown);
        if (!shown) {
            return;
        }
        List<BigDecimal> exact = parts.stream().map(Part::amount).toList();
        BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Rounded amounts = Rounded.of(exact, digits(sum));
        Rounded hours = hours(parts);
        BigDecimal longest = exact.stream()
                .map(BigDecimal::abs)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        page.put("parts_note", words.say(inMoney() ? "parts_note" : "parts_note_hours", "currency", words.currency()));
        ArrayNode rows = page.putArray("parts");
        for (int at = 0; at < parts.size(); at++) {
            ObjectNode row = rows.addObject()
                    .put("name", parts.get(at).name())
                    .put(
                            "says",
                            says(
                                    parts.get(at),
                                    hours.parts().get(at),
                                    parts.get(at).isEstimate()))
                    .put("amount", words.amount(amounts.parts().get(at), digits(sum)));
            if (exact.get(at).signum() != 0) {
                row.set("bar", Cards.bar(exact.get(at), longest));
            }
        }
        page.put("parts_total", words.amount(amounts.total(), digits(sum)));
        page.put("parts_total_label", words.say(inMoney() ? "parts_total" : "parts_total_hours"));
    }

    private List<Part> parts() {
        List<Measure> counted = counted();
        List<Part> parts = new ArrayList<>();
        int own = counted.size() > ROWS ? ROWS - 1 : counted.size();
        for (Measure measure : counted.subList(0, own)) {
            parts.add(new Part(measure.name(words), measure, measure.isEstimate(), amount(measure)));
        }
        List<Measure> rest = counted.subList(own, counted.size());
        if (!rest.isEmpty()) {
            parts.add(new Part(
                    words.say("parts_rest", "n", rest.size()),
                    null,
                    rest.stream().anyMatch(Measure::isEstimate),
                    rest.stream().map(this::amount).reduce(BigDecimal.ZERO, BigDecimal::add)));
        }
        return parts;
    }

    /** What was done, never what was merely counted. */
    private String says(Part part, BigDecimal hours, boolean isEstimate) {
        return isEstimate ? done(part, hours) + " · " + words.say("estimate") : done(part, hours);
    }

    private String done(Part part, BigDecimal hours) {
        Measure measure = part.one();
        if (measure == null) {
            return words.say("parts_rest_says");
        }
        BigDecimal done = measure.facts().decimal("based_on");
        // What a reader knows are invoices, not the batches the product counts.
        BigDecimal each = measure.facts().decimal("each");
        String unit = measure.facts().id("counted_unit");
        if (measure.hours() != null && done != null) {
            BigDecimal all = (each == null ? done : done.multiply(each)).abs();
            BigDecimal told = done.signum() < 0 ? hours.abs() : hours;
            return words.say(
                    done.signum() < 0 ? "parts_hours_lost" : "parts_hours",
                    "hours",
                    words.amount(told, told.signum() == 0 ? 0 : hourDigits(hours())) + words.unit(told, "hour"),
                    "done",
                    words.measured(all, unit));
        }
        return words.say("parts_kpi", "change", words.measured(measure.quantity(), measure.unit()));
    }

    private BigDecimal amount(Measure measure) {
        return inMoney() ? measure.money() : measure.hours();
    }

    private int digits(BigDecimal sum) {
        return inMoney() ? words.worthDigits(sum) : hourDigits(sum);
    }

    /** The hours of the rows, which add up to those of the headline. */
    private Rounded hours(List<Part> parts) {
        return Rounded.of(parts.stream().map(Part::hours).toList(), hourDigits(hours()));
    }

    private static int hourDigits(BigDecimal sum) {
        return sum == null || sum.compareTo(BigDecimal.valueOf(100)) >= 0 ? 0 : 1;
    }

    static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return Pieces.share(part, whole);
    }
}
