package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.Customer.Restated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The words the pages use, what is not agreed yet and whom to tell, and what was not measured. */
record Definitions(Customer customer, Wording words, Context context) {
    private static final int NAMED = 4;
    private static final int RESTATED = 2;
    private static final int CHANGED = 2;
    private static final int STORIES = 3;
    private static final int REWARDS = 3;

    void into(ObjectNode page) {
        // Where nothing was measured there is no word to explain, only what is missing.
        boolean told =
                !MethodPages.told(customer, words).isEmpty() || !customer.use().isEmpty();
        page.put("has_definitions", told);
        if (told) {
            definitions(page.putArray("definitions"));
        }
        notes(page);
    }

    /** How many notes there are to print. */
    int notes() {
        ObjectNode page = Documents.empty();
        notes(page);
        return page.path("notes").size();
    }

    private void definitions(ArrayNode rows) {
        for (String key : List.of("coverage", "breadth", "frequency", "peers", "scenarios", "payback")) {
            if (key.equals("payback") && WorthPage.payback(customer) == null) {
                continue;
            }
            rows.addObject().put("name", words.say("def_" + key)).put("says", words.say("def_" + key + "_says"));
        }
    }

    private void notes(ObjectNode page) {
        ArrayNode notes = page.putArray("notes");
        List<String> estimates = MethodPages.told(customer, words).stream()
                .filter(measure -> measure.isEstimate() && !measure.isEquivalent())
                .map(measure -> measure.name(words))
                .toList();
        String owner = customer.owner() == null ? context.company() : Wording.fit(customer.owner(), 40);
        if (!estimates.isEmpty()) {
            notes.addObject()
                    .put("title", words.say("note_estimates"))
                    .put(
                            "says",
                            words.say(
                                    "note_estimates_says",
                                    "n",
                                    estimates.size(),
                                    "names",
                                    listed(estimates),
                                    "owner",
                                    owner));
        }
        restated(notes);
        changed(notes);
        claimed(notes);
        granted(notes);
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            notes.addObject()
                    .put("title", words.say("note_missing"))
                    .put("says", words.say("note_missing_says", "what", String.join("; ", missing)));
        }
        if (new Parts(customer, words).counted().size() > 1) {
            notes.addObject().put("title", words.say("note_rounding")).put("says", words.say("note_rounding_says"));
        }
        page.put("has_notes", !notes.isEmpty());
    }

    /** What an earlier report said, what is so, and why: nobody is to find out by laying two reports side by side. */
    private void restated(ArrayNode notes) {
        List<String> said = customer.restated().stream()
                .filter(one -> one.before() != null && one.now() != null)
                .limit(RESTATED)
                .map(this::restated)
                .toList();
        if (!said.isEmpty()) {
            notes.addObject().put("title", words.say("note_restated")).put("says", String.join(" ", said));
        }
    }

    /** What is counted otherwise than last month, and what that did: a step in the course is not all done by the customer. */
    private void changed(ArrayNode notes) {
        List<String> said =
                customer.changes().stream().limit(CHANGED).map(this::changed).toList();
        if (!said.isEmpty()) {
            notes.addObject().put("title", words.say("note_changed")).put("says", String.join(" ", said));
        }
    }

    /** Stories in the customer's currency: another one was billed in then, and its sum is none of these. */
    private void claimed(ArrayNode notes) {
        List<Claimed> stories = customer.claims().stream()
                .filter(one -> customer.currency().equals(one.currency()))
                .toList();
        if (stories.isEmpty()) {
            return;
        }
        List<String> first = stories.stream().limit(STORIES).map(this::story).toList();
        BigDecimal sum = stories.stream().map(Claimed::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        notes.addObject()
                .put("title", words.say("note_claims"))
                .put(
                        "says",
                        words.say(
                                "note_claims_says",
                                "n",
                                stories.size(),
                                "sum",
                                words.cents(sum),
                                "stories",
                                more(first, stories.size())));
    }

    private void granted(ArrayNode notes) {
        List<String> said =
                customer.rewards().stream().limit(REWARDS).map(this::granted).toList();
        if (!said.isEmpty()) {
            notes.addObject().put("title", words.say("note_rewards")).put("says", String.join(" ", said));
        }
    }

    private String granted(Granted one) {
        boolean ahead = one.carriedOver().signum() < 0;
        return words.say(
                ahead ? "note_reward_ahead" : "note_reward",
                "name",
                Wording.fit(one.facts().text("names", words.language()), 36),
                "earned",
                words.exact(one.earned()),
                "unit",
                Wording.fit(one.facts().text("units", words.language()), 24),
                "teams",
                one.teams(),
                "in",
                one.ofTeams(),
                "gives",
                words.exact(one.gives()),
                "every",
                words.exact(one.every()),
                "what",
                words.say("reward_of_" + one.of(), "currency", one.currency() == null ? "" : one.currency()),
                "rest",
                one.of().equals("value")
                        ? words.amount(one.carriedOver().abs(), 2)
                        : words.exact(one.carriedOver().abs()));
    }

    private String story(Claimed one) {
        return words.say(
                "note_claim",
                "title",
                Wording.fit(one.title(), 64),
                "month",
                words.month(one.month()),
                "amount",
                words.cents(one.worth()),
                "evidence",
                Wording.fit(one.evidence(), 48));
    }

    private String changed(Changed one) {
        String name = one.facts().text("names", words.language());
        boolean share = one.input().equals("attribution") || one.input().equals("capture_share");
        String effect = one.money() != null
                ? (one.money().signum() > 0 ? "+" : "") + words.cents(one.money())
                : (one.quantity().signum() > 0 ? "+" : "")
                        + words.exact(one.quantity())
                        + words.unit(one.quantity(), one.facts().id("unit"));
        return words.say(
                "note_changed_says",
                "what",
                Wording.fit(name == null ? one.facts().text("measure") : name, 36),
                "input",
                words.say("input_" + one.input()),
                "before",
                share ? words.wholePercent(one.before()) : words.exact(one.before()),
                "now",
                share ? words.wholePercent(one.now()) : words.exact(one.now()),
                "effect",
                effect);
    }

    private String restated(Restated one) {
        String what = one.facts().text("names", words.language());
        boolean recounted = what != null && one.facts().flag("is_recounted");
        String told = recounted ? "note_restated_inputs" : what == null ? "note_restated_any" : "note_restated_value";
        String key = one.isValue() ? told : "note_restated_cost";
        return words.say(
                key,
                "month",
                words.month(one.month()),
                "before",
                words.cents(one.before()),
                "now",
                words.cents(one.now()),
                "what",
                what == null ? "" : Wording.fit(what, 48));
    }

    private String listed(List<String> names) {
        return more(names.subList(0, Math.min(NAMED, names.size())), names.size());
    }

    private String more(List<String> first, int all) {
        String joined = String.join(", ", first);
        return first.size() == all ? joined : words.say("and_more", "names", joined, "n", all - first.size());
    }

    /** What counts and was not measured, with the reason: it is in no sum. */
    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        boolean inMoney = new Parts(customer, words).inMoney();
        for (Measure measure : customer.measures()) {
            BigDecimal told = inMoney ? measure.money() : measure.quantity();
            if (told == null && measure.missing() != null && measure.counts() && missing.size() < NAMED) {
                String key = "missing_" + measure.missing();
                missing.add(words.say(
                        "missing",
                        "name",
                        measure.name(words),
                        "why",
                        words.say(words.has(key) ? key : "missing_other")));
            }
        }
        return missing;
    }
}
