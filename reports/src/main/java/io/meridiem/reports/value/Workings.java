package io.meridiem.reports.value;

import io.meridiem.reports.value.Measure.Factor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How one figure was reckoned, with the numbers of this customer in it: whoever redoes it gets what page 1 says. */
record Workings(Customer customer, Wording words) {
    private static final String TIMES = " × ";
    private static final int MOST = 6;
    private static final BigDecimal NEAR = new BigDecimal("0.01");

    /** The arithmetic, or what it was made from where the tables hold no more. */
    String of(Measure measure) {
        Facts facts = measure.facts();
        if (facts.flag("inputs_differ")) {
            return family(measure, facts);
        }
        if (facts.decimal("minutes_before") != null && facts.decimal("based_on") != null) {
            return hours(measure, facts);
        }
        if ("growth".equals(facts.id("over"))) {
            return growth(measure, facts);
        }
        if (facts.decimal("actual") != null && facts.decimal("baseline") != null) {
            return kpi(measure, facts);
        }
        if (facts.decimal("made_from") != null && !measure.factors().isEmpty()) {
            return made(measure, facts);
        }
        if (facts.decimal("made_from") != null && !"hour".equals(measure.unit())) {
            return taken(measure, facts);
        }
        if ("reach".equals(facts.id("over"))) {
            return reach(measure);
        }
        if ("hour".equals(measure.unit()) && measure.isEquivalent()) {
            return sum(measure);
        }
        return facts.decimal("based_on") == null ? result(measure) : counted(measure, facts);
    }

    /** What each company of a family came to, in money or else in hours: their inputs differ, their sum is told. */
    private String family(Measure measure, Facts facts) {
        List<Facts> parts = facts.list("parts", part -> part);
        boolean money = parts.stream().allMatch(part -> part.decimal("money") != null);
        if (parts.isEmpty() || parts.size() > MOST) {
            return words.say("work_family", "n", customer.accounts());
        }
        String sum = parts.stream()
                .map(part ->
                        (money ? words.cents(part.decimal("money")) : words.measured(part.decimal("hours"), "hour"))
                                + " (" + Wording.fit(customer.within(part.text("account_name")), 20) + ")")
                .collect(Collectors.joining(" + "));
        String whole = money ? words.cents(measure.money()) : words.measured(measure.hours(), "hour");
        return words.say("work_family_parts", "parts", parts.size() < 2 ? sum : sum + " = " + whole);
    }

    private String hours(Measure measure, Facts facts) {
        StringBuilder line = new StringBuilder(words.measured(facts.decimal("based_on"), facts.id("counted_unit")));
        times(line, each(facts));
        times(line, percent(facts.decimal("quality")));
        line.append(TIMES)
                .append(words.say(
                        "work_minutes",
                        "before",
                        words.exact(facts.decimal("minutes_before")),
                        "after",
                        words.exact(facts.decimal("minutes_after"))));
        times(line, percent(facts.decimal("attribution")));
        times(line, percent(facts.decimal("capture_share")));
        line.append(" = ").append(words.exact(measure.hours())).append(words.unit(measure.hours(), "hour"));
        if (measure.money() != null && facts.decimal("hourly_rate") != null) {
            line.append("; ").append(words.exact(measure.hours()));
            priced(line, measure, facts, facts.decimal("hourly_rate"));
        }
        return line.toString();
    }

    private String kpi(Measure measure, Facts facts) {
        StringBuilder line = new StringBuilder(words.say(
                "work_kpi",
                "baseline",
                words.exact(facts.decimal("baseline")),
                "actual",
                words.exact(facts.decimal("actual")),
                "change",
                words.exact(measure.quantity()) + words.unit(measure.quantity(), measure.unit())));
        if (measure.money() != null && facts.decimal("unit_value") != null) {
            line.append("; ").append(words.exact(measure.quantity()));
            times(line, percent(facts.decimal("attribution")));
            priced(line, measure, facts, facts.decimal("unit_value"));
        }
        return line.toString();
    }

    private void priced(StringBuilder line, Measure measure, Facts facts, BigDecimal price) {
        String currency = facts.id("rate_currency");
        boolean foreign = currency != null && !currency.equals(words.currency());
        line.append(TIMES).append(foreign ? words.decimal(price, 2) + "\u00a0" + currency : words.cents(price));
        BigDecimal rate = facts.decimal("exchange_rate");
        if (foreign && rate != null) {
            line.append(TIMES).append(words.exact(rate));
        }
        line.append(" = ").append(words.cents(measure.money()));
    }

    private String counted(Measure measure, Facts facts) {
        StringBuilder line = new StringBuilder(words.measured(facts.decimal("based_on"), facts.id("counted_unit")));
        times(line, each(facts));
        return line.append(" = ").append(result(measure)).toString();
    }

    private String made(Measure measure, Facts facts) {
        BigDecimal from = facts.decimal("made_from");
        StringBuilder line = new StringBuilder(words.exact(from)).append(words.unit(from, facts.id("made_from_unit")));
        if ("year".equals(facts.id("over"))) {
            line.append(TIMES).append("12");
        }
        for (Factor factor : measure.factors()) {
            line.append(" ").append(factor(factor));
        }
        return line.append(" = ").append(result(measure)).toString();
    }

    /** What was handled, less what as many people would have handled a year before. */
    private String growth(Measure measure, Facts facts) {
        BigDecimal now = facts.decimal("actual");
        BigDecimal before = facts.decimal("baseline");
        return now == null || before == null || now.compareTo(before) <= 0
                ? result(measure)
                : added(List.of(now, before.negate())) + " = " + result(measure);
    }

    /** What was counted times what stands for each, over the days of the month where it is told by the day. */
    private String taken(Measure measure, Facts facts) {
        List<String> terms = facts.list("made_of", this::term);
        if (terms.isEmpty() || terms.size() > MOST) {
            return result(measure);
        }
        String all = String.join(" + ", terms);
        if (!"business_day".equals(facts.id("over"))) {
            return all + " = " + result(measure);
        }
        if (measure.quantity().signum() == 0) {
            return result(measure);
        }
        BigDecimal days = facts.decimal("made_from").divide(measure.quantity(), 0, RoundingMode.HALF_UP);
        return (terms.size() == 1 ? all : "(" + all + ")") + " ÷ " + words.say("work_days", "n", days) + " = "
                + result(measure);
    }

    private String term(Facts one) {
        BigDecimal each = one.decimal("per_unit");
        String counted = words.exact(one.decimal("counted"));
        return each == null || each.compareTo(BigDecimal.ONE) == 0 ? counted : counted + TIMES + words.exact(each);
    }

    /** Hours of all measures, written out where they make the figure to its last digit. */
    private String sum(Measure measure) {
        List<BigDecimal> hours = customer.measures().stream()
                .filter(one -> !one.isEquivalent() && one.isMeasured() && one.hours() != null)
                .map(Measure::hours)
                .toList();
        BigDecimal sum = hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return hours.size() < 2 || hours.size() > MOST || sum.compareTo(measure.quantity()) != 0
                ? result(measure)
                : added(hours) + " = " + result(measure);
    }

    /** A sum; what is below nothing is taken off. */
    private String added(List<BigDecimal> terms) {
        StringBuilder line = new StringBuilder(words.exact(terms.get(0)));
        for (BigDecimal term : terms.subList(1, terms.size())) {
            line.append(term.signum() < 0 ? " − " : " + ").append(words.exact(term.abs()));
        }
        return line.toString();
    }

    /** Hours over the share of people they are due to, less those there are; what begins later has a share of its own. */
    private String reach(Measure measure) {
        BigDecimal coverage = customer.use().isEmpty()
                ? null
                : customer.use().get(customer.use().size() - 1).coverage();
        if (coverage == null || coverage.signum() <= 0 || measure.hours() == null) {
            return result(measure);
        }
        BigDecimal share = coverage.min(BigDecimal.ONE);
        BigDecimal more = BigDecimal.ZERO;
        List<String> terms = new ArrayList<>();
        for (Map.Entry<BigDecimal, BigDecimal> some : byThreshold().entrySet()) {
            BigDecimal hours = some.getValue();
            BigDecimal due = above(share, some.getKey());
            if (due.signum() <= 0) {
                return result(measure);
            }
            more = more.add(hours.divide(due, MathContext.DECIMAL64)).subtract(hours);
            terms.add(words.exact(hours) + " ÷ " + percent(due) + " − " + words.exact(hours));
        }
        return more.subtract(measure.quantity()).abs().compareTo(NEAR) > 0
                ? result(measure)
                : String.join(" + ", terms) + " = " + result(measure);
    }

    /** Hours that count, by the least share of people there must be before they do. */
    private SortedMap<BigDecimal, BigDecimal> byThreshold() {
        SortedMap<BigDecimal, BigDecimal> hours = new TreeMap<>();
        customer.measures().stream()
                .filter(one -> !one.isEquivalent() && one.counts() && one.isMeasured() && one.hours() != null)
                .filter(one -> one.hours().signum() != 0)
                .forEach(one -> {
                    BigDecimal least = one.facts().decimal("threshold");
                    hours.merge(least == null ? BigDecimal.ZERO : least, one.hours(), BigDecimal::add);
                });
        return hours;
    }

    private static BigDecimal above(BigDecimal share, BigDecimal least) {
        return least.signum() == 0
                ? share
                : share.subtract(least).divide(BigDecimal.ONE.subtract(least), MathContext.DECIMAL64);
    }

    private String factor(Factor factor) {
        return words.say(
                factor.divides() ? "work_divided" : "work_times",
                "value",
                words.exact(factor.value()),
                "unit",
                words.unitOf(factor.unit()));
    }

    private String result(Measure measure) {
        return words.exact(measure.quantity()) + words.unit(measure.quantity(), measure.unit());
    }

    private static void times(StringBuilder line, String factor) {
        if (factor != null) {
            line.append(TIMES).append(factor);
        }
    }

    private String each(Facts facts) {
        BigDecimal each = facts.decimal("each");
        return each == null || each.compareTo(BigDecimal.ONE) == 0 ? null : words.exact(each);
    }

    /** Shares as per cent with the decimals they have. */
    private String percent(BigDecimal share) {
        return share == null ? null : words.decimal(share.movePointRight(2), 4) + "\u00a0%";
    }

    /** Minor digits of a currency, for amounts that are reckoned with. */
    static int minor(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
