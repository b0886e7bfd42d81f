package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What moved MRR in a month as one sentence, only the parts that did. */
record Causes(Movement now, Wording words) {

    String sentence() {
        List<String> parts = new ArrayList<>();
        BigDecimal won = now.fresh().add(now.reactivation());
        BigDecimal lost = now.contraction().add(now.churn());
        if (won.signum() > 0) {
            parts.add(words.say(
                    "part_won", "amount", words.signedShortMoney(won), "accounts", now.started() + now.returned()));
        }
        if (now.expansion().signum() > 0) {
            parts.add(words.say(
                    "part_grown", "amount", words.signedShortMoney(now.expansion()), "accounts", now.expanded()));
        }
        if (lost.signum() > 0) {
            parts.add(words.say(
                    "part_lost",
                    "amount",
                    words.signedShortMoney(lost.negate()),
                    "accounts",
                    now.contracted() + now.churned()));
        }
        if (!parts.isEmpty() && now.fx().signum() != 0) {
            parts.add(words.say("part_fx", "amount", words.signedShortMoney(now.fx())));
        }
        return parts.isEmpty() ? words.say("net_new_none") : String.join(", ", parts);
    }
}
