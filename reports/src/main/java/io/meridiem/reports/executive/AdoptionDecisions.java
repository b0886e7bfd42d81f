package io.meridiem.reports.executive;

import io.meridiem.reports.executive.Adoption.Moved;
import io.meridiem.reports.executive.Adoption.Renewal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The decisions that follow from how the product is used, each null where nothing calls for it. */
record AdoptionDecisions(Portfolio portfolio, Wording words, LocalDate preparedOn) {
    /** Points in a month that are worth a question. */
    private static final BigDecimal FALLS = BigDecimal.valueOf(-10);

    /** The largest account that is hardly used and renews soon; what renewed before the report was made is over. */
    Decision renewal() {
        List<Renewal> ahead = portfolio.adoption().renewals().stream()
                .filter(account -> account.on().isAfter(preparedOn))
                .toList();
        return ahead.isEmpty() ? null : renewal(ahead.get(0), ahead.size() - 1);
    }

    private Decision renewal(Renewal account, int more) {
        return new Decision(
                words.say("decide_renewal", "account", Wording.fit(account.name(), Decisions.NAME)),
                words.say(
                        "decide_renewal_why",
                        "amount",
                        words.money(account.mrr()),
                        "on",
                        words.day(account.on()),
                        "state",
                        account.state(),
                        "score",
                        words.score(account.score()),
                        "more",
                        more),
                account.owner(),
                account.mrr(),
                account.on());
    }

    /** The account whose adoption fell most, where it fell by enough to ask. */
    Decision fall() {
        return portfolio.adoption().moved().stream()
                .findFirst()
                .filter(account -> account.change().compareTo(FALLS) <= 0 && part(account) != null)
                .map(this::fall)
                .orElse(null);
    }

    private Decision fall(Moved account) {
        return new Decision(
                words.say("decide_fall", "account", Wording.fit(account.name(), Decisions.NAME)),
                words.say(
                        "decide_fall_why",
                        "from",
                        words.score(account.before()),
                        "to",
                        words.score(account.after()),
                        "part",
                        AdoptionMovers.moved(words, account, part(account))),
                account.owner(),
                BigDecimal.ZERO);
    }

    private String part(Moved account) {
        return account.part(portfolio.adoption().weights());
    }

    /** Without a subscription nobody sees what use is worth. */
    Decision billing() {
        return new Decision(words.say("decide_billing"), words.say("decide_billing_why"), null, BigDecimal.ZERO);
    }
}
