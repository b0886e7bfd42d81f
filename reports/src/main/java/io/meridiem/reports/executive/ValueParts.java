package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Rounded;
import io.meridiem.reports.executive.Value.Customer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the product was worth by segment and by product. The lines of each add up to the line of all customers between them;
 * that and the line of those without a cost, who have no return, make the value delivered.
 */
record ValueParts(Value value, Wording words) {
    /** What the page has room for, beside the line of all. */
    private static final int LINES = 8;

    private static final int PRODUCTS = 4;

    private record Line(String name, List<Customer> members) {}

    void into(ObjectNode page) {
        List<Customer> all = compared();
        List<Customer> free = value.measured().stream()
                .filter(customer -> !all.contains(customer))
                .toList();
        List<Line> products = lines(Customer::product, PRODUCTS, "no_product");
        // One product is the line of all once more.
        if (products.size() < 2) {
            products = List.of();
        }
        int room = LINES - products.size() - (free.isEmpty() ? 0 : 1);
        page.put("segments_title", words.say(products.isEmpty() ? "value_segments" : "value_segments_products"));
        page.put("segments_note", note(room));
        ArrayNode rows = page.putArray("segments");
        part(rows, lines(Customer::segment, room, "no_segment"));
        BigDecimal worth = whole(Value.sum(all, Customer::value));
        row(rows, new Line(words.say("all_customers"), all), worth, Value.sum(all, Customer::cost));
        part(rows, products);
        if (!free.isEmpty()) {
            BigDecimal delivered = whole(Value.sum(value.measured(), Customer::value));
            row(rows, new Line(words.say("without_cost"), free), delivered.subtract(worth), null);
        }
    }

    private String note(int room) {
        Map<String, List<Customer>> segments = members(Customer::segment);
        // Where there are more, one line tells those that have none to themselves.
        int own = segments.size() <= room ? segments.size() : room - 1;
        return words.say("value_segments_note", "shown", own, "all", segments.size(), "currency", words.currency());
    }

    /** Those that have a return, so that it is the one of the worth and the cost beside it; without any, the measured. */
    private List<Customer> compared() {
        return value.returned().isEmpty() ? value.measured() : value.returned();
    }

    /** Customers by what tells them apart; under the empty name those of whom no source tells it. */
    private Map<String, List<Customer>> members(Function<Customer, String> by) {
        return compared().stream().collect(Collectors.groupingBy(customer -> Objects.toString(by.apply(customer), "")));
    }

    /** The largest first, then the others together, then those without a name: nobody is left out. */
    private List<Line> lines(Function<Customer, String> by, int room, String none) {
        Map<String, List<Customer>> members = members(by);
        List<Customer> nameless = Objects.requireNonNullElse(members.remove(""), List.of());
        List<Line> named = new ArrayList<>();
        members.forEach((name, some) -> named.add(new Line(Wording.fit(name, 24), some)));
        named.sort(Comparator.comparing((Line line) -> Value.sum(line.members(), Customer::value))
                .reversed()
                .thenComparing(Line::name));
        int most = nameless.isEmpty() ? room : room - 1;
        int shown = named.size() <= most ? named.size() : most - 1;
        List<Line> lines = new ArrayList<>(named.subList(0, shown));
        List<Line> rest = named.subList(shown, named.size());
        if (!rest.isEmpty()) {
            lines.add(new Line(
                    words.say("others_together", "n", rest.size()),
                    rest.stream().flatMap(line -> line.members().stream()).toList()));
        }
        if (!nameless.isEmpty()) {
            lines.add(new Line(words.say(none), nameless));
        }
        return lines;
    }

    private void part(ArrayNode rows, List<Line> lines) {
        List<BigDecimal> worth = rounded(lines, Customer::value);
        List<BigDecimal> cost = rounded(lines, Customer::cost);
        for (int at = 0; at < lines.size(); at++) {
            row(rows, lines.get(at), worth.get(at), cost.get(at));
        }
    }

    private static List<BigDecimal> rounded(List<Line> lines, Function<Customer, BigDecimal> amount) {
        return Rounded.of(
                        lines.stream()
                                .map(line -> Value.sum(line.members(), amount))
                                .toList(),
                        0)
                .parts();
    }

    private static BigDecimal whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP);
    }

    /** @param worth rounded so that the column adds up, as {@code costs}, which is null where there are none */
    private void row(ArrayNode rows, Line line, BigDecimal worth, BigDecimal costs) {
        BigDecimal cost = Value.sum(line.members(), Customer::cost);
        rows.addObject()
                .put("name", line.name())
                .put("accounts", words.count(line.members().size()))
                .put("amount", words.amount(worth, 0))
                .put("cost", costs == null ? words.say("not_available") : words.amount(costs, 0))
                .put(
                        "roi",
                        cost.signum() == 0
                                ? words.say("not_available")
                                : words.wholePercent(Pieces.share(
                                        Value.sum(line.members(), Customer::value)
                                                .subtract(cost),
                                        cost)));
    }
}
