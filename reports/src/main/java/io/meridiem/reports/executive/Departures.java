package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why customers left in the twelve months that end with the report's.
 *
 * @param reasons the most frequent first; a null code is those of whom nobody knows
 */
record Departures(List<Reason> reasons) {
    private static final int NAMED = 3;

    /** A reason as its source codes it, and the MRR that left for it in the reporting currency. */
    record Reason(String code, long customers, BigDecimal mrr) {}

    static Departures read(Tables tables, YearMonth month) {
        return new Departures(Portfolio.ask(tables, "departures", month).stream()
                .map(row -> new Reason(row.text("reason"), row.count("customers"), row.money("mrr")))
                .toList());
    }

    /** One sentence: how many left with how much, for which reasons, and the share nobody knows; null where none left. */
    String sentence(Wording words) {
        if (reasons.isEmpty()) {
            return null;
        }
        long all = reasons.stream().mapToLong(Reason::customers).sum();
        BigDecimal mrr = reasons.stream().map(Reason::mrr).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Reason> coded = reasons.stream().filter(one -> one.code() != null).toList();
        long known = coded.stream().mapToLong(Reason::customers).sum();
        long others =
                known - coded.stream().limit(NAMED).mapToLong(Reason::customers).sum();
        String named = coded.stream()
                .limit(NAMED)
                .map(one -> name(one.code(), words) + " " + words.count(one.customers()))
                .collect(Collectors.joining(", "));
        return words.say(
                "departures",
                "n",
                all,
                "mrr",
                words.money(mrr, 0),
                "known",
                known,
                "named",
                others == 0 ? named : words.say("departures_more", "named", named, "n", others),
                "unknown",
                all - known,
                "share",
                words.wholePercent(Pieces.share(BigDecimal.valueOf(all - known), BigDecimal.valueOf(all))));
    }

    /** The words for a code the billers or this product know; else the code itself, read as words. */
    private static String name(String code, Wording words) {
        String key = "left_" + code;
        return words.has(key) ? words.say(key) : code.replace('_', ' ');
    }
}
