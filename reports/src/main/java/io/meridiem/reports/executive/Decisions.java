package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Account;
import io.meridiem.reports.executive.Portfolio.Mover;
import io.meridiem.reports.executive.Portfolio.Retention;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The decisions the figures ask for, at most three: whom to keep, what to win, what was lost most, what the portfolio leans on, which segment
 * fades, who renews what nobody uses, which data cannot be trusted. Each with its figure, its owner where the data names one, and a date.
 */
record Decisions(Portfolio portfolio, Wording words, LocalDate preparedOn) {
    private static final int MOST = 3;
    static final int NAME = 34;
    private static final BigDecimal LEANS = new BigDecimal("0.10");
    private static final BigDecimal FADES = new BigDecimal("0.03");

    /** Writes the decisions into a page, or the sentence that none is asked for. */
    void into(ObjectNode page) {
        List<Decision> chosen = choose();
        ArrayNode array = page.putArray("decisions");
        for (Decision decision : chosen) {
            array.add(Documents.empty()
                    .put("rank", words.count(array.size() + 1))
                    .put("title", decision.title())
                    .put("reason", decision.reason())
                    .put("owner_by", ownerBy(decision)));
        }
        page.put("has_decisions", !chosen.isEmpty());
        if (chosen.isEmpty()) {
            page.put("no_decisions", words.say("no_decisions", "month", words.month(portfolio.month())));
        } else {
            boolean outlook = portfolio.risk().isMeasured() || portfolio.value().isMeasured();
            page.put("decisions_note", words.say(outlook ? "decisions_note_outlook" : "decisions_note"));
        }
    }

    /** First the account to keep and the action to take, where risk and value tell them; then what money asks for. */
    private List<Decision> choose() {
        AdoptionDecisions adoption = new AdoptionDecisions(portfolio, words, preparedOn);
        Outlook outlook = new Outlook(portfolio, words);
        List<Decision> chosen = new ArrayList<>();
        chosen.add(outlook.keep());
        chosen.add(outlook.win());
        chosen.removeIf(Objects::isNull);
        List<Decision> revenue = revenue(adoption);
        Decision data = data();
        int room = MOST - chosen.size();
        // A single place left goes to what was refused, else to money.
        boolean dataFirst = data != null && (room > 1 || revenue.isEmpty() || refused());
        chosen.addAll(revenue.subList(0, Math.min(room - (dataFirst ? 1 : 0), revenue.size())));
        if (dataFirst) {
            chosen.add(data);
        }
        if (chosen.size() < MOST && adoption.fall() != null) {
            chosen.add(adoption.fall());
        }
        if (chosen.size() < MOST && ownersMissing() != null) {
            chosen.add(ownersMissing());
        }
        return chosen;
    }

    private List<Decision> revenue(AdoptionDecisions adoption) {
        List<Decision> revenue = new ArrayList<>();
        revenue.add(loss("churn"));
        revenue.add(loss("contraction"));
        revenue.add(concentration());
        revenue.add(fadingSegment());
        revenue.add(adoption.renewal());
        revenue.removeIf(Objects::isNull);
        revenue.sort(Comparator.comparing(Decision::money).reversed());
        if (portfolio.months().isEmpty() && portfolio.adoption().isMeasured()) {
            revenue.add(0, adoption.billing());
        }
        return revenue;
    }

    private boolean refused() {
        return portfolio.findings().stream().anyMatch(one -> one.severity().equals("refuse"));
    }

    private Decision loss(String kind) {
        return portfolio.movers().stream()
                .filter(mover -> mover.movement().kind().equals(kind)
                        && mover.movement().moved().signum() < 0)
                .min(Comparator.comparing((Mover mover) -> mover.movement().moved()))
                .map(mover -> loss(kind, mover))
                .orElse(null);
    }

    private Decision loss(String kind, Mover mover) {
        BigDecimal lost = mover.movement().moved().negate();
        BigDecimal all = portfolio.now().contraction().add(portfolio.now().churn());
        String amount = words.money(lost);
        return new Decision(
                words.say("decide_" + kind, "account", Wording.fit(mover.name(), NAME)),
                words.say(
                        "decide_" + kind + "_why",
                        "amount",
                        amount,
                        "month",
                        words.month(portfolio.month()),
                        "share",
                        words.wholePercent(Pieces.share(lost, all))),
                mover.owner(),
                lost);
    }

    private Decision concentration() {
        if (portfolio.accounts().isEmpty() || portfolio.months().isEmpty()) {
            return null;
        }
        Account largest = portfolio.accounts().get(0);
        BigDecimal share = Pieces.share(largest.mrr(), portfolio.now().closing());
        if (share.compareTo(LEANS) < 0) {
            return null;
        }
        return new Decision(
                words.say("decide_lean", "account", Wording.fit(largest.name(), NAME)),
                words.say(
                        "decide_lean_why",
                        "amount",
                        words.money(largest.mrr()),
                        "share",
                        words.percent(share),
                        "limit",
                        words.wholePercent(LEANS)),
                largest.owner(),
                largest.mrr());
    }

    private Decision fadingSegment() {
        Retention all = portfolio.retention(portfolio.month(), 12);
        if (all == null || all.grr() == null) {
            return null;
        }
        return portfolio.segments().stream()
                .filter(segment -> segment.window() == 12 && segment.grr() != null && segment.member() != null)
                .min(Comparator.comparing(Retention::grr))
                .filter(segment -> all.grr().subtract(segment.grr()).compareTo(FADES) >= 0)
                .map(segment -> new Decision(
                        words.say("decide_segment", "segment", Wording.fit(segment.member(), NAME)),
                        words.say(
                                "decide_segment_why",
                                "segment",
                                Wording.fit(segment.member(), NAME),
                                "grr",
                                words.percent(segment.grr()),
                                "all",
                                words.percent(all.grr()),
                                "month",
                                words.shortMonth(portfolio.month()),
                                "lost",
                                words.shortMoney(segment.startMrr().multiply(BigDecimal.ONE.subtract(segment.grr())))),
                        null,
                        segment.startMrr().multiply(BigDecimal.ONE.subtract(segment.grr()))))
                .orElse(null);
    }

    /**
     * What was refused, else what concerns the most money, else the gravest; settled where the rows come from: a table of
     * ours only repeats what a source said. A single bad line set aside is nothing to bother an executive with before money.
     */
    private Decision data() {
        List<Finding> findings = portfolio.findings();
        return findings.stream()
                .filter(one -> one.severity().equals("refuse"))
                .findFirst()
                .or(() -> findings.stream().filter(Finding::concernsMoney).max(Finding.BY_MONEY))
                .or(() -> findings.stream().findFirst())
                .map(this::settle)
                .orElse(null);
    }

    private Decision settle(Finding finding) {
        String says = Wording.fit(finding.says() == null ? words.say("no_words") : finding.says(), 140);
        String amount = finding.amount(words);
        return new Decision(
                finding.source() == null
                        ? words.say("decide_data_own", "table", Wording.fit(finding.table(), NAME))
                        : words.say("decide_data", "source", words.say("source_" + finding.source())),
                amount == null
                        ? words.say("decide_data_why", "says", says)
                        : words.say("decide_data_money_why", "says", says, "amount", amount),
                null,
                BigDecimal.ZERO);
    }

    private Decision ownersMissing() {
        return portfolio.coverage().accounts() == 0 || portfolio.coverage().owners() > 0
                ? null
                : new Decision(
                        words.say("decide_owners"),
                        words.say(
                                "decide_owners_why",
                                "accounts",
                                portfolio.coverage().accounts()),
                        null,
                        BigDecimal.ZERO);
    }

    /** The end of the month after the report's; of the month it is made in, for a report on the past. */
    static LocalDate due(YearMonth month, LocalDate preparedOn) {
        LocalDate next = month.plusMonths(1).atEndOfMonth();
        return next.isBefore(preparedOn) ? YearMonth.from(preparedOn).atEndOfMonth() : next;
    }

    private String ownerBy(Decision decision) {
        LocalDate due = due(portfolio.month(), preparedOn);
        LocalDate before = decision.before();
        String by = words.day(
                decision.due() != null ? decision.due() : before != null && before.isBefore(due) ? before : due);
        return decision.owner() == null
                ? words.say("owner_unknown", "by", by)
                : words.say("owner_by", "owner", Wording.fit(decision.owner(), 24), "by", by);
    }
}
