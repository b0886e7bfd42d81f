package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Adoption.State;
import java.math.BigDecimal;
import java.util.List;

/** Accounts by what stands in the way of their use, the healthy ones first and the idle ones last. */
record FailureStates(Portfolio portfolio, Wording words) {
    private static final List<String> ORDER =
            List.of("healthy", "barely_used", "wrong_use", "bad_data", "idle", "no_data", "unknown");

    /** Writes the states that occur, with accounts and MRR each. */
    void into(ObjectNode page) {
        boolean paid = portfolio.adoption().states().stream()
                .anyMatch(state -> state.mrr() != null && state.mrr().signum() > 0);
        long all = accounts();
        page.put("states_note", words.say("states_note", "accounts", all));
        if (paid) {
            page.put("states_money", words.say("mrr"));
        }
        ArrayNode rows = page.putArray("states");
        for (String name : ORDER) {
            List<State> some = portfolio.adoption().states().stream()
                    .filter(state -> name(state).equals(name))
                    .toList();
            long accounts = some.stream().mapToLong(State::accounts).sum();
            if (accounts == 0) {
                continue;
            }
            BigDecimal mrr = some.stream()
                    .map(state -> state.mrr() == null ? BigDecimal.ZERO : state.mrr())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            ObjectNode row = rows.addObject()
                    .put("name", words.say("state_" + name))
                    .put("accounts", words.count(accounts))
                    .put("share", words.percent(Pieces.share(BigDecimal.valueOf(accounts), BigDecimal.valueOf(all))));
            row.set(
                    "bar",
                    Pieces.bar(BigDecimal.valueOf(accounts), BigDecimal.valueOf(all), healthy(name) ? "good" : "bad"));
            if (paid) {
                row.put("amount", words.amount(mrr, digits()));
            }
        }
        boolean roomy = rows.size() <= AdoptionPage.ROOMY;
        page.put("tight_states", !roomy).put("roomy_states", roomy);
    }

    private int digits() {
        return words.digits(portfolio.adoption().states().stream()
                .map(state -> state.mrr() == null ? BigDecimal.ZERO : state.mrr())
                .toList());
    }

    /** Accounts that are judged and not healthy. */
    long inNeed() {
        return portfolio.adoption().states().stream()
                .filter(state -> !List.of("healthy", "unknown").contains(name(state)))
                .mapToLong(State::accounts)
                .sum();
    }

    long accounts() {
        return portfolio.adoption().states().stream().mapToLong(State::accounts).sum();
    }

    private static boolean healthy(String name) {
        return name.equals("healthy");
    }

    /** What the pages have words for; a state of a kind that came later is not judged. */
    private static String name(State state) {
        return state.state() != null && ORDER.contains(state.state()) ? state.state() : "unknown";
    }
}
