package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Account;
import io.meridiem.reports.executive.Portfolio.Mover;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.List;

/** Rows of accounts that moved: who, what happened, by how much. */
record Movers(Portfolio portfolio, Wording words) {
    /** Characters that fit the narrowest column a name or a segment stands in. */
    static final int NAME = 27;

    private static final int SEGMENT = 14;

    /** @param column all that stand below each other, the longest first: their amounts have the same decimals */
    ObjectNode row(Mover mover, List<Mover> column) {
        BigDecimal amount = mover.movement().moved();
        BigDecimal longest = column.get(0).movement().moved();
        int digits =
                words.digits(column.stream().map(one -> one.movement().moved()).toList());
        ObjectNode row = Documents.empty()
                .put("name", Wording.fit(mover.name(), NAME))
                .put("segment", segment(mover.segment()))
                .put("amount", words.signedAmount(amount, digits));
        String tone = Pieces.tone(amount, true);
        row.set("what", Pieces.toned(words.say("what_" + mover.movement().kind()), tone));
        row.set("bar", Pieces.bar(amount, longest, tone));
        return row;
    }

    /** An account that did not move, for months in which none did. */
    ObjectNode still(Account account) {
        ObjectNode row = Documents.empty()
                .put("name", Wording.fit(account.name(), NAME))
                .put("segment", segment(account.segment()))
                .put("amount", words.amount(BigDecimal.ZERO, 0));
        row.set("what", Pieces.toned(words.say("what_unchanged"), "quiet"));
        return row;
    }

    String segment(String name) {
        return name == null ? words.say("no_segment") : Wording.fit(name, SEGMENT);
    }
}
