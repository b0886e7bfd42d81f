package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Account;
import io.meridiem.reports.executive.Portfolio.SegmentMrr;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** The first month there is: levels and who makes them up. A trend, a bridge or a rate would need a month before. */
record FirstPage(Portfolio portfolio, Wording words, LocalDate preparedOn) {
    private static final int ROWS = 10;

    ObjectNode page() {
        Movement now = portfolio.now();
        ObjectNode page = Documents.empty()
                .put("template", "first")
                .put(
                        "headline",
                        words.say(
                                "first_headline",
                                "month",
                                words.month(portfolio.month()),
                                "mrr",
                                words.money(now.closing()),
                                "accounts",
                                now.paying()));
        page.putObject("hero")
                .put("label", words.say("mrr"))
                .put("window", words.say("end_of", "month", words.month(portfolio.month())))
                .put("value", words.money(now.closing()))
                .put("says", words.say("first_mrr_says"));
        cards(page.putArray("cards"), now);
        segments(page);
        accounts(page);
        SummaryPage.missing(page, portfolio, words);
        new Decisions(portfolio, words, preparedOn).into(page);
        return page;
    }

    private void cards(ArrayNode cards, Movement now) {
        String window = words.say("end_of", "month", words.shortMonth(portfolio.month()));
        card(
                cards,
                "paying_accounts",
                window,
                words.count(now.paying()),
                words.say("first_paying_says", "started", now.started()));
        card(
                cards,
                "arpa",
                window,
                now.paying() == 0
                        ? words.say("not_available")
                        : words.shortMoney(
                                now.closing().divide(BigDecimal.valueOf(now.paying()), 2, RoundingMode.HALF_UP)),
                words.say("first_arpa_says"));
        BigDecimal largest = portfolio.accounts().isEmpty()
                ? BigDecimal.ZERO
                : portfolio.accounts().get(0).mrr();
        card(
                cards,
                "largest_share",
                window,
                words.percent(Pieces.share(largest, now.closing())),
                portfolio.accounts().isEmpty()
                        ? words.say("not_available")
                        : Wording.fit(portfolio.accounts().get(0).name(), 50));
        if (portfolio.adoption().isMeasured()) {
            card(
                    cards,
                    "adoption",
                    words.say("of_hundred", "month", words.shortMonth(portfolio.month())),
                    words.score(portfolio.adoption().now().score()),
                    new AdoptionWords(portfolio, words).card());
            return;
        }
        card(
                cards,
                "retention",
                window,
                words.say("not_available"),
                words.say(
                        "first_retention_says",
                        "month",
                        words.month(portfolio.month().plusMonths(1))));
    }

    private void card(ArrayNode cards, String key, String window, String value, String says) {
        cards.addObject()
                .put("label", words.say(key))
                .put("window", window)
                .put("value", value)
                .put("says", says);
    }

    private void segments(ObjectNode page) {
        List<SegmentMrr> all = portfolio.segmentMrr();
        page.put(
                "segments_note",
                words.say(
                        "levels_note",
                        "shown",
                        Math.min(ROWS, all.size()),
                        "all",
                        all.size(),
                        "currency",
                        words.currency()));
        ArrayNode rows = page.putArray("segment_bars");
        all.stream().limit(ROWS).forEach(segment -> {
            ObjectNode row = level(rows, segment.mrr(), all.get(0).mrr());
            row.put("name", segment.segment() == null ? words.say("no_segment") : Wording.fit(segment.segment(), 24));
        });
    }

    private void accounts(ObjectNode page) {
        List<Account> all = portfolio.accounts();
        page.put(
                "accounts_note",
                words.say(
                        "levels_note",
                        "shown",
                        Math.min(ROWS, all.size()),
                        "all",
                        portfolio.now().paying(),
                        "currency",
                        words.currency()));
        ArrayNode rows = page.putArray("account_bars");
        all.stream().limit(ROWS).forEach(account -> {
            ObjectNode row = level(rows, account.mrr(), all.get(0).mrr());
            row.put("name", Wording.fit(account.name(), Movers.NAME))
                    .put("segment", new Movers(portfolio, words).segment(account.segment()));
        });
    }

    private ObjectNode level(ArrayNode rows, BigDecimal mrr, BigDecimal longest) {
        ObjectNode row = rows.addObject()
                .put("amount", words.amount(mrr, words.digits(mrr)))
                .put("share", words.percent(Pieces.share(mrr, portfolio.now().closing())));
        row.set("bar", Pieces.bar(mrr, longest, "accent"));
        return row;
    }
}
