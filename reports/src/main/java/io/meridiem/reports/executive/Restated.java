package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A month that an earlier report told of and that reads otherwise now.
 *
 * @param figures values that changed, over all tables
 * @param accounts of how many accounts
 * @param now its MRR as it is
 * @param difference by how much that differs from what was told; 0 where MRR stayed
 * @param moved accounts whose MRR changed
 * @param account whose changed most, null where none did
 */
record Restated(
        YearMonth month,
        long figures,
        long accounts,
        BigDecimal now,
        BigDecimal difference,
        long moved,
        String account,
        BigDecimal most) {
    /** Months there is room for; the rest are counted. */
    private static final int MOST = 2;

    static Restated of(Row row) {
        return new Restated(
                row.month("month"),
                row.count("figures"),
                row.count("accounts"),
                row.money("mrr_now"),
                row.money("difference"),
                row.count("moved"),
                row.text("most_account"),
                row.money("most"));
    }

    /** What was, what is, and because of whom, a sentence a month; null where nothing was restated. */
    static String sentence(List<Restated> all, Wording words) {
        if (all.isEmpty()) {
            return null;
        }
        List<String> said = new ArrayList<>();
        all.stream().limit(MOST).forEach(one -> said.add(one.sentence(words)));
        if (all.size() > MOST) {
            said.add(words.say("restated_more", "n", all.size() - MOST));
        }
        return String.join(" ", said);
    }

    private String sentence(Wording words) {
        if (difference.signum() == 0) {
            return words.say("restated_other", "month", words.month(month), "figures", figures, "accounts", accounts);
        }
        return words.say(
                "restated_mrr",
                "month",
                words.month(month),
                "before",
                words.money(now.subtract(difference)),
                "now",
                words.money(now),
                "n",
                moved,
                "account",
                Wording.fit(account, 40),
                "most",
                words.signedMoney(most));
    }
}
