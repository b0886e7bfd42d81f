package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Sentences about the portfolio's adoption: the level, what of the seats is used, what money stands behind it. */
record AdoptionWords(Portfolio portfolio, Wording words) {

    /** The page's headline: the level, its change, and what it means for money. */
    String headline() {
        Adoption adoption = portfolio.adoption();
        BigDecimal change = adoption.change();
        String level = change == null
                ? words.say(
                        "adoption_level", "score", words.score(adoption.now().score()))
                : words.say(
                        change.signum() > 0
                                ? "adoption_level_up"
                                : change.signum() < 0 ? "adoption_level_down" : "adoption_level_same",
                        "score",
                        words.score(adoption.now().score()),
                        "change",
                        words.amount(change.abs(), 0),
                        "month",
                        words.month(portfolio.month().minusMonths(1)));
        String rest = rest();
        return rest.isEmpty() ? level + "." : words.say("adoption_says", "level", level, "rest", rest);
    }

    /** The card's sentence. */
    String card() {
        String rest = rest();
        return rest.isEmpty() ? "" : words.say("adoption_card_says", "rest", words.capital(rest));
    }

    private String rest() {
        List<String> parts = new ArrayList<>();
        parts.add(seats());
        parts.add(money());
        parts.removeIf(Objects::isNull);
        return parts.size() < 2
                ? String.join("", parts)
                : words.say("adoption_join", "one", parts.get(0), "two", parts.get(1));
    }

    private String seats() {
        Adoption.Level now = portfolio.adoption().now();
        BigDecimal coverage = now.parts().get("coverage");
        return coverage == null
                ? words.say("adoption_people", "people", now.people())
                : words.say("adoption_seats", "share", words.wholePercent(coverage));
    }

    /** Null where nobody pays. */
    private String money() {
        Quadrants quadrants = new Quadrants(portfolio, words);
        if (quadrants.total().mrr().signum() == 0) {
            return null;
        }
        BigDecimal low = quadrants.low();
        String limit = words.score(Adoption.USED);
        return low.signum() == 0
                ? words.say("adoption_low_none", "limit", limit)
                : words.say(
                        "adoption_low",
                        "limit",
                        limit,
                        "mrr",
                        words.shortMoney(low),
                        "share",
                        words.wholePercent(Pieces.share(low, quadrants.total().mrr())));
    }
}
