package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Standing.Customer;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Who gets what they hoped for and likes it, who lacks one of the two, and who both; only where somebody can be placed. */
record StandingPage(Portfolio portfolio, Wording words) {
    private static final int ROWS = 14;
    private static final int NAME = 30;

    /** Those who lack something, the most urgent first. */
    private static final List<String> LACKING = List.of("neither", "experience_only", "value_only");

    private static final List<String> RULES = List.of("value", "experience", "unknown");

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "standing")
                .put("title", words.say("standing"))
                .put("sentence", sentence())
                .put("groups_note", words.say("standing_note", "currency", words.currency()));
        groups(page.putArray("groups"));
        ArrayNode reads = page.putArray("reads");
        RULES.forEach(rule -> reads.addObject()
                .put("name", words.sayOf("standing_rule_", rule))
                .put("says", words.sayOf("standing_rule_says_", rule)));
        List<Customer> lacking = lacking();
        List<Customer> shown = lacking.subList(0, Math.min(ROWS, lacking.size()));
        page.put("has_lacking", !lacking.isEmpty())
                .put(
                        "lacking_note",
                        lacking.isEmpty()
                                ? words.say("standing_nobody")
                                : words.say("standing_lacking_note", "shown", shown.size(), "all", lacking.size()));
        ArrayNode rows = page.putArray("lacking");
        shown.forEach(one -> rows.add(row(one)));
        return page;
    }

    private Standing standing() {
        return portfolio.standing();
    }

    private List<Customer> lacking() {
        return LACKING.stream().flatMap(one -> standing().of(one).stream()).toList();
    }

    private String sentence() {
        long placed =
                standing().customers().size() - standing().of(Standing.UNKNOWN).size();
        return words.say(
                "standing_says",
                "both",
                standing().of("both").size(),
                "placed",
                placed,
                "mrr",
                words.shortMoney(mrr(lacking())),
                "n",
                lacking().size());
    }

    private void groups(ArrayNode rows) {
        BigDecimal all = mrr(standing().customers());
        int digits =
                words.digits(standing().customers().stream().map(Customer::mrr).toList());
        Standing.ALL.forEach(one -> rows.add(group("standing_" + one, standing().of(one), all, digits)));
        rows.add(group("all_customers", standing().customers(), all, digits));
    }

    private ObjectNode group(String key, List<Customer> some, BigDecimal all, int digits) {
        return Documents.empty()
                .put("name", words.say(key))
                .put("accounts", words.count(some.size()))
                .put("amount", words.amount(mrr(some), digits))
                .put("share", words.percent(Pieces.share(mrr(some), all)));
    }

    private ObjectNode row(Customer one) {
        return Documents.empty()
                .put("name", Wording.fit(one.name(), NAME))
                .put("owner", one.owner() == null ? words.say("not_measurable") : Wording.fit(one.owner(), 20))
                .put("mrr", words.amount(one.mrr(), 0))
                .put("expected", amount(one.expected()))
                .put("realised", amount(one.realised()))
                .put("share", share(one.share()))
                .put("roi", share(one.roi()))
                .put("nps", number(one.nps()))
                .put("cases", number(one.cases()))
                .put("standing", words.sayOf("standing_", one.standing()));
    }

    private String amount(BigDecimal amount) {
        return amount == null ? words.say("not_measurable") : words.amount(amount, 0);
    }

    private String share(BigDecimal share) {
        return share == null ? words.say("not_measurable") : words.wholePercent(share);
    }

    private String number(BigDecimal number) {
        return number == null ? words.say("not_measurable") : words.amount(number, 1);
    }

    private static BigDecimal mrr(List<Customer> some) {
        return Stream.concat(Stream.of(BigDecimal.ZERO), some.stream().map(Customer::mrr))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
