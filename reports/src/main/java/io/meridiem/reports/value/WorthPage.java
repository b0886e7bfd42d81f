package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Pieces;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.Customer.Roi;
import io.meridiem.reports.value.Customer.Use;
import io.meridiem.reports.value.Customer.Worth;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Page 1: what it was worth, in one sentence and one number, and where that comes from. */
record WorthPage(Customer customer, Wording words, Context context) {
    private static final int SLOTS = 12;
    private static final int LEAST_MONTHS = 3;

    ObjectNode page() {
        Parts parts = new Parts(customer, words);
        ObjectNode page = Documents.empty()
                .put("template", "worth")
                .put("customer", Wording.fit(customer.name(), 160))
                .put("headline", headline(parts));
        hero(page.putObject("hero"), parts);
        facts(page);
        new Cards(customer, words, new Mark(words, context.month().minusMonths(1))).into(page);
        parts.into(page);
        course(page);
        return page;
    }

    private String headline(Parts parts) {
        BigDecimal total = parts.total();
        String month = words.month(context.month());
        if (total == null) {
            return words.say("headline_none", "company", context.company(), "month", month);
        }
        if (isIdle() && total.signum() == 0) {
            return words.say("headline_idle", "company", context.company(), "month", month);
        }
        BigDecimal hours = parts.hours();
        boolean idle = isIdle() && parts.inMoney() && total.signum() > 0;
        return words.say(
                idle ? "headline_idle_value" : headline(parts, total, hours),
                "company",
                context.company(),
                "month",
                month,
                "hours",
                hours == null ? "" : words.measured(hours, "hour"),
                "money",
                parts.inMoney() ? words.worth(total) : "");
    }

    /** What is negative is no win, and hours that were not saved are no part of one. */
    private static String headline(Parts parts, BigDecimal total, BigDecimal hours) {
        if (total.signum() < 0) {
            return parts.inMoney() ? "headline_below" : "headline_below_hours";
        }
        if (!parts.inMoney()) {
            return "headline_hours";
        }
        if (hours == null || hours.signum() <= 0) {
            return "headline_money";
        }
        return parts.unpriced().isEmpty() ? "headline" : "headline_apart";
    }

    /** Measured, and nobody was there. */
    private boolean isIdle() {
        return customer.use().stream()
                .filter(use -> use.month().equals(context.month()))
                .map(Use::people)
                .anyMatch(people -> people != null && people.signum() == 0);
    }

    private void hero(ObjectNode hero, Parts parts) {
        BigDecimal total = parts.total();
        hero.put("label", words.say("hero", "month", words.month(context.month())));
        if (total == null) {
            hero.put("statement", words.say("hero_none", "owner", owner()));
            return;
        }
        band(hero, parts);
        hero.put("value", parts.inMoney() ? words.worth(total) : words.measured(total, "hour"));
        List<Measure> counted = parts.counted();
        long agreed = counted.stream().filter(measure -> !measure.isEstimate()).count();
        hero.put(
                "says",
                words.say("hero_says", "n", counted.size(), "agreed", agreed)
                        + (parts.inMoney() && parts.unpriced().isEmpty()
                                ? ""
                                : " " + words.say("hero_no_rate", "owner", owner())));
    }

    /** Where what it was made with has a range, and all of it is in the figure. */
    private void band(ObjectNode hero, Parts parts) {
        Roi month = customer.month1();
        if (month == null || month.low() == null || !parts.inMoney()) {
            return;
        }
        Rounding to = Rounding.measured().within(month.low(), month.high());
        hero.put(
                "label",
                words.say(
                        "hero_band",
                        "month",
                        words.month(context.month()),
                        "low",
                        words.money(to.of(month.low()), 0),
                        "high",
                        words.money(to.of(month.high()), 0)));
    }

    private String owner() {
        return customer.owner() == null ? context.company() : Wording.fit(customer.owner(), 40);
    }

    /** Return and payback, as far as they were told. */
    private void facts(ObjectNode page) {
        ArrayNode facts = page.putArray("facts");
        Roi month = customer.month1();
        Roi year = customer.month12();
        if (month != null && month.actual() != null) {
            fact(
                    facts,
                    words.say("roi_month", "month", words.month(context.month())),
                    words.wholePercent(month.actual()));
        }
        if (year != null && year.actual() != null && year.months() > 1) {
            fact(facts, words.say("roi_year", "months", year.months()), words.wholePercent(year.actual()));
        }
        BigDecimal payback = payback(customer);
        if (payback != null) {
            fact(facts, words.say("payback"), words.say("payback_months", "n", payback));
        }
        if (facts.isEmpty() && month != null && isZero(month.cost())) {
            fact(facts, words.say("roi_none"), words.say("roi_no_cost"));
        }
    }

    /** Months until it had paid for itself; null where that is not told. */
    static BigDecimal payback(Customer customer) {
        Roi year = customer.month12();
        Roi month = customer.month1();
        return year != null && year.paybackMonths() != null
                ? year.paybackMonths()
                : month == null ? null : month.paybackMonths();
    }

    private static boolean isZero(BigDecimal amount) {
        return amount != null && amount.signum() == 0;
    }

    private static void fact(ArrayNode facts, String label, String value) {
        facts.addObject().put("label", label).put("value", value);
    }

    private String label(BigDecimal amount, boolean inFull) {
        if (amount == null) {
            return words.say("not_measurable");
        }
        return inFull ? words.amount(amount, 0) : words.shortAmount(amount);
    }

    /** Value and cost by month: where there are months enough to see a course. */
    private void course(ObjectNode page) {
        List<Worth> months = customer.course().stream()
                .filter(worth -> worth.value() != null)
                .toList();
        boolean shown = months.size() >= LEAST_MONTHS
                && months.stream().anyMatch(one -> one.value().signum() != 0);
        page.put("has_course", shown);
        if (!shown) {
            if (months.size() < LEAST_MONTHS && new Parts(customer, words).inMoney()) {
                page.put("has_begun", true)
                        .put("begun", words.say("course_begun", "n", months.size(), "most", LEAST_MONTHS));
            }
            return;
        }
        months = months.subList(Math.max(0, months.size() - SLOTS), months.size());
        page.put("course_note", words.say("course_note", "currency", words.currency(), "months", months.size()));
        BigDecimal top = months.stream()
                .flatMap(one -> java.util.stream.Stream.of(one.value(), one.cost()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        ObjectNode chart =
                Documents.empty().put("chart", "columns").put("slots", SLOTS).put("to", top);
        chart.set("values", Pieces.numbers(months.stream().map(Worth::value).toList()));
        chart.set("marks", Pieces.numbers(months.stream().map(Worth::cost).toList()));
        page.set("course", chart);
        ArrayNode labels = page.putArray("course_months");
        boolean inFull = top.compareTo(BigDecimal.valueOf(1_000_000)) < 0;
        months.forEach(one -> labels.addObject()
                .put("month", words.monthName(one.month()))
                .put("value", label(one.value(), inFull))
                .put("cost", label(one.cost(), inFull)));
    }
}
