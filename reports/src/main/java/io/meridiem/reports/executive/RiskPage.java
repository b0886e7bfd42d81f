package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Risk.Band;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Who is likely to leave: bands, money, what became of an earlier judgement, accounts, moves; only where it was judged. */
record RiskPage(Portfolio portfolio, Wording words) {
    /** Leavers below which nothing can be said of how well the bands tell them. */
    private static final int FEW = 10;

    ObjectNode page() {
        RiskWords says = new RiskWords(portfolio, words);
        ObjectNode page = Documents.empty()
                .put("template", "risk")
                .put("title", words.say("risk"))
                .put("sentence", says.headline());
        bands(page, says);
        course(page);
        outcome(page, says);
        new RiskAccounts(portfolio, words).into(page);
        return page;
    }

    private Risk risk() {
        return portfolio.risk();
    }

    private void bands(ObjectNode page, RiskWords says) {
        YearMonth month = portfolio.month();
        YearMonth before = month.minusMonths(1);
        boolean compares = !risk().in(before).isEmpty();
        page.put("bands_title", words.say("risk_bands"))
                .put("bands_note", words.say(says.key("risk_bands_note")))
                .put("bands_change", compares ? words.say("risk_since", "month", words.monthName(before)) : "");
        int digits = words.digits(risk().in(month).stream().map(Band::mrr).toList());
        ArrayNode rows = page.putArray("bands");
        for (String name : Risk.BANDS) {
            long some = accounts(month, name);
            ObjectNode row = rows.addObject()
                    .put("accounts", words.count(some))
                    .put("amount", words.amount(mrr(month, name), digits));
            row.set("name", Pieces.toned(says.band(name), RiskWords.tone(name)));
            if (some > 0) {
                row.set("bar", bar(some, risk().accounts(month), RiskWords.tone(name)));
            }
            if (compares) {
                row.put("change", words.signedAmount(BigDecimal.valueOf(some - accounts(before, name)), 0));
            }
        }
        ObjectNode all = rows.addObject()
                .put("accounts", words.count(risk().accounts(month)))
                .put("amount", words.amount(risk().mrr(month), digits));
        all.set("name", Pieces.toned(words.say("all_customers"), "ink"));
        if (compares) {
            all.put(
                    "change",
                    words.signedAmount(BigDecimal.valueOf(risk().accounts(month) - risk().accounts(before)), 0));
        }
    }

    private static ObjectNode bar(long part, long whole, String tone) {
        return Pieces.bar(BigDecimal.valueOf(part), BigDecimal.valueOf(whole), tone);
    }

    private long accounts(YearMonth at, String band) {
        return risk().in(at).stream()
                .filter(one -> one.band().equals(band))
                .mapToLong(Band::accounts)
                .sum();
    }

    private BigDecimal mrr(YearMonth at, String band) {
        return risk().in(at).stream()
                .filter(one -> one.band().equals(band))
                .map(Band::mrr)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** MRR at risk at every month's end that was judged without a gap. */
    static List<BigDecimal> course(Risk risk) {
        List<BigDecimal> course = new ArrayList<>();
        for (YearMonth at = risk.month(); risk.mrrAtRisk(at) != null; at = at.minusMonths(1)) {
            course.add(0, risk.mrrAtRisk(at));
        }
        return course;
    }

    private void course(ObjectNode page) {
        List<BigDecimal> course = course(risk());
        page.put("course_title", words.say("mrr_at_risk"))
                .put(
                        "course_note",
                        words.say(
                                new RiskWords(portfolio, words).key("mrr_at_risk_note"), "currency", words.currency()));
        if (course.size() < 2) {
            page.put(
                    "course_missing",
                    words.say(
                            "course_missing",
                            "month",
                            words.month(portfolio.month().plusMonths(1))));
            return;
        }
        BigDecimal most = course.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        if (most.signum() == 0) {
            page.put("course_missing", words.say("risk_course_none", "months", course.size()));
            return;
        }
        ObjectNode chart = page.putObject("course_chart").put("chart", "history");
        chart.set("values", Pieces.numbers(course));
        Axis.of(BigDecimal.ZERO, most).into(chart, words::shortAmount);
        YearMonth first = portfolio.month().minusMonths(course.size() - 1L);
        page.put("course_first", label(first, course.get(0)))
                .put("course_last", label(portfolio.month(), course.get(course.size() - 1)));
    }

    private String label(YearMonth month, BigDecimal amount) {
        return words.shortMonth(month) + ": " + words.shortMoney(amount);
    }

    /** The judgement of a quarter ago beside who has left since: counts, no rates, as long as they are few. */
    private void outcome(ObjectNode page, RiskWords says) {
        YearMonth then = portfolio.month().minusMonths(Risk.HORIZON);
        page.put("outcome_title", words.say("risk_outcome"));
        boolean known = !risk().in(then).isEmpty();
        page.put("has_outcome", known);
        if (!known) {
            YearMonth first =
                    portfolio.month().minusMonths(Math.max(0, course(risk()).size() - 1L));
            page.put(
                    "outcome_missing",
                    words.say("risk_outcome_missing", "month", words.month(first.plusMonths(Risk.HORIZON))));
            return;
        }
        long gone = risk().in(then).stream().mapToLong(Band::gone).sum();
        long told = risk().in(then).stream()
                .filter(Band::atRisk)
                .mapToLong(Band::gone)
                .sum();
        page.put(
                        "outcome_note",
                        words.say(
                                "risk_outcome_note",
                                "then",
                                words.shortMonth(then),
                                "now",
                                words.shortMonth(portfolio.month())))
                .put("outcome_says", outcomeSays(then, gone, told));
        ArrayNode rows = page.putArray("outcome");
        for (String name : Risk.BANDS) {
            List<Band> some = risk().in(then).stream()
                    .filter(one -> one.band().equals(name))
                    .toList();
            outcome(rows, says.band(name), RiskWords.tone(name), some);
        }
        outcome(rows, words.say("all_customers"), "ink", risk().in(then));
    }

    private String outcomeSays(YearMonth then, long gone, long told) {
        BigDecimal expected = risk().expected(then);
        if (expected != null) {
            return words.say(
                    "risk_outcome_learned", "gone", gone, "told", told, "expected", words.decimal(expected, 1));
        }
        return words.say(
                gone == 0 ? "risk_outcome_nobody" : gone < FEW ? "risk_outcome_says" : "risk_outcome_many",
                "gone",
                gone,
                "told",
                told);
    }

    private void outcome(ArrayNode rows, String name, String tone, List<Band> some) {
        BigDecimal lost = some.stream().map(Band::goneMrr).reduce(BigDecimal.ZERO, BigDecimal::add);
        rows.addObject()
                .put(
                        "accounts",
                        words.count(some.stream().mapToLong(Band::accounts).sum()))
                .put("gone", words.count(some.stream().mapToLong(Band::gone).sum()))
                .put("amount", words.amount(lost, 0))
                .set("name", Pieces.toned(name, tone));
    }
}
