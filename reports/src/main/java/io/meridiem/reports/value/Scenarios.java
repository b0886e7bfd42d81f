package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.Customer.Roi;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the same fee returns when everybody takes part, and when few do. */
record Scenarios(Customer customer, Wording words) {

    /** Twelve months where they are complete, else the month; null where nothing can be told. */
    Roi roi() {
        Roi year = customer.month12();
        Roi chosen = year != null && year.months() == 12 && year.at100() != null ? year : customer.month1();
        return chosen == null || chosen.cost() == null || chosen.cost().signum() <= 0 || chosen.actual() == null
                ? null
                : chosen;
    }

    void into(ObjectNode page) {
        Roi roi = roi();
        page.put("has_scenarios", roi != null && roi.at100() != null);
        page.put("no_scenarios", false);
        if (roi == null || roi.at100() == null) {
            if (roi != null) {
                page.put("no_scenarios", true).put("scenarios_none", words.say("scenarios_none"));
            }
            return;
        }
        page.put(
                "scenarios_note",
                words.say(
                        "scenarios_note",
                        "months",
                        Math.max(1, roi.months()),
                        "currency",
                        words.currency(),
                        "cost",
                        words.worth(roi.cost())));
        ArrayNode rows = page.putArray("scenarios");
        BigDecimal longest = roi.valueFull().max(roi.value()).max(roi.cost());
        row(rows, actual(roi), roi.value(), roi.actual(), roi.cost(), longest);
        row(rows, words.say("scenario", "share", percent("1")), roi.valueFull(), roi.at100(), roi.cost(), longest);
        row(
                rows,
                words.say("scenario", "share", percent("0.3")),
                at(roi, roi.value30(), roi.at30()),
                roi.at30(),
                roi.cost(),
                longest);
        row(
                rows,
                words.say("scenario", "share", percent("0.2")),
                at(roi, roi.value20(), roi.at20()),
                roi.at20(),
                roi.cost(),
                longest);
        page.put("scenarios_say", says(roi));
    }

    private String actual(Roi roi) {
        return roi.adoption() == null
                ? words.say("scenario_measured")
                : words.say("scenario_actual", "share", words.wholePercent(roi.adoption()));
    }

    private String says(Roi roi) {
        String left = roi.leftOnTable() == null
                ? ""
                : words.say(roi.extrapolated() ? "left_extrapolated" : "left_agreed", "left", left(roi));
        String even = roi.breakEven() == null || roi.breakEven().compareTo(BigDecimal.ONE) > 0
                ? words.say("break_even_none")
                : words.say("break_even", "share", words.wholePercent(roi.breakEven()));
        return (left + " " + even).strip();
    }

    /** What is left between the two values as they are printed, where they are all there is to it. */
    private String left(Roi roi) {
        int digits = words.worthDigits(roi.valueFull().max(roi.value()).max(roi.cost()));
        BigDecimal printed = roi.valueFull()
                .setScale(digits, RoundingMode.HALF_UP)
                .subtract(roi.value().setScale(digits, RoundingMode.HALF_UP));
        BigDecimal off = printed.subtract(roi.leftOnTable()).abs();
        return off.compareTo(BigDecimal.ONE.movePointLeft(digits)) <= 0
                ? words.money(printed, digits)
                : words.worth(roi.leftOnTable());
    }

    private String percent(String share) {
        return words.wholePercent(new BigDecimal(share));
    }

    /** Return is (value - cost) / cost, so value follows from return and cost in documents that do not tell it. */
    private static BigDecimal at(Roi roi, BigDecimal told, BigDecimal returned) {
        return told != null
                ? told
                : roi.cost().multiply(BigDecimal.ONE.add(returned)).setScale(2, RoundingMode.HALF_UP);
    }

    private void row(
            ArrayNode rows, String name, BigDecimal value, BigDecimal returned, BigDecimal cost, BigDecimal longest) {
        ObjectNode row = rows.addObject()
                .put("name", name)
                .put("value", words.money(value, words.worthDigits(longest)))
                .put("roi", words.wholePercent(returned));
        row.set(
                "bar",
                Documents.empty()
                        .put("chart", "measured_bar")
                        .put("share", Parts.share(value.max(BigDecimal.ZERO), longest))
                        .put("mark", Parts.share(cost, longest))
                        .put("tone", rows.size() == 1 ? "accent" : "quiet"));
    }
}
