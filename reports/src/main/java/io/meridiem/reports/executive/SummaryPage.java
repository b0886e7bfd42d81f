package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Retention;
import io.meridiem.reports.executive.Portfolio.Unbilled;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The page that stands alone. Needs two months: before that, {@link FirstPage} is printed. */
record SummaryPage(Portfolio portfolio, Wording words, LocalDate preparedOn) {

    ObjectNode page() {
        Cards cards = new Cards(portfolio, words);
        ObjectNode page = Documents.empty().put("template", "summary").put("headline", headline());
        page.set("hero", cards.hero());
        page.set("cards", cards.others());
        history(page);
        bridge(page);
        missing(page, portfolio, words);
        new Decisions(portfolio, words, preparedOn).into(page);
        return page;
    }

    /** Names the part of the story that is not measured, and what to bring for it; then what was told and is restated. */
    static void missing(ObjectNode page, Portfolio portfolio, Wording words) {
        List<String> missing = new ArrayList<>();
        if (!portfolio.adoption().isMeasured()) {
            missing.add(words.say("adoption_missing"));
        }
        if (!portfolio.risk().isMeasured()) {
            missing.add(words.say("risk_missing"));
        }
        if (!portfolio.value().isMeasured()) {
            missing.add(valueMissing(portfolio, words));
        }
        if (!portfolio.restated().isEmpty()) {
            missing.add(Restated.sentence(portfolio.restated(), words));
        }
        if (!missing.isEmpty()) {
            page.put("missing", String.join(" ", missing));
        }
    }

    /** Counted and without money is not the same as not counted. */
    private static String valueMissing(Portfolio portfolio, Wording words) {
        Unbilled unbilled = portfolio.unbilled();
        return unbilled.accounts() == 0
                ? words.say("value_missing")
                : words.say(
                        "value_unbilled", "hours", words.amount(unbilled.hours(), 0), "accounts", unbilled.accounts());
    }

    private String headline() {
        Movement now = portfolio.now();
        Retention year = portfolio.retention(portfolio.month(), 12);
        boolean flat = now.net().signum() == 0 || Cards.isTooSmallToTell(now);
        String direction = flat ? "headline_flat" : now.net().signum() > 0 ? "headline_up" : "headline_down";
        String change = now.opening().signum() > 0
                ? words.percent(Pieces.share(now.net().abs(), now.opening()))
                : words.shortMoney(now.net().abs());
        String level = words.say(
                direction,
                "month",
                words.month(portfolio.month()),
                "mrr",
                words.shortMoney(now.closing()),
                "change",
                change);
        return year == null || year.nrr() == null
                ? words.say(
                        "headline_young",
                        "level",
                        level,
                        "months",
                        portfolio.months().size())
                : words.say(
                        "headline_nrr",
                        "level",
                        level,
                        "nrr",
                        words.percent(year.nrr()),
                        "grr",
                        words.percent(year.grr()));
    }

    private void history(ObjectNode page) {
        List<Movement> months = portfolio.months();
        List<BigDecimal> course = months.stream().map(Movement::closing).toList();
        BigDecimal most = course.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        Movement first = months.get(0);
        Movement middle = months.get(months.size() / 2);
        page.put("history_title", words.say("history_title", "months", months.size()));
        page.put(
                "history_note",
                words.say(
                        "history_note",
                        "currency",
                        words.currency(),
                        "first",
                        words.money(first.closing()),
                        "last",
                        words.money(portfolio.now().closing())));
        ObjectNode chart = page.putObject("history_chart").put("chart", "history");
        chart.set("values", Pieces.numbers(course));
        Axis.of(BigDecimal.ZERO, most.max(BigDecimal.ONE)).into(chart, words::shortAmount);
        page.put("history_first", words.shortMonth(first.month()));
        if (months.size() > 2) {
            page.put("history_middle", words.shortMonth(middle.month()));
        }
        page.put("history_last", words.shortMonth(portfolio.month()));
    }

    private void bridge(ObjectNode page) {
        Movement now = portfolio.now();
        page.put("bridge_title", words.say("bridge_month", "month", words.month(portfolio.month())));
        page.put(
                "bridge_note",
                words.say(now.isSmall() ? "bridge_small_note" : "bridge_note", "currency", words.currency()));
        BridgePart.into(page, now, words);
    }
}
