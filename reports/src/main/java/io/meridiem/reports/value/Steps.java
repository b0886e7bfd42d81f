package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.value.Customer.Step;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What to do next, with who and by when and what it is worth; and what became of last month's. */
record Steps(Customer customer, Wording words, Context context) {
    static final int MOST = 3;

    /**
     * @param most how many there is room for
     */
    void into(ObjectNode page, int most) {
        List<Step> open = customer.steps().stream()
                .filter(step -> !step.status().equals("done"))
                .sorted(Comparator.comparing(Step::rank))
                .limit(most)
                .toList();
        boolean unmeasured = open.isEmpty()
                && customer.use().stream()
                        .noneMatch(use -> use.month().equals(context.month()) && use.people() != null);
        page.put("has_next", true).put("has_steps", !open.isEmpty() || unmeasured);
        page.put("steps_note", words.say(unmeasured ? "begin_note" : "steps_note"));
        ArrayNode rows = page.putArray("steps");
        if (unmeasured) {
            begin(rows);
            return;
        }
        int digits = words.worthDigits(open.stream()
                .map(Step::value)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO));
        for (Step step : open) {
            ObjectNode row = rows.addObject()
                    .put("rank", words.count(rows.size()))
                    .put("title", title(step))
                    .put("owner_by", ownerBy(step));
            if (step.value() != null) {
                row.put("worth", "+" + words.money(step.value(), digits));
            }
            if (step.hours() != null) {
                row.put("hours", "+" + words.measured(step.hours(), "hour"));
            }
        }
        if (open.isEmpty()) {
            page.put("has_no_steps", true).put("no_steps", words.say("no_steps"));
        }
        before(page);
    }

    /** Nothing is measured yet: what it takes before there is something to tell. */
    private void begin(ArrayNode rows) {
        for (String what : List.of("begin_count", "begin_rate", "begin_use")) {
            rows.addObject()
                    .put("rank", words.count(rows.size()))
                    .put("title", words.say(what))
                    .put(
                            "owner_by",
                            words.say(
                                    "step_owner_by",
                                    "owner",
                                    customer.owner() == null ? context.company() : Wording.fit(customer.owner(), 40),
                                    "by",
                                    words.day(context.month().plusMonths(2).atEndOfMonth())));
        }
    }

    private String title(Step step) {
        return step.account() == null
                ? what(step)
                : what(step) + " · " + Wording.fit(customer.within(step.account()), 24);
    }

    private String what(Step step) {
        String key = "step_" + step.action();
        return words.say(
                words.has(key) ? key : "step_other",
                "n",
                step.gap() == null ? BigDecimal.ZERO : step.gap(),
                "what",
                step.gap() == null ? "" : words.measured(step.gap(), step.gapUnit()),
                "subject",
                subject(step));
    }

    private String subject(Step step) {
        if (step.subject() == null) {
            return "";
        }
        return Wording.fit(context.features().getOrDefault(step.subject(), step.subject()), 40);
    }

    private String ownerBy(Step step) {
        String said = words.say(
                step.dueOn() == null ? "step_owner" : "step_owner_by",
                "owner",
                step.owner() == null ? context.company() : Wording.fit(step.owner(), 40),
                "by",
                step.dueOn() == null ? "" : words.day(step.dueOn()));
        if (step.status().equals("again") && step.before() != null) {
            return said + " · " + words.say("was_before", "month", words.month(YearMonth.from(step.before())));
        }
        return step.status().equals("repeated") && step.since() != null
                ? said + " · " + words.say("was_repeated", "month", words.month(YearMonth.from(step.since())))
                : said;
    }

    /** What it brought beside what was expected, in money where both are, else in hours; or that it was not measured. */
    private String brought(Step step) {
        boolean inMoney = step.broughtValue() != null && step.value() != null;
        BigDecimal brought = inMoney ? step.broughtValue() : step.broughtHours();
        BigDecimal expected = inMoney ? step.value() : step.hours();
        if (expected == null) {
            return "";
        }
        if (brought == null) {
            return " " + words.say("brought_unknown", "expected", words.measured(expected, "hour"));
        }
        BigDecimal size = brought.abs();
        int digits = words.worthDigits(size.max(expected));
        return " "
                + words.say(
                        brought.signum() > 0 ? "brought" : brought.signum() < 0 ? "brought_less" : "brought_nothing",
                        "brought",
                        inMoney ? words.money(size, digits) : words.measured(size, "hour"),
                        "expected",
                        inMoney ? words.money(expected, digits) : words.measured(expected, "hour"));
    }

    private void before(ObjectNode page) {
        String month = words.month(context.month().minusMonths(1));
        List<String> said = customer.steps().stream()
                .filter(step -> step.status().equals("done"))
                .sorted(Comparator.comparing(Step::rank))
                .limit(MOST)
                .map(step -> words.say("was_done", "month", month, "what", title(step)) + brought(step))
                .toList();
        page.put("has_before", !said.isEmpty());
        ArrayNode rows = page.putArray("before");
        said.forEach(one -> rows.addObject().put("says", one));
    }
}
