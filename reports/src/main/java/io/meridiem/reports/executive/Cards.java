package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Retention;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The first page's figures: each with its window, its course, its change and one sentence on what moved it. */
record Cards(Portfolio portfolio, Wording words) {
    private static final int YEAR = 12;
    private static final BigDecimal LEAST = new BigDecimal("0.0005");

    ObjectNode hero() {
        Movement now = portfolio.now();
        ObjectNode hero = Documents.empty()
                .put("label", words.say("mrr"))
                .put("window", words.say("end_of", "month", words.month(portfolio.month())))
                .put(
                        "value",
                        now.closing().compareTo(BigDecimal.valueOf(1_000_000_000)) < 0
                                ? words.money(now.closing())
                                : words.shortMoney(now.closing()));
        hero.set(
                "trend",
                Pieces.sparkline(
                        portfolio.months().stream().map(Movement::closing).toList(), "hero"));
        hero.put(
                "change",
                Pieces.arrow(now.net()) + " "
                        + versus(
                                now.opening().signum() > 0 && !isTooSmallToTell(now)
                                        ? words.signedPercent(Pieces.share(now.net(), now.opening()))
                                        : words.signedShortMoney(now.net())));
        return hero.put("says", new Causes(now, words).sentence());
    }

    /** A change that would be printed as 0.0%. */
    static boolean isTooSmallToTell(Movement now) {
        return now.net().signum() != 0
                && now.opening().signum() > 0
                && Pieces.share(now.net().abs(), now.opening()).compareTo(LEAST) < 0;
    }

    ArrayNode others() {
        ArrayNode cards = Documents.empty().arrayNode();
        cards.add(nrr());
        cards.add(grr());
        Outlook outlook = new Outlook(portfolio, words);
        cards.add(portfolio.risk().isMeasured() ? outlook.risk(this) : netNew());
        cards.add(portfolio.value().isMeasured() ? outlook.value(this) : logoChurn());
        cards.add(portfolio.adoption().isMeasured() ? adoption() : arpa());
        return cards;
    }

    private ObjectNode nrr() {
        Retention year = yearTo(portfolio.month());
        ObjectNode card = rate("nrr", Retention::nrr, true);
        return card.put(
                "says",
                year == null || year.nrr() == null
                        ? tooYoung()
                        : words.say(
                                "nrr_says",
                                "month",
                                words.shortMonth(portfolio.month().minusMonths(YEAR)),
                                "then",
                                words.shortMoney(year.startMrr()),
                                "now",
                                words.shortMoney(year.startMrr().multiply(year.nrr()))));
    }

    private ObjectNode grr() {
        Retention year = yearTo(portfolio.month());
        ObjectNode card = rate("grr", Retention::grr, true);
        return card.put(
                "says",
                year == null || year.grr() == null
                        ? tooYoung()
                        : words.say(
                                "grr_says",
                                "lost",
                                words.shortMoney(year.startMrr().multiply(BigDecimal.ONE.subtract(year.grr()))),
                                "start",
                                words.shortMoney(year.startMrr())));
    }

    private ObjectNode logoChurn() {
        Retention year = yearTo(portfolio.month());
        ObjectNode card = rate("logo_churn", Retention::logoChurn, false);
        return card.put(
                "says",
                year == null || year.logoChurn() == null
                        ? tooYoung()
                        : words.say(
                                "logo_churn_says",
                                "left",
                                leavers(year),
                                "start",
                                year.startAccounts(),
                                "recent",
                                portfolio.now().churned(),
                                "month",
                                words.monthName(portfolio.month())));
    }

    private static long leavers(Retention year) {
        return year.logoChurn()
                .multiply(BigDecimal.valueOf(year.startAccounts()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    private ObjectNode netNew() {
        Movement now = portfolio.now();
        BigDecimal change = now.net().subtract(before().net());
        ObjectNode card = card(
                "net_new",
                words.say("in_month", "month", words.shortMonth(portfolio.month())),
                words.signedShortMoney(now.net()),
                portfolio.months().stream().map(Movement::net).toList());
        card.set("change", change(change, words.signedShortMoney(change), true));
        return card.put(
                "says",
                portfolio.movers().stream()
                        .max((one, other) -> one.movement()
                                .moved()
                                .abs()
                                .compareTo(other.movement().moved().abs()))
                        .map(mover -> words.say(
                                "net_new_says",
                                "account",
                                mover.name(),
                                "amount",
                                words.signedShortMoney(mover.movement().moved()),
                                "what",
                                words.say("what_" + mover.movement().kind())))
                        .orElse(words.say("net_new_none")));
    }

    private ObjectNode arpa() {
        Movement now = portfolio.now();
        List<BigDecimal> course = new ArrayList<>();
        portfolio.months().forEach(month -> course.add(arpa(month)));
        BigDecimal current = arpa(now);
        BigDecimal earlier = arpa(before());
        ObjectNode card = card(
                "arpa",
                words.say("in_month", "month", words.shortMonth(portfolio.month())),
                current == null ? words.say("not_available") : words.shortMoney(current),
                course);
        if (current != null && earlier != null) {
            BigDecimal change = Pieces.share(current.subtract(earlier), earlier);
            card.set("change", change(change, words.signedPercent(change), true));
        }
        return card.put(
                "says",
                words.say(
                        "arpa_says",
                        "paying",
                        now.paying(),
                        "started",
                        now.started() + now.returned(),
                        "left",
                        now.churned()));
    }

    /** What people did in the month, which leads what revenue does later. */
    private ObjectNode adoption() {
        Adoption adoption = portfolio.adoption();
        ObjectNode card = card(
                "adoption",
                words.say("of_hundred", "month", words.shortMonth(portfolio.month())),
                words.score(adoption.now().score()),
                adoption.course().stream().map(Adoption.Level::score).toList());
        if (adoption.change() != null) {
            card.set("change", change(adoption.change(), words.signedAmount(adoption.change(), 0), true));
        }
        return card.put("says", new AdoptionWords(portfolio, words).card());
    }

    private static BigDecimal arpa(Movement month) {
        return month.paying() == 0
                ? null
                : month.closing().divide(BigDecimal.valueOf(month.paying()), 2, RoundingMode.HALF_UP);
    }

    private ObjectNode rate(String key, Function<Retention, BigDecimal> rate, boolean upIsGood) {
        List<BigDecimal> course = new ArrayList<>();
        for (Movement month : portfolio.last(YEAR)) {
            Retention year = yearTo(month.month());
            course.add(year == null ? null : rate.apply(year));
        }
        BigDecimal now = course.get(course.size() - 1);
        BigDecimal earlier = course.size() < 2 ? null : course.get(course.size() - 2);
        ObjectNode card = card(
                key,
                words.say("year_to", "month", words.shortMonth(portfolio.month())),
                now == null ? words.say("not_available") : words.percent(now),
                course);
        if (now != null && earlier != null) {
            BigDecimal change = now.subtract(earlier).setScale(3, RoundingMode.HALF_UP);
            card.set("change", change(change, words.signedPoints(change), upIsGood));
        }
        return card;
    }

    ObjectNode card(String key, String window, String value, List<BigDecimal> course) {
        ObjectNode card = Documents.empty()
                .put("label", words.say(key))
                .put("window", window)
                .put("value", value);
        card.set("trend", Pieces.sparkline(course, "card"));
        return card;
    }

    ObjectNode change(BigDecimal change, String text, boolean upIsGood) {
        return Pieces.toned(Pieces.arrow(change) + " " + versus(text), Pieces.tone(change, upIsGood));
    }

    private String versus(String change) {
        return words.say(
                "versus",
                "change",
                change,
                "month",
                words.monthName(portfolio.month().minusMonths(1)));
    }

    private String tooYoung() {
        int months = portfolio.months().size();
        return months > YEAR ? words.say("no_start") : words.say("too_young", "months", months);
    }

    private Retention yearTo(YearMonth month) {
        return portfolio.retention(month, YEAR);
    }

    private Movement before() {
        return portfolio.months().size() < 2
                ? Movement.none(portfolio.month().minusMonths(1))
                : portfolio.months().get(portfolio.months().size() - 2);
    }
}
