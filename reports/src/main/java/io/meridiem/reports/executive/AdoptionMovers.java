package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Adoption.Lowest;
import io.meridiem.reports.executive.Adoption.Moved;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts whose score fell and rose most: the part that moved it, the money and the date behind it, the next step. In
 * the first measured month those with the lowest scores instead.
 */
record AdoptionMovers(Portfolio portfolio, Wording words, LocalDate preparedOn) {
    private static final int ROWS = 6;
    private static final int OWNER = 17;
    /** Parts that call for another step where they never rose than where they fell. */
    private static final Set<String> LOW = Set.of("coverage", "breadth");

    void into(ObjectNode page) {
        ArrayNode rows = page.putArray("movers");
        if (portfolio.adoption().before().score() == null) {
            lowest(page, rows);
        } else {
            moved(page, rows);
        }
        page.put("has_movers", !rows.isEmpty());
        boolean roomy = rows.size() <= ROWS / 2;
        page.put("tight_movers", !rows.isEmpty() && !roomy).put("roomy_movers", !rows.isEmpty() && roomy);
    }

    private String by() {
        return words.day(Decisions.due(portfolio.month(), preparedOn));
    }

    private void lowest(ObjectNode page, ArrayNode rows) {
        BigDecimal level = portfolio.adoption().now().score();
        List<Lowest> all = portfolio.adoption().lowest().stream()
                .filter(account -> account.score().compareTo(level) <= 0)
                .toList();
        List<Lowest> shown = all.subList(0, Math.min(ROWS, all.size()));
        page.put("movers_title", words.say("adoption_lowest"))
                .put("movers_part", words.say("weakest_part"))
                .put("movers_note", words.say("adoption_lowest_note", "by", by()));
        for (Lowest account : shown) {
            String part = weakest(account.parts());
            String name = part == null
                    ? words.say("not_measurable")
                    : words.say("part_" + part) + " "
                            + words.wholePercent(account.parts().get(part));
            ObjectNode row = row(account.name(), account.owner(), account.mrr(), account.renewal());
            rows.add(row.put("score", words.score(account.score()))
                    .put("part", name)
                    .put(
                            "next",
                            words.say(
                                    next(part != null && LOW.contains(part) ? "low" : "down", account.state(), part))));
        }
    }

    /** As many falls as rises; where there are few of one, more of the other. */
    private void moved(ObjectNode page, ArrayNode rows) {
        List<Moved> falls = moved(-1);
        List<Moved> rises = moved(1);
        Collections.reverse(rises);
        int down = Math.min(falls.size(), Math.max(ROWS / 2, ROWS - rises.size()));
        int up = Math.min(rises.size(), ROWS - down);
        String month = words.month(portfolio.month().minusMonths(1));
        page.put("movers_title", words.say("adoption_movers", "month", month));
        if (down + up == 0) {
            page.put("no_movers", words.say("no_movers", "month", month));
            return;
        }
        boolean all = down == alike(falls) && up == alike(rises);
        page.put("movers_part", words.say("moved_most"))
                .put(
                        "movers_note",
                        words.say(
                                all ? "adoption_movers_all" : "adoption_movers_note",
                                "down",
                                down,
                                "falls",
                                alike(falls),
                                "up",
                                up,
                                "rises",
                                alike(rises),
                                "by",
                                by()));
        falls.subList(0, down).forEach(account -> rows.add(row(account)));
        rises.subList(0, up).forEach(account -> rows.add(row(account)));
    }

    /** In the order of the query: from the worst fall to the best rise. A change too small to print is none. */
    private List<Moved> moved(int direction) {
        List<Moved> some = new ArrayList<>(portfolio.adoption().moved());
        some.removeIf(account -> account.change().signum() != direction);
        return some;
    }

    private static long alike(List<Moved> some) {
        return some.isEmpty() ? 0 : some.get(0).alike();
    }

    private ObjectNode row(Moved account) {
        BigDecimal change = account.change();
        String part = account.part(portfolio.adoption().weights());
        ObjectNode row = row(account.name(), account.owner(), account.mrr(), account.renewal());
        row.put(
                        "score",
                        words.say("from_to", "from", words.score(account.before()), "to", words.score(account.after())))
                .put("part", part == null ? words.say("not_measurable") : moved(words, account, part))
                .put("next", words.say(next(change.signum() < 0 ? "down" : "up", account.state(), part)));
        row.set(
                "change",
                Pieces.toned(Pieces.arrow(change) + " " + words.signedAmount(change, 0), Pieces.tone(change, true)));
        return row;
    }

    private ObjectNode row(String name, String owner, BigDecimal mrr, LocalDate renewal) {
        String none = words.say("not_measurable");
        return Documents.empty()
                .put("account", Wording.fit(name, Movers.NAME))
                .put("mrr", mrr == null || portfolio.months().isEmpty() ? none : words.amount(mrr, 0))
                .put("renewal", renewal == null ? none : words.day(renewal))
                .put("owner", AdoptionPage.owner(words, owner, OWNER));
    }

    /** The part that moved the score most, at both ends; only where there is one. */
    static String moved(Wording words, Moved account, String part) {
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

    /** The part that costs most points against the portfolio: by themselves some parts are low everywhere. */
    private String weakest(Map<String, BigDecimal> parts) {
        Map<String, BigDecimal> all = portfolio.adoption().now().parts();
        return Adoption.PARTS.stream()
                .filter(part -> parts.containsKey(part) && all.containsKey(part))
                .min(Comparator.comparing(part -> parts.get(part)
                        .subtract(all.get(part))
                        .multiply(portfolio.adoption().weights().get(part))))
                .orElse(null);
    }

    private static String next(String way, String state, String part) {
        return !way.equals("up") && "idle".equals(state)
                ? "next_idle"
                : "next_" + way + "_" + (part == null ? "any" : part);
    }
}
