package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Risk.Customer;
import io.meridiem.reports.executive.Risk.Reason;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The accounts at risk with reasons and next step, who moved between bands and why, and all reasons of a lone one. */
record RiskAccounts(Portfolio portfolio, Wording words) {
    private static final int ROWS = 5;
    private static final int MOVES = 3;
    private static final int REASONS = 3;
    private static final int NAME = 28;

    void into(ObjectNode page) {
        List<Customer> all = portfolio.risk().ranked();
        List<Customer> shown = all.subList(0, Math.min(ROWS, all.size()));
        long risky = shown.stream().filter(Customer::atRisk).count();
        page.put("has_top", !shown.isEmpty());
        if (shown.isEmpty()) {
            page.put("no_top", words.say("risk_nobody"));
        } else {
            page.put(
                    "top_note",
                    words.say(
                            new RiskWords(portfolio, words).key("risk_top_note"),
                            "shown",
                            risky,
                            "all",
                            portfolio.risk().accountsAtRisk(portfolio.month()),
                            "watch",
                            shown.size() - risky));
        }
        page.put("band_title", words.say(new RiskWords(portfolio, words).key("band_and_score")));
        ArrayNode rows = page.putArray("top");
        shown.forEach(customer -> rows.add(row(customer)));
        moves(page);
        detail(page, shown);
    }

    private ObjectNode row(Customer customer) {
        RiskWords says = new RiskWords(portfolio, words);
        ObjectNode row = io.meridiem.reports.render.Documents.empty()
                .put("account", Wording.fit(customer.name(), NAME))
                .put("mrr", words.amount(customer.mrr(), 0))
                .put(
                        "renewal",
                        customer.renewal() == null ? words.say("not_measurable") : words.day(customer.renewal()))
                .put("play", says.play(customer))
                .put("owner_by", says.ownerBy(customer));
        row.set("band", Pieces.toned(says.level(customer), RiskWords.tone(customer.band())));
        List<String> reasons = reasons(customer, says);
        for (int at = 0; at < reasons.size(); at++) {
            row.put("reason_" + at, reasons.get(at));
        }
        return row;
    }

    /** The strongest that speak for leaving, and last the one that speaks most against it. */
    private List<String> reasons(Customer customer, RiskWords says) {
        List<String> against = portfolio.risk().lowering(customer).stream()
                .filter(reason -> reason.value() != null)
                .limit(1)
                .map(reason -> words.say("risk_against", "reason", says.reason(reason)))
                .toList();
        Stream<String> raising = portfolio.risk().raising(customer).stream()
                .limit(REASONS - against.size())
                .map(says::reason);
        return Stream.concat(raising, against.stream()).toList();
    }

    private void moves(ObjectNode page) {
        String month = words.month(portfolio.month().minusMonths(1));
        boolean compares =
                !portfolio.risk().in(portfolio.month().minusMonths(1)).isEmpty();
        List<Customer> up = moved(1);
        List<Customer> down = moved(-1);
        page.put("moves_title", compares ? words.say("risk_moves", "month", month) : words.say("risk_moves_first"));
        page.put("has_moves", compares && up.size() + down.size() > 0);
        if (!compares || up.size() + down.size() == 0) {
            page.put("no_moves", words.say(compares ? "risk_no_moves" : "risk_moves_none_yet", "month", month));
            return;
        }
        page.put("up_title", words.say("risk_up", "shown", Math.min(MOVES, up.size()), "all", up.size()))
                .put("down_title", words.say("risk_down", "shown", Math.min(MOVES, down.size()), "all", down.size()));
        moves(page.putArray("up"), up);
        moves(page.putArray("down"), down);
    }

    private List<Customer> moved(int way) {
        return portfolio.risk().customers().stream()
                .filter(customer -> Integer.signum(customer.moved()) == way)
                .sorted(Comparator.comparing((Customer customer) -> gravest(customer, way))
                        .thenComparing(Customer::mrr, Comparator.reverseOrder())
                        .thenComparing(Customer::id))
                .toList();
    }

    /** The place of the graver band of a move: where it came to, or what it left. */
    private static int gravest(Customer customer, int way) {
        return Risk.BANDS.indexOf(way > 0 ? customer.band() : customer.previousBand());
    }

    private void moves(ArrayNode rows, List<Customer> some) {
        RiskWords says = new RiskWords(portfolio, words);
        some.stream().limit(MOVES).forEach(customer -> {
            Reason behind = portfolio.risk().behind(customer);
            rows.addObject()
                    .put("account", Wording.fit(customer.name(), NAME))
                    .put("mrr", words.amount(customer.mrr(), 0))
                    .put("why", behind == null ? words.say(says.key("risk_moved_many")) : says.moved(behind))
                    .set(
                            "bands",
                            Pieces.toned(
                                    words.say(
                                            "from_to",
                                            "from",
                                            says.band(customer.previousBand()),
                                            "to",
                                            says.band(customer.band())),
                                    customer.moved() > 0 ? "bad" : "good"));
        });
    }

    /** Where few accounts are shown there is room for everything that speaks for and against the first of them. */
    private void detail(ObjectNode page, List<Customer> shown) {
        boolean room = !shown.isEmpty() && shown.size() < MOVES;
        page.put("has_detail", room);
        if (!room) {
            return;
        }
        RiskWords says = new RiskWords(portfolio, words);
        page.put(
                "detail_title",
                words.say("risk_detail", "account", Wording.fit(shown.get(0).name(), 60)));
        List<Reason> reasons = portfolio.risk().reasons().stream()
                .filter(reason -> reason.account().equals(shown.get(0).id())
                        && reason.contribution().signum() != 0)
                .sorted(Comparator.comparing(Reason::contribution).reversed())
                .toList();
        BigDecimal most =
                reasons.stream().map(one -> one.contribution().abs()).reduce(BigDecimal.ZERO, BigDecimal::max);
        ArrayNode rows = page.putArray("detail");
        for (Reason reason : reasons) {
            boolean raises = reason.contribution().signum() > 0;
            ObjectNode row = rows.addObject()
                    .put("says", says.reason(reason))
                    .put("way", words.say(raises ? "risk_raises" : "risk_lowers"));
            row.put("factor", says.factor(reason))
                    .set("bar", Pieces.bar(reason.contribution(), most, raises ? "bad" : "good"));
        }
    }
}
