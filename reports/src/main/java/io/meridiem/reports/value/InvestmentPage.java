package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The product as who signs for it sees it: what was forecast, what came, what goes on, and what waiting costs. */
record InvestmentPage(Customer customer, Wording words, Context context) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Whether there is more to tell than the first months' cash. */
    boolean isTold() {
        return customer.investments().stream().anyMatch(one -> !one.isMeasured());
    }

    ObjectNode page() {
        Invested first = customer.investments().get(0);
        ObjectNode page = Documents.empty()
                .put("template", "invest")
                .put("title", words.say("invest"))
                .put(
                        "sentence",
                        words.say(
                                "invest_says", "months", first.horizon(), "rate", rate(first), "source", source(first)))
                .put("invest_note", words.say("invest_note", "currency", words.currency()));
        rows(page.putArray("invest_rows"));
        said(page.putArray("invest_said"));
        workings(page.putArray("invest_workings"));
        terms(page.putArray("invest_terms"), first);
        page.put("has_said", !page.path("invest_said").isEmpty());
        return page;
    }

    /** The course of value and cost, where the page has room for it. */
    void course(ObjectNode page) {
        new AddedUp(customer, words).into(page);
    }

    private String rate(Invested one) {
        return words.decimal(one.rate().movePointRight(2), 2) + "\u00a0%";
    }

    private String source(Invested one) {
        return one.statedBy() == null
                ? words.say("invest_assumed")
                : Wording.fit(one.statedBy(), 60) + ", " + one.statedYear();
    }

    private void rows(ArrayNode rows) {
        BigDecimal longest = customer.investments().stream()
                .flatMap(one -> Stream.of(one.value(), one.cost()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        for (Invested one : customer.investments()) {
            Rounding to = rounding(one);
            BigDecimal value = to.of(one.value());
            BigDecimal cost = to.of(one.cost());
            ObjectNode row = rows.addObject()
                    .put("name", words.say("invest_" + one.basis()))
                    .put("says", words.say("invest_" + one.basis() + "_says", "n", one.months()))
                    .put("value", words.amount(value, 0))
                    .put("cost", words.amount(cost, 0))
                    // Of what stands beside it, so that whoever subtracts gets the same.
                    .put("npv", words.amount(value.subtract(cost), 0))
                    .put("between", between(one, to))
                    .put(
                            "weighted",
                            one.riskAdjusted() == null
                                    ? words.say("not_measurable")
                                    : words.amount(to.of(one.riskAdjusted()), 0));
            row.set(
                    "bar",
                    Documents.empty()
                            .put("chart", "measured_bar")
                            .put("share", Parts.share(one.value().max(BigDecimal.ZERO), longest))
                            .put("mark", Parts.share(one.cost(), longest))
                            .put("tone", one.isMeasured() ? "accent" : "quiet"));
        }
    }

    private static Rounding rounding(Invested one) {
        Rounding to = one.isMeasured() ? Rounding.measured() : Rounding.expected(one.value(), one.cost());
        return to.within(one.low(), one.high()).leaving(one.value(), one.cost(), one.npv(), one.riskAdjusted());
    }

    private String between(Invested one, Rounding to) {
        return one.low() == null
                ? words.say("not_measurable")
                : words.say(
                        "invest_band",
                        "low",
                        end(to.of(one.low()), one.high()),
                        "high",
                        end(to.of(one.high()), one.high()));
    }

    /** Two of them share a column: millions are told as such. */
    private String end(BigDecimal amount, BigDecimal largest) {
        return largest.abs().compareTo(MILLION) < 0 ? words.amount(amount, 0) : words.shortAmount(amount);
    }

    /** What was expected beside what came, when it pays back, what waiting costs. */
    private void said(ArrayNode said) {
        Optional<Invested> planned = basis("planned");
        Optional<Invested> realised = basis("realised");
        if (planned.isPresent() && realised.isPresent() && planned.get().value().signum() > 0) {
            BigDecimal share = Parts.share(
                    realised.get().value().max(BigDecimal.ZERO), planned.get().value());
            say(said, "invest_came", "n", realised.get().months(), "share", words.wholePercent(share));
        }
        basis("forecast").map(Invested::payback).ifPresent(months -> say(said, "invest_payback_forecast", "n", months));
        realised.map(Invested::payback).ifPresent(months -> say(said, "invest_payback", "n", months));
        delay(said, "forecast");
        delay(said, "full");
    }

    private void delay(ArrayNode said, String basis) {
        Invested one = basis(basis).orElse(null);
        if (one != null && one.delayCost() != null && one.delayCost().signum() > 0) {
            BigDecimal cost = Rounding.expected(one.delayCost()).of(one.delayCost());
            say(said, "invest_delay_" + basis, "n", one.delayMonths(), "cost", words.money(cost, 0));
        }
    }

    private void say(ArrayNode said, String key, Object... named) {
        said.addObject().put("says", words.say(key, named));
    }

    private Optional<Invested> basis(String basis) {
        return customer.investments().stream()
                .filter(one -> one.basis().equals(basis))
                .findFirst();
    }

    /** The same to the cent, for whoever redoes it. */
    private void workings(ArrayNode rows) {
        for (Invested one : customer.investments()) {
            String work = words.say(
                    "invest_work",
                    "value",
                    words.cents(one.value()),
                    "cost",
                    words.cents(one.cost()),
                    "npv",
                    words.cents(one.npv()));
            String risk = one.riskAdjusted() == null
                    ? ""
                    : words.say(
                            "invest_work_risk",
                            "share",
                            words.wholePercent(one.probability()),
                            "value",
                            words.cents(one.value()),
                            "cost",
                            words.cents(one.cost()),
                            "npv",
                            words.cents(one.riskAdjusted()));
            rows.addObject()
                    .put("name", words.say("invest_" + one.basis()))
                    .put("work", work)
                    .put("says", risk);
        }
    }

    private void terms(ArrayNode terms, Invested first) {
        term(terms, "npv", "rate", rate(first));
        term(terms, "cash");
        boolean risk = customer.investments().stream().anyMatch(one -> one.riskAdjusted() != null);
        if (risk) {
            String share = customer.investments().stream()
                    .filter(one -> one.probability() != null)
                    .findFirst()
                    .map(one -> words.wholePercent(one.probability()))
                    .orElseThrow();
            term(terms, "risk", "share", share);
        } else {
            term(terms, "no_risk");
        }
        for (String key : List.of("band", "ahead", "rounding")) {
            term(terms, key);
        }
    }

    private void term(ArrayNode terms, String key, Object... named) {
        terms.addObject()
                .put("name", words.say("invest_def_" + key))
                .put("says", words.say("invest_def_" + key + "_says", named));
    }
}
