package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.Customer.Roi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How each printed figure is reckoned: in words, with this customer's numbers, and who says so. */
record MethodPages(Customer customer, Wording words, Context context) {
    /** Rows that fit beside two notes; a third takes the place of one. */
    private static final int FIRST = 10;

    private static final int MORE = 14;

    /** Of a name or address, beside its day; a long one is written smaller. */
    private static final int WHO = 60;

    /** One page, or more where many figures are told. */
    List<ObjectNode> pages() {
        List<Measure> told = told();
        List<ObjectNode> pages = new ArrayList<>();
        int rows = FIRST - Math.max(0, new Definitions(customer, words, context).notes() - 2);
        ObjectNode first = page(told.subList(0, Math.min(rows, told.size())), "method");
        returns(first);
        pages.add(first);
        for (int at = rows; at < told.size(); at += MORE) {
            pages.add(page(told.subList(at, Math.min(at + MORE, told.size())), "method_more"));
        }
        return pages;
    }

    /** What pages 1 and 2 print, once each: what counts, then what it is told as. */
    private List<Measure> told() {
        return told(customer, words);
    }

    static List<Measure> told(Customer customer, Wording words) {
        Parts parts = new Parts(customer, words);
        Set<Measure> told = new LinkedHashSet<>(parts.counted());
        told.addAll(parts.unpriced());
        told.addAll(new Cards(customer, words, null).chosen());
        return List.copyOf(told);
    }

    private ObjectNode page(List<Measure> measures, String key) {
        ObjectNode page = Documents.empty()
                .put("template", "method")
                .put("title", words.say(key))
                .put(
                        "sentence",
                        words.say(
                                "method_says",
                                "as_of",
                                words.day(context.month().atEndOfMonth())))
                .put("has_workings", !measures.isEmpty());
        ArrayNode rows = page.putArray("workings");
        for (Measure measure : measures) {
            String formula = measure.facts().text("formulas", words.language());
            ObjectNode row = rows.addObject()
                    .put("name", measure.name(words))
                    .put("formula", formula == null ? "" : words.capital(signs(formula)))
                    .put("work", new Workings(customer, words).of(measure) + between(measure))
                    .put("source", source(measure));
            row.put("agreed", agreed(measure));
        }
        return page;
    }

    /** Its band, of money where it has some; nothing where nothing it was made with has a range. */
    private String between(Measure measure) {
        boolean money = measure.facts().decimal("money_low") != null;
        BigDecimal low = measure.facts().decimal(money ? "money_low" : "quantity_low");
        BigDecimal high = measure.facts().decimal(money ? "money_high" : "quantity_high");
        return low == null || high == null || low.compareTo(high) == 0
                ? ""
                : words.say(
                        "work_between",
                        "low",
                        money ? words.cents(low) : words.exact(low),
                        "high",
                        money ? words.cents(high) : words.exact(high));
    }

    /** The signs of arithmetic instead of what a keyboard has for them. */
    private static String signs(String formula) {
        return formula.replace(" x ", " × ").replace(" - ", " − ").replace(" / ", " ÷ ");
    }

    private String source(Measure measure) {
        Set<String> said = new LinkedHashSet<>();
        measure.factors().forEach(one -> said.add(cited(one.source(), one.year())));
        Facts facts = measure.facts();
        if (facts.text("source") != null) {
            said.add(cited(facts.text("source"), facts.count("year")));
        }
        if (facts.text("rate_source") != null && measure.money() != null && !measure.isEquivalent()) {
            String rate = cited(facts.text("rate_source"), facts.count("rate_year"));
            said.add(
                    said.remove(rate)
                            ? words.say("work_and_rate", "source", rate)
                            : words.say("work_rate", "source", rate));
        }
        said.removeIf(String::isBlank);
        return said.isEmpty() ? words.say("work_own") : Wording.fit(words.capital(String.join("; ", said)), 130);
    }

    private static String cited(String source, int year) {
        return Wording.fit(source, 90) + (year == 0 ? "" : ", " + year);
    }

    private String agreed(Measure measure) {
        if (measure.isEstimate() || measure.agreedBy() == null) {
            return words.say(measure.isEstimate() ? "estimate" : "agreed");
        }
        return measure.agreedOn() == null
                ? words.say("agreed_by", "who", Wording.fit(measure.agreedBy(), WHO))
                : words.say(
                        "agreed_by_on",
                        "who",
                        Wording.fit(measure.agreedBy(), WHO),
                        "on",
                        words.day(measure.agreedOn()));
    }

    private void returns(ObjectNode page) {
        ArrayNode rows = page.putArray("returns");
        roi(rows, customer.month1());
        if (customer.month12() != null && customer.month12().months() > 1) {
            roi(rows, customer.month12());
        }
        page.put("has_returns", !rows.isEmpty());
    }

    private void roi(ArrayNode rows, Roi roi) {
        if (roi == null || roi.actual() == null) {
            return;
        }
        boolean rollout = roi.costRollout() != null && roi.costRollout().signum() > 0;
        rows.addObject()
                .put(
                        "name",
                        words.say("work_roi", "n", Math.max(1, roi.months()), "month", words.month(context.month())))
                .put(
                        "work",
                        words.say(
                                "work_roi_says",
                                "value",
                                words.cents(roi.value()),
                                "cost",
                                words.cents(roi.cost()),
                                "roi",
                                words.percent(roi.actual())))
                .put(
                        "says",
                        rollout
                                ? words.say(
                                        "work_cost_rollout",
                                        "fee",
                                        words.cents(roi.cost().subtract(roi.costRollout())),
                                        "rollout",
                                        words.cents(roi.costRollout()))
                                : words.say("work_cost_fee", "fee", words.cents(roi.cost())));
    }
}
