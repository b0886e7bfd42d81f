package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a schema cannot say about the section {@code value}: that names, units and currencies fit and nothing counts twice. */
final class ValueChecks {
    private static final String AT = "/value";
    private static final String MEASURES = AT + "/measures/";

    private final YamlTree tree;
    private final JsonNode measures;
    private final Equivalents catalogue;
    private final Refused refused;
    private final int thisYear;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    /**
     * @param tree what has the wrong form is taken out of its section {@code value}
     * @param refused what that is
     * @param thisYear the latest year a source can speak of
     */
    ValueChecks(YamlTree tree, Equivalents catalogue, Refused refused, int thisYear) {
        this.tree = tree;
        this.catalogue = catalogue;
        this.refused = refused;
        this.thisYear = thisYear;
        refused.forget(tree, AT);
        this.measures = tree.root().at(AT + "/measures");
    }

    /** Everything wrong with the meaning of values whose form is right. */
    List<Problem> problems() {
        rates();
        for (int i = 0; i < measures.size(); i++) {
            once(MEASURES + i + "/id", measures.get(i).path("id").asText(), ids);
        }
        Set<String> features = names("/adoption/features", "id");
        for (int i = 0; i < measures.size(); i++) {
            counts(MEASURES + i + "/counts", measures.get(i).path("counts"), features);
            measure(MEASURES + i, measures.get(i));
            benefit(i);
        }
        rollout();
        problems.addAll(new RewardChecks(tree).problems());
        problems.addAll(new RangeChecks(tree, refused).problems());
        problems.addAll(new ValueNumbers(tree, thisYear).problems());
        return problems.stream().filter(one -> !refused.covers(one)).toList();
    }

    private void rates() {
        JsonNode rates = tree.root().at(AT + "/rates");
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rates.size(); i++) {
            String at = AT + "/rates/" + i;
            JsonNode one = rates.get(i);
            if (one.has("country") == one.has("account")) {
                wrong(at, "a rate is a country's or an account's: name one of them", null);
            } else if (one.has("account")) {
                once(at + "/account", one.get("account").asText(), places);
            } else {
                String country = one.get("country").asText();
                Countries.code(country)
                        .ifPresentOrElse(
                                code -> once(at + "/country", code, places),
                                () -> wrong(
                                        at + "/country",
                                        "no country is called " + tree.shown(at + "/country"),
                                        Nearest.to(country, Countries.names()).orElse(null)));
            }
            currency(at + "/currency");
        }
    }

    private void counts(String at, JsonNode counts, Set<String> features) {
        if (counts.has("feature") == counts.has("kpi")) {
            wrong(at, "counts a feature's use or a KPI: name one of them", null);
            return;
        }
        if (counts.has("kpi")) {
            return;
        }
        String feature = counts.get("feature").asText();
        if (!features.isEmpty() && !features.contains(feature)) {
            wrong(
                    at + "/feature",
                    "no feature has the id " + tree.shown(at + "/feature"),
                    Nearest.to(feature, features).orElse(null));
        }
        String count = counts.path("count").asText("");
        if (count.isEmpty()) {
            wrong(at + "/count", "missing: which of the feature's counts?", null);
        }
        if (count.equals("errors_avoided") != counts.has("errors_before")) {
            wrong(at + "/errors_before", "goes with count: errors_avoided, and only with it", null);
        }
        if (count.equals("designed") && features.contains(feature) && !hasDesignedWay(feature)) {
            wrong(at + "/count", "no action of the feature '" + feature + "' is the designed way", null);
        }
    }

    private boolean hasDesignedWay(String feature) {
        for (JsonNode action : tree.root().at("/adoption/actions")) {
            if (action.path("feature").asText().equals(feature)
                    && action.path("designed").asBoolean(false)) {
                return true;
            }
        }
        return false;
    }

    private void measure(String at, JsonNode one) {
        boolean kpi = one.at("/counts").has("kpi");
        if (kpi && one.has("minutes")) {
            wrong(at + "/minutes", "a KPI is worth what its success plan says, not minutes", null);
        }
        if (!kpi && one.has("minutes") && !one.has("attribution")) {
            wrong(at + "/attribution", "missing: which share of it is due to the product?", null);
        }
        if (!kpi && !one.has("minutes") && one.path("counts_to_value").asBoolean(false)) {
            wrong(at + "/counts_to_value", "without minutes there is no money to count", null);
        }
        if (one.has("restates")) {
            String restated = one.get("restates").asText();
            if (!ids.containsKey(restated) || restated.equals(one.path("id").asText())) {
                wrong(
                        at + "/restates",
                        "no other measure has the id " + tree.shown(at + "/restates"),
                        Nearest.to(restated, ids.keySet()).orElse(null));
            }
            if (one.path("counts_to_value").asBoolean(false)) {
                wrong(at + "/counts_to_value", "what restates another measure never counts beside it", null);
            }
        }
        feeds(at, one);
        Map<String, Integer> products = new HashMap<>();
        for (int i = 0; i < one.path("products").size(); i++) {
            once(
                    at + "/products/" + i + "/product",
                    one.at("/products/" + i + "/product").asText(),
                    products);
        }
        Map<String, Integer> accounts = new HashMap<>();
        for (int i = 0; i < one.path("accounts").size(); i++) {
            String there = at + "/accounts/" + i;
            JsonNode agreement = one.path("accounts").get(i);
            once(there + "/account", agreement.path("account").asText(), accounts);
            currency(there + "/business_case/currency");
            if (agreement.has("agreed_on") && !isDate(agreement.get("agreed_on").asText())) {
                wrong(there + "/agreed_on", "expected YYYY-MM-DD, got " + tree.shown(there + "/agreed_on"), null);
            }
            if (agreement.has("agreed_by") != agreement.has("agreed_on")) {
                wrong(there + "/agreed_by", "agreed_by and agreed_on go together", null);
            }
        }
    }

    private void feeds(String at, JsonNode one) {
        Set<String> taken = catalogue.equivalents().stream()
                .map(Equivalents.Equivalent::takes)
                .filter(unit -> !ValueChain.HOURS.contains(unit))
                .collect(Collectors.toCollection(TreeSet::new));
        one.path("feeds").forEachEntry((unit, amount) -> {
            if (!taken.isEmpty() && !taken.contains(unit)) {
                wrong(
                        at + "/feeds/" + unit,
                        "no equivalent takes '" + unit + "'; there are " + String.join(", ", taken),
                        Nearest.to(unit, taken).orElse(null));
            }
        });
    }

    /** Two measures of one count that both go into ROI would pay the same benefit twice. */
    private void benefit(int later) {
        JsonNode one = measures.get(later);
        for (int earlier = 0; earlier < later; earlier++) {
            JsonNode other = measures.get(earlier);
            if (isPaid(one) && isPaid(other) && what(one).equals(what(other))) {
                wrong(
                        MEASURES + later + "/counts",
                        "counts the same benefit as '" + other.path("id").asText() + "' in line "
                                + tree.line(MEASURES + earlier) + ": say 'restates: "
                                + other.path("id").asText() + "'",
                        null);
            }
        }
    }

    private static boolean isPaid(JsonNode one) {
        boolean worth = one.has("minutes") || one.at("/counts").has("kpi");
        return one.path("counts_to_value").asBoolean(worth && !one.has("restates"));
    }

    /** All counts of a feature's use are parts of each other; errors are counted beside them. */
    private static String what(JsonNode one) {
        JsonNode counts = one.path("counts");
        return counts.has("kpi")
                ? "kpi " + counts.get("kpi").asText()
                : counts.path("feature").asText() + " "
                        + counts.path("count").asText().equals("errors_avoided");
    }

    private void rollout() {
        String at = AT + "/rollout";
        JsonNode rollout = tree.root().at(at);
        if (rollout.has("fees") && rollout.has("amount")) {
            wrong(at + "/amount", "a rollout costs so many fees or an amount: name one of them", null);
        }
        if (rollout.has("amount") != rollout.has("currency")) {
            wrong(at + "/currency", "goes with amount, and only with it", null);
        }
        currency(at + "/currency");
        Map<String, Integer> accounts = new HashMap<>();
        for (int i = 0; i < rollout.path("accounts").size(); i++) {
            String there = at + "/accounts/" + i;
            once(there + "/account", rollout.at("/accounts/" + i + "/account").asText(), accounts);
            currency(there + "/currency");
        }
    }

    private void currency(String at) {
        JsonNode code = tree.root().at(at);
        if (code.isMissingNode()) {
            return;
        }
        if (!Currencies.ALL.contains(code.asText())) {
            wrong(
                    at,
                    "no ISO 4217 currency is called " + tree.shown(at),
                    Nearest.to(code.asText(), Currencies.ALL).orElse(null));
        }
    }

    private void once(String at, String name, Map<String, Integer> seen) {
        Integer first = seen.putIfAbsent(name, tree.line(at));
        if (first != null) {
            wrong(at, tree.shown(at) + " stands in line " + first + " already", null);
        }
    }

    private Set<String> names(String list, String key) {
        Set<String> names = new TreeSet<>();
        tree.root().at(list).forEach(one -> names.add(one.path(key).asText()));
        return names;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void wrong(String at, String says, String suggestion) {
        problems.add(tree.problem(at, says, tree.isVariable(at) ? null : suggestion));
    }
}
