package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Risk.Customer;
import io.meridiem.reports.executive.Risk.Reason;
import io.meridiem.reports.executive.Value.Action;
import java.math.BigDecimal;
import java.util.List;

/** What risk and value bring to the first page: a card each, and the decision each asks for first. */
record Outlook(Portfolio portfolio, Wording words) {

    /** MRR at risk with its course; less of it is better. */
    ObjectNode risk(Cards cards) {
        Risk risk = portfolio.risk();
        BigDecimal now = risk.mrrAtRisk(portfolio.month());
        BigDecimal before = risk.mrrAtRisk(portfolio.month().minusMonths(1));
        ObjectNode card = cards.card(
                "mrr_at_risk",
                words.say(new RiskWords(portfolio, words).key("mrr_at_risk_window")),
                words.shortMoney(now),
                RiskPage.course(risk));
        if (before != null) {
            BigDecimal change = now.subtract(before);
            card.set("change", cards.change(change, words.signedShortMoney(change), false));
        }
        return card.put("says", new RiskWords(portfolio, words).card());
    }

    /** Value delivered with its course. */
    ObjectNode value(Cards cards) {
        ValueWords says = new ValueWords(portfolio, words);
        ObjectNode card = cards.card(
                "value_delivered",
                words.say("in_month", "month", words.shortMonth(portfolio.month())),
                words.shortMoney(says.total()),
                ValueWords.course(portfolio.value()));
        if (says.change() != null) {
            card.set("change", cards.change(says.change(), words.signedPercent(says.change()), true));
        }
        return card.put("says", says.card());
    }

    /** The account with the most MRR at risk; null where none is. */
    Decision keep() {
        List<Customer> all = portfolio.risk().atRisk();
        if (all.isEmpty()) {
            return null;
        }
        Customer worst = all.get(0);
        RiskWords says = new RiskWords(portfolio, words);
        List<Reason> reasons = portfolio.risk().raising(worst);
        return new Decision(
                words.say("decide_risk", "account", Wording.fit(worst.name(), Decisions.NAME)),
                words.say(
                        reasons.isEmpty() ? "decide_risk_bare" : "decide_risk_why",
                        "amount",
                        words.money(worst.mrr()),
                        "band",
                        words.sayOf("risk_band_", worst.band()),
                        "reason",
                        reasons.isEmpty() ? "" : says.reason(reasons.get(0)),
                        "play",
                        says.play(worst)),
                worst.owner(),
                worst.mrr(),
                null,
                worst.due());
    }

    /** The action that would win most; null where none can be told in money. */
    Decision win() {
        return portfolio.value().open().stream()
                .filter(action -> action.value() != null && action.value().signum() > 0)
                .findFirst()
                .map(this::win)
                .orElse(null);
    }

    private Decision win(Action action) {
        return new Decision(
                words.say("decide_value", "account", Wording.fit(action.name(), Decisions.NAME)),
                words.say(
                        "decide_value_why",
                        "action",
                        new ValueWords(portfolio, words).action(action),
                        "amount",
                        words.shortMoney(action.value()),
                        "n",
                        portfolio.value().open().size() - 1),
                action.owner(),
                action.value(),
                null,
                action.due());
    }
}
