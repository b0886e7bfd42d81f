package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Adoption.Moved;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Accounts whose score fell and rose most: the part that moved it, the money and the date behind it, the next step. */
record AdoptionMovers(Portfolio portfolio, Wording words, LocalDate preparedOn) {
    private static final int ROWS = 6;
    private static final int OWNER = 17;

    /** Writes as many falls as rises; where there are few of one, more of the other. */
    void into(ObjectNode page) {
        List<Moved> falls = moved(-1);
        List<Moved> rises = moved(1);
        Collections.reverse(rises);
        int down = Math.min(falls.size(), Math.max(ROWS / 2, ROWS - rises.size()));
        int up = Math.min(rises.size(), ROWS - down);
        List<Moved> shown = new ArrayList<>(falls.subList(0, down));
        shown.addAll(rises.subList(0, up));
        String month = words.month(portfolio.month().minusMonths(1));
        page.put("movers_title", words.say("adoption_movers", "month", month)).put("has_movers", !shown.isEmpty());
        ArrayNode rows = page.putArray("movers");
        if (shown.isEmpty()) {
            boolean first = portfolio.adoption().before().score() == null;
            page.put("no_movers", words.say(first ? "no_movers_first" : "no_movers", "month", month));
            return;
        }
        page.put(
                "movers_note",
                words.say(
                        "adoption_movers_note",
                        "down",
                        down,
                        "falls",
                        alike(falls),
                        "up",
                        up,
                        "rises",
                        alike(rises),
                        "by",
                        words.day(Decisions.due(portfolio.month(), preparedOn))));
        shown.forEach(account -> rows.add(row(account)));
    }

    /** In the order of the query: from the worst fall to the best rise. A change too small to print is none. */
    private List<Moved> moved(int direction) {
        List<Moved> some = new ArrayList<>(portfolio.adoption().moved());
        some.removeIf(account -> change(account).signum() != direction);
        return some;
    }

    private static long alike(List<Moved> some) {
        return some.isEmpty() ? 0 : some.get(0).alike();
    }

    private ObjectNode row(Moved account) {
        BigDecimal change = change(account);
        String part = part(account);
        ObjectNode row = page(account)
                .put("score", words.say("from_to", "from", words.score(account.before()), "to", words.score(account.after())))
                .put("next", words.say(next(account, part)))
                .put("owner", AdoptionPage.owner(words, account.owner(), OWNER));
        row.put("part", part == null ? words.say("not_measurable") : moved(account, part));
        row.set(
                "change",
                Pieces.toned(
                        Pieces.arrow(change) + " " + words.signedAmount(change, 0), Pieces.tone(change, true)));
        return row;
    }

    private ObjectNode page(Moved account) {
        String none = words.say("not_measurable");
        return Documents.empty()
                .put("account", Wording.fit(account.name(), Movers.NAME))
                .put("mrr", account.mrr() == null ? none : words.amount(account.mrr(), 0))
                .put("renewal", account.renewal() == null ? none : words.day(account.renewal()));
    }

    private String moved(Moved account, String part) {
        List<BigDecimal> ends = account.parts().get(part);
        return words.say(
                "part_moved",
                "part",
                words.say("part_" + part),
                "from",
                words.wholePercent(ends.get(0)),
                "to",
                words.wholePercent(ends.get(1)));
    }

    private static BigDecimal change(Moved account) {
        return Adoption.points(account.after()).subtract(Adoption.points(account.before()));
    }

    /** The part that moved most the way the score did; null where none did. */
    private static String part(Moved account) {
        String most = null;
        BigDecimal furthest = BigDecimal.ZERO;
        BigDecimal way = BigDecimal.valueOf(change(account).signum());
        for (String part : Adoption.PARTS) {
            List<BigDecimal> ends = account.parts().get(part);
            BigDecimal move =
                    ends == null ? BigDecimal.ZERO : ends.get(1).subtract(ends.get(0)).multiply(way);
            if (move.compareTo(furthest) > 0) {
                most = part;
                furthest = move;
            }
        }
        return most;
    }

    private static String next(Moved account, String part) {
        boolean fell = change(account).signum() < 0;
        if (fell && "idle".equals(account.state())) {
            return "next_idle";
        }
        return "next_" + (fell ? "down_" : "up_") + (part == null ? "any" : part);
    }
}
