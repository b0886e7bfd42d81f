package io.meridiem.reports.executive;

import io.meridiem.reports.executive.Value.Action;
import io.meridiem.reports.executive.Value.Customer;
import io.meridiem.reports.executive.Value.Measure;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** Sentences about value: the level, what moved it, what a measure is called, what an action asks for. */
record ValueWords(Portfolio portfolio, Wording words) {
    private static final Set<String> ACTIONS =
            Set.of("activate_seats", "use_feature", "designed_path", "lift_team", "record_in_time");

    /** The page's headline: the worth, to how many, and the return where there is one. */
    String headline() {
        Value value = portfolio.value();
        BigDecimal roi = value.roi();
        return words.say(
                roi == null ? "value_says" : "value_says_roi",
                "value",
                words.shortMoney(total()),
                "accounts",
                value.measured().size(),
                "month",
                words.month(portfolio.month()),
                "roi",
                roi == null ? "" : words.wholePercent(roi),
                "both",
                value.returned().size());
    }

    BigDecimal total() {
        return Value.sum(portfolio.value().measured(), Customer::value);
    }

    /** The first page's sentence: the return, and what is left. */
    String card() {
        Value value = portfolio.value();
        BigDecimal roi = value.roi();
        List<Customer> reachable = value.customers().stream()
                .filter(customer -> customer.left() != null)
                .toList();
        String told = words.say(
                roi == null ? "value_card_free" : "value_card",
                "accounts",
                value.measured().size(),
                "both",
                value.returned().size(),
                "roi",
                roi == null ? "" : words.wholePercent(roi));
        return reachable.isEmpty()
                ? told + "."
                : words.say(
                        "value_card_left",
                        "told",
                        told,
                        "left",
                        words.shortMoney(Value.sum(reachable, Customer::left)));
    }

    /** The change against the month before; null where that has no value. */
    BigDecimal change() {
        BigDecimal before = portfolio.value().total(portfolio.month().minusMonths(1));
        return before == null || before.signum() == 0 ? null : Pieces.share(total().subtract(before), before);
    }

    /** Value by month without gaps at its end. */
    static List<BigDecimal> course(Value value) {
        List<BigDecimal> course = new java.util.ArrayList<>();
        for (YearMonth at = value.month(); value.total(at) != null; at = at.minusMonths(1)) {
            course.add(0, value.total(at));
        }
        return course;
    }

    /** A measure's name in the reader's language, in English where it has none, else its id. */
    String name(Measure measure) {
        String language = words.tag().split("-")[0];
        String named = measure.names().getOrDefault(language, measure.names().get("en"));
        return Wording.fit(words.capital(named == null ? measure.id().replace('_', ' ') : named), 34);
    }

    /** Quantity with its unit; what has several units is not added. */
    String quantity(BigDecimal quantity, String unit, boolean mixed) {
        if (quantity == null || mixed) {
            return words.say("not_measurable");
        }
        boolean small = quantity.abs().compareTo(BigDecimal.TEN) < 0;
        String amount = words.amount(quantity, small ? 1 : 0);
        return amount + words.unit(quantity, unit);
    }

    /** What an action asks for. */
    String action(Action action) {
        boolean told = action.gap() != null && action.gap().signum() > 0;
        String subject =
                Wording.fit(action.subject() == null ? "" : action.subject().replace('_', ' '), 26);
        return ACTIONS.contains(action.action())
                ? words.capital(words.say(
                        "action_" + action.action() + (told ? "" : "_any"),
                        "subject",
                        subject,
                        "n",
                        told
                                ? action.gap()
                                        .setScale(0, java.math.RoundingMode.HALF_UP)
                                        .longValue()
                                : 0))
                : words.sayOf("action_", action.action());
    }
}
