package io.meridiem.reports.executive;

import io.meridiem.reports.executive.Risk.Customer;
import io.meridiem.reports.executive.Risk.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sentences about risk: the level, why a customer stands where it stands, why it moved, what to do. */
record RiskWords(Portfolio portfolio, Wording words) {
    private static final Set<String> SHARES = Set.of("notice_given", "coverage", "frequency", "contraction");
    private static final Set<String> CHANGES = Set.of("active_users_change", "events_change", "seats_change");
    private static final Set<String> TENTHS = Set.of("nps", "cases_per_ten_seats", "case_satisfaction");
    private static final Map<String, String> SIGNS = Map.of("critical", "■ ", "high", "▲ ", "watch", "● ", "low", "– ");

    /** What the feature begins with that stands for a customer's segment. */
    private static final String SEGMENT = "segment:";

    /** The page's headline: the level, its share of MRR, and its change. */
    String headline() {
        Risk risk = portfolio.risk();
        YearMonth month = portfolio.month();
        String bands = risk.accountsAtRisk(month) == 0
                ? words.say("risk_none", "accounts", risk.accounts(month))
                : words.say(
                        "risk_says",
                        "mrr",
                        words.shortMoney(risk.mrrInBands(month)),
                        "share",
                        words.percent(Pieces.share(risk.mrrInBands(month), risk.mrr(month))),
                        "accounts",
                        risk.accountsAtRisk(month),
                        "change",
                        change());
        return !risk.isLearned()
                ? bands
                : bands + " "
                        + words.say(
                                "risk_expected",
                                "mrr",
                                words.shortMoney(risk.expectedMrr(month)),
                                "accounts",
                                words.decimal(risk.expected(month), 1));
    }

    /** The band and, where a model has learned, the chance behind it; else the score that orders customers. */
    String level(Customer customer) {
        return band(customer.band()) + " · "
                + (customer.chance() == null ? words.score(customer.score()) : words.percent(customer.chance()));
    }

    /** A text's key where experts judged, and that for a model that learned. */
    String key(String experts) {
        return portfolio.risk().isLearned() ? experts + "_learned" : experts;
    }

    /** Against the month before, with a comma before it; empty where that was not judged. */
    private String change() {
        Risk risk = portfolio.risk();
        YearMonth before = portfolio.month().minusMonths(1);
        BigDecimal then = risk.mrrInBands(before);
        if (then == null) {
            return "";
        }
        BigDecimal change = risk.mrrInBands(portfolio.month()).subtract(then);
        String key = change.signum() > 0 ? "risk_more" : change.signum() < 0 ? "risk_less" : "risk_same";
        return words.say(key, "amount", words.shortMoney(change.abs()), "month", words.month(before));
    }

    /** What moved MRR at risk, as one sentence: who came into the two bands and who is in them no more. */
    String card() {
        List<Customer> known = portfolio.risk().customers();
        long came = known.stream()
                .filter(one ->
                        one.atRisk() && !List.of("critical", "high").contains(String.valueOf(one.previousBand())))
                .count();
        YearMonth before = portfolio.month().minusMonths(1);
        long now = portfolio.risk().accountsAtRisk(portfolio.month());
        if (portfolio.risk().in(before).isEmpty()) {
            return words.say("risk_card_first", "accounts", now);
        }
        long left = portfolio.risk().accountsAtRisk(before) + came - now;
        List<Customer> worst = portfolio.risk().atRisk();
        return worst.isEmpty()
                ? words.say("risk_card_none", "left", left)
                : words.say(
                        "risk_card",
                        "came",
                        came,
                        "left",
                        left,
                        "account",
                        Wording.fit(worst.get(0).name(), 20),
                        "amount",
                        words.shortMoney(worst.get(0).mrr()));
    }

    /** A band with its sign: colour is not the only carrier. */
    String band(String band) {
        return SIGNS.getOrDefault(band, "") + words.sayOf("risk_band_", band);
    }

    static String tone(String band) {
        return switch (band) {
            case "critical" -> "bad";
            case "high" -> "warn";
            case "low" -> "quiet";
            default -> "ink";
        };
    }

    /** A reason with the customer's value and the peers' median. */
    String reason(Reason reason) {
        String says = fact(reason);
        if (reason.peers() == null || reason.value() == null) {
            return says;
        }
        return reason.feature().equals("champion_left")
                ? words.say(
                        reason.peers().signum() == 0 ? "reason_champion_peers" : "reason_champion_alike", "says", says)
                : words.say("reason_peers", "says", says, "peers", value(reason.feature(), reason.peers()));
    }

    private String fact(Reason reason) {
        if (reason.feature() != null && reason.feature().startsWith(SEGMENT)) {
            return words.say(
                    "reason_segment",
                    "segment",
                    Wording.fit(reason.feature().substring(SEGMENT.length()), 20),
                    "way",
                    switch (reason.contribution().signum()) {
                        case 1 -> "more";
                        case -1 -> "less";
                        default -> "alike";
                    });
        }
        return reason.value() == null
                ? words.say("reason_unmeasured", "factor", factor(reason))
                : words.sayOf(
                        "reason_",
                        reason.feature(),
                        "value",
                        value(reason.feature(), reason.value()),
                        "n",
                        reason.value().setScale(0, RoundingMode.HALF_UP).longValue());
    }

    String factor(Reason reason) {
        return words.sayOf("factor_", reason.factor());
    }

    /** Why a customer moved: what changed most, before and now. */
    String moved(Reason reason) {
        if (reason.value() != null
                && reason.valueBefore() != null
                && reason.featureBefore() != null
                && !reason.feature().equals(reason.featureBefore())) {
            return words.say("moved_fact", "says", fact(reason), "before", fact(reason.earlier()));
        }
        if (reason.value() == null || reason.valueBefore() == null) {
            return words.say("moved_factor", "factor", factor(reason), "says", fact(reason));
        }
        return reason.feature().equals("champion_left")
                ? words.say("moved_factor", "factor", factor(reason), "says", fact(reason))
                : words.say(
                        "moved_value", "says", fact(reason), "before", value(reason.feature(), reason.valueBefore()));
    }

    /** A feature's value as it is read. */
    String value(String feature, BigDecimal value) {
        if (SHARES.contains(feature)) {
            return words.wholePercent(value);
        }
        if (CHANGES.contains(feature)) {
            return words.signedWholePercent(value);
        }
        return words.amount(value, TENTHS.contains(feature) ? 1 : 0);
    }

    String play(Customer customer) {
        return customer.play() == null ? words.say("play_none") : words.sayOf("play_", customer.play());
    }

    /** Who is to do it, and by when. */
    String ownerBy(Customer customer) {
        List<String> parts = new ArrayList<>();
        parts.add(customer.owner() == null ? words.say("owner_none") : Wording.fit(customer.owner(), 24));
        if (customer.due() != null) {
            parts.add(words.say("by_day", "by", words.day(customer.due())));
        }
        return String.join(" · ", parts);
    }
}
