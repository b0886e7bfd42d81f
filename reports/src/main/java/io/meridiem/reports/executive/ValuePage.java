package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Rounded;
import io.meridiem.reports.executive.Value.Customer;
import io.meridiem.reports.executive.Value.Measure;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the product was worth to all customers, what that is told as, and what is left; only where it is measured. */
record ValuePage(Portfolio portfolio, Wording words) {
    /** Customers up to which no lower table needs more than two lines. */
    private static final int FEW = 1;

    private static final int OUTCOMES = 5;
    private static final int MEASURES = 9;

    /** Units of a share: those of two customers add up to nothing. */
    private static final Set<String> LEVELS = Set.of("percent", "ratio", "score");

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "value")
                .put("title", words.say("value"))
                .put("sentence", new ValueWords(portfolio, words).headline());
        cards(page.putArray("cards"));
        measures(page);
        new ValueTables(portfolio, words).into(page);
        course(page);
        return page;
    }

    /** Where the lower tables are short there is room for the course. */
    private void course(ObjectNode page) {
        List<BigDecimal> course = ValueWords.course(value());
        if (course.size() < 2 || value().customers().size() > FEW) {
            return;
        }
        page.put("course_title", words.say("value_course", "months", course.size()));
        ObjectNode chart = page.putObject("course_chart").put("chart", "history");
        chart.set("values", Pieces.numbers(course));
        Axis.of(BigDecimal.ZERO, course.stream().reduce(BigDecimal.ONE, BigDecimal::max))
                .into(chart, words::shortAmount);
        YearMonth first = portfolio.month().minusMonths(course.size() - 1L);
        page.put("course_first", label(first, course.get(0)))
                .put("course_last", label(portfolio.month(), course.get(course.size() - 1)));
    }

    private String label(YearMonth month, BigDecimal amount) {
        return words.shortMonth(month) + ": " + words.shortMoney(amount);
    }

    private Value value() {
        return portfolio.value();
    }

    private void cards(ArrayNode cards) {
        ValueWords says = new ValueWords(portfolio, words);
        long measured = value().measured().size();
        long estimates = estimates(value());
        BigDecimal roi = value().roi();
        card(
                cards,
                "value_delivered",
                words.shortMoney(says.total()),
                words.say(
                        "value_delivered_says",
                        "measured",
                        measured,
                        "all",
                        value().customers().size()));
        card(
                cards,
                "hours_saved",
                value().tellsHours() ? words.amount(value().hours(), 0) : words.say("not_available"),
                hours());
        card(
                cards,
                "roi",
                roi == null ? words.say("not_available") : words.wholePercent(roi),
                words.say(
                        "roi_says",
                        "value",
                        words.shortMoney(Value.sum(value().returned(), Customer::value)),
                        "cost",
                        words.shortMoney(Value.sum(value().returned(), Customer::cost)),
                        "accounts",
                        value().returned().size()));
        List<Customer> reachable = value().customers().stream()
                .filter(customer -> customer.left() != null)
                .toList();
        card(
                cards,
                "left_on_table",
                reachable.isEmpty()
                        ? words.say("not_available")
                        : words.shortMoney(Value.sum(reachable, Customer::left)),
                words.say("left_says", "accounts", reachable.size()));
        card(
                cards,
                "agreed_share",
                words.say("n_of_m", "n", words.count(measured - estimates), "m", words.count(measured)),
                words.say("agreed_says", "estimates", estimates));
    }

    static long estimates(Value value) {
        return value.measured().stream().filter(Customer::isEstimate).count();
    }

    private String hours() {
        return value().measures().stream()
                .filter(measure -> "fte".equals(measure.unit()) && measure.quantity() != null)
                .map(Measure::quantity)
                .reduce(BigDecimal::add)
                .map(fte ->
                        words.say("hours_says", "fte", words.amount(fte, fte.compareTo(BigDecimal.TEN) < 0 ? 1 : 0)))
                .orElse(words.say("hours_alone"));
    }

    private void card(ArrayNode cards, String key, String value, String says) {
        cards.addObject().put("label", words.say(key)).put("value", value).put("says", says);
    }

    /** What counts, adding up to the value; then what the same benefit is told as. */
    private void measures(ObjectNode page) {
        Map<String, List<Measure>> known = new LinkedHashMap<>();
        value().measures().stream()
                .filter(measure -> measure.quantity() != null)
                .forEach(measure -> known.computeIfAbsent(measure.id(), any -> new ArrayList<>())
                        .add(measure));
        page.put("measures_note", words.say("measures_note", "currency", words.currency()));
        ArrayNode rows = page.putArray("measures");
        List<List<Measure>> outcomes =
                known.values().stream().filter(some -> some.get(0).counts()).toList();
        // One more row costs what the line that says so would.
        int own = outcomes.size() > OUTCOMES + 1 ? OUTCOMES : outcomes.size();
        List<BigDecimal> exact = new ArrayList<>(
                outcomes.subList(0, own).stream().map(ValuePage::money).toList());
        List<List<Measure>> others = outcomes.subList(own, outcomes.size());
        if (!others.isEmpty()) {
            exact.add(others.stream().map(ValuePage::money).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        List<BigDecimal> amounts = Rounded.of(exact, 0).parts();
        for (int at = 0; at < own; at++) {
            rows.add(row(outcomes.get(at), words.amount(amounts.get(at), 0)));
        }
        if (!others.isEmpty()) {
            rows.add(rest(others.size(), amounts.get(own)));
        }
        rows.addObject()
                .put("show_total", true)
                .put("name", words.say("value_total"))
                .put("amount", words.amount(new ValueWords(portfolio, words).total(), 0))
                .put("accounts", words.count(value().measured().size()))
                .put("estimates", words.count(estimates(value())));
        known.values().stream()
                .filter(some -> !some.get(0).counts())
                .limit(MEASURES - rows.size())
                .forEach(some -> rows.add(row(some, words.say("told_again"))));
    }

    private ObjectNode row(List<Measure> some, String amount) {
        Measure first = some.get(0);
        ValueWords says = new ValueWords(portfolio, words);
        long accounts = some.stream().mapToLong(Measure::accounts).sum();
        boolean mixed = some.stream().anyMatch(one -> one.units() > 1)
                || some.stream().map(Measure::unit).distinct().count() > 1
                || LEVELS.contains(first.unit()) && accounts > 1;
        BigDecimal quantity = some.stream().map(Measure::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Documents.empty()
                .put("show_total", false)
                .put("name", says.name(first))
                .put("quantity", says.quantity(quantity, first.unit(), mixed))
                .put("amount", amount)
                .put("accounts", words.count(accounts))
                .put(
                        "estimates",
                        words.count(some.stream().mapToLong(Measure::estimates).sum()));
    }

    private ObjectNode rest(int some, BigDecimal money) {
        return Documents.empty()
                .put("show_total", false)
                .put("name", words.say("measures_more", "n", some))
                .put("amount", words.amount(money, 0));
    }

    private static BigDecimal money(List<Measure> some) {
        return some.stream()
                .map(one -> one.money() == null ? BigDecimal.ZERO : one.money())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
