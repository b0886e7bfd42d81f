package io.meridiem.reports.value;

import io.meridiem.reports.value.Measure.Factor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.List;
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
            return words.say("work_family", "n", customer.accounts());
        }
        if (facts.decimal("minutes_before") != null && facts.decimal("based_on") != null) {
            return hours(measure, facts);
        }
        if (facts.decimal("actual") != null && facts.decimal("baseline") != null) {
            return kpi(measure, facts);
        }
        if (facts.decimal("made_from") != null && !measure.factors().isEmpty()) {
            return made(measure, facts);
        }
        if ("reach".equals(facts.id("over"))) {
            return reach(measure);
        }
        if ("hour".equals(measure.unit()) && measure.isEquivalent()) {
            return sum(measure);
        }
        return facts.decimal("based_on") == null ? result(measure) : counted(measure, facts);
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

    /** Hours of all measures, written out where they make the figure to its last digit. */
    private String sum(Measure measure) {
        List<BigDecimal> hours = customer.measures().stream()
                .filter(one -> !one.isEquivalent() && one.isMeasured() && one.hours() != null)
                .map(Measure::hours)
                .toList();
        BigDecimal sum = hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return hours.size() < 2 || hours.size() > MOST || sum.compareTo(measure.quantity()) != 0
                ? result(measure)
                : hours.stream().map(words::exact).collect(Collectors.joining(" + ")) + " = " + result(measure);
    }

    /** Hours over the share of people they are due to, less those there are; written out where that is all there is to it. */
    private String reach(Measure measure) {
        BigDecimal coverage = customer.use().isEmpty()
                ? null
                : customer.use().get(customer.use().size() - 1).coverage();
        if (coverage == null || coverage.signum() <= 0 || measure.hours() == null) {
            return result(measure);
        }
        BigDecimal share = coverage.min(BigDecimal.ONE);
        BigDecimal more = measure.hours().divide(share, MathContext.DECIMAL64).subtract(measure.hours());
        return more.subtract(measure.quantity()).abs().compareTo(NEAR) > 0
                ? result(measure)
                : words.exact(measure.hours()) + " ÷ " + percent(share) + " − " + words.exact(measure.hours()) + " = "
                        + result(measure);
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
