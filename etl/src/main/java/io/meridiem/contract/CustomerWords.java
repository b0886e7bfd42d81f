package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Equivalents.Customers;
import io.meridiem.contract.Equivalents.Preference;
import io.meridiem.contract.Equivalents.Testimonial;
import io.meridiem.contract.EquivalentsFile.Entry;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code equivalents.yml} says of customers' own words: which equivalents lead their report, and testimonials. */
final class CustomerWords {
    private final List<YamlTree> trees;
    private final Set<String> equivalents;
    /** Equivalents by the tag that leads to them. */
    private final Map<String, List<String>> tags = new LinkedHashMap<>();

    private final List<Problem> problems = new ArrayList<>();

    CustomerWords(List<YamlTree> trees, List<Entry> equivalents) {
        this.trees = trees;
        this.equivalents = equivalents.stream().map(Entry::id).collect(Collectors.toCollection(LinkedHashSet::new));
        trees.forEach(tree -> tree.root().path("tags").forEachEntry((tag, units) -> tags.put(tag, texts(units))));
    }

    /** Every unit that is none of the catalogue, every name that comes twice. */
    List<Problem> problems() {
        for (YamlTree tree : trees) {
            tree.root().path("tags").forEachEntry((tag, units) -> known(tree, "/tags/" + tag, units));
            list(tree, "preferences", "account");
            list(tree, "testimonials", "id");
        }
        return problems;
    }

    private void list(YamlTree tree, String name, String key) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        JsonNode all = tree.root().path(name);
        for (int i = 0; i < all.size(); i++) {
            String at = "/" + name + "/" + i;
            JsonNode one = all.get(i);
            Integer first = seen.putIfAbsent(one.path(key).asText(), tree.line(at));
            if (first != null) {
                problems.add(tree.problem(
                        at + "/" + key, tree.shown(at + "/" + key) + " stands in line " + first + " already", null));
            }
            known(tree, at + "/leads", one.path("leads"));
            known(tree, at + "/units", one.path("units"));
            tagged(tree, at, one);
            if (one.has("said_on") && date(one.get("said_on").asText()) == null) {
                problems.add(
                        tree.problem(at + "/said_on", "expected YYYY-MM-DD, got " + tree.shown(at + "/said_on"), null));
            }
        }
    }

    private void known(YamlTree tree, String at, JsonNode units) {
        for (int i = 0; i < units.size(); i++) {
            String unit = units.get(i).asText();
            if (!equivalents.contains(unit)) {
                problems.add(tree.problem(
                        at + "/" + i,
                        "no equivalent has the id '" + unit + "'",
                        Nearest.to(unit, equivalents).orElse(null)));
            }
        }
    }

    private void tagged(YamlTree tree, String at, JsonNode one) {
        for (int i = 0; i < one.path("tags").size(); i++) {
            String tag = one.path("tags").get(i).asText();
            if (!tags.containsKey(tag)) {
                problems.add(tree.problem(
                        at + "/tags/" + i,
                        "no tag '" + tag + "' leads to a unit: add it under tags",
                        Nearest.to(tag, tags.keySet()).orElse(null)));
            }
        }
    }

    /** What was found without problems; a later file's entry takes the place of an earlier one's. */
    Customers read() {
        Map<String, Preference> preferences = new LinkedHashMap<>();
        Map<String, Testimonial> testimonials = new LinkedHashMap<>();
        for (YamlTree tree : trees) {
            tree.root()
                    .path("preferences")
                    .forEach(one -> preferences.put(
                            one.get("account").asText(),
                            new Preference(one.get("account").asText(), texts(one.get("leads")))));
            tree.root()
                    .path("testimonials")
                    .forEach(one -> testimonials.put(one.get("id").asText(), testimonial(one)));
        }
        return new Customers(List.copyOf(preferences.values()), List.copyOf(testimonials.values()));
    }

    private Testimonial testimonial(JsonNode one) {
        Set<String> units = new LinkedHashSet<>(texts(one.path("units")));
        texts(one.path("tags")).forEach(tag -> units.addAll(tags.getOrDefault(tag, List.of())));
        return new Testimonial(
                one.get("id").asText(),
                one.get("text").asText(),
                one.get("author").asText(),
                one.path("account").asText(null),
                one.has("said_on") ? date(one.get("said_on").asText()) : null,
                texts(one.path("tags")),
                List.copyOf(units),
                one.get("permission").asText());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
