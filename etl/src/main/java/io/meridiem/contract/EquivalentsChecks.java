package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.EquivalentsFile.Entry;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a schema cannot say about {@code equivalents.yml}: that units fit, versions follow each other, and ids agree. */
final class EquivalentsChecks {
    private final List<Entry> factors;
    private final List<Entry> equivalents;
    private final List<Problem> problems = new ArrayList<>();

    EquivalentsChecks(List<Entry> factors, List<Entry> equivalents) {
        this.factors = factors;
        this.equivalents = equivalents;
    }

    /** Everything wrong with the meaning of values whose form is right. */
    List<Problem> problems() {
        Map<String, List<Entry>> versions = new LinkedHashMap<>();
        factors.forEach(one ->
                versions.computeIfAbsent(one.id(), unused -> new ArrayList<>()).add(one));
        factors.forEach(this::factor);
        versions.values().forEach(this::versions);
        Map<String, Entry> seen = new LinkedHashMap<>();
        for (Entry one : equivalents) {
            Entry first = seen.putIfAbsent(one.id(), one);
            if (first != null) {
                problems.add(one.problem(
                        "id",
                        "'" + one.id() + "' stands in line " + first.tree().line(first.pointer()) + " already",
                        null));
            }
            equivalent(one, versions);
        }
        return problems;
    }

    private void factor(Entry factor) {
        for (String key : List.of("valid_from", "valid_to")) {
            if (factor.node().has(key) && date(factor, key) == null) {
                problems.add(factor.problem(
                        key,
                        "expected YYYY-MM-DD, got '" + factor.node().get(key).asText() + "'",
                        null));
            }
        }
        if (factor.node().has("account") && factor.node().has("product")) {
            problems.add(
                    factor.problem("product", "a factor holds for an account or a product: name one of them", null));
        }
        if (from(factor).isAfter(to(factor))) {
            problems.add(factor.problem("valid_to", "is before valid_from", null));
        }
        JsonNode range = factor.node().path("range");
        BigDecimal value = factor.node().get("value").decimalValue();
        if (range.isArray()
                && (range.get(0).decimalValue().compareTo(value) > 0
                        || range.get(1).decimalValue().compareTo(value) < 0)) {
            problems.add(factor.problem("range", "does not hold the value " + value.toPlainString(), null));
        }
    }

    /** On any day one version counts for an account, a product or all others, and all are numbers of the same thing. */
    private void versions(List<Entry> versions) {
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < i; j++) {
                Entry one = versions.get(i);
                Entry other = versions.get(j);
                String there = "'" + text(other, "version") + "' in line "
                        + other.tree().line(other.pointer());
                if (text(one, "version").equals(text(other, "version"))) {
                    problems.add(one.problem(
                            "version", "is that of line " + other.tree().line(other.pointer()), null));
                } else if (one.scope().equals(other.scope())
                        && !from(one).isAfter(to(other))
                        && !from(other).isAfter(to(one))) {
                    problems.add(one.problem(
                            "valid_from",
                            "version '" + text(one, "version") + "' counts on days of version " + there,
                            null));
                }
                if (!text(one, "unit").equals(text(other, "unit"))) {
                    problems.add(one.problem("unit", "is not the unit of version " + there, text(other, "unit")));
                }
            }
        }
    }

    private void equivalent(Entry one, Map<String, List<Entry>> known) {
        for (String language : one.node()
                .get("sentences")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList()) {
            if (!one.node().get("sentences").get(language).asText().contains("{quantity}")) {
                problems.add(one.problem("sentences/" + language, "has no {quantity} where the number belongs", null));
            }
        }
        String takes = text(one, "takes");
        String gives = text(one, "gives");
        if (!one.node().has("factor")) {
            if (!takes.equals(gives)) {
                problems.add(one.problem("gives", "without a factor what takes '" + takes + "' gives it too", takes));
            }
            return;
        }
        String id = text(one, "factor");
        if (!known.containsKey(id)) {
            String near = Nearest.to(id, known.keySet()).orElse(null);
            problems.add(one.problem("factor", "no factor has the id '" + id + "'", near));
            return;
        }
        String unit = text(known.get(id).get(0), "unit");
        if (!unit.equals(gives + "/" + takes) && !unit.equals(takes + "/" + gives)) {
            problems.add(one.problem(
                    "factor",
                    "'" + id + "' is in " + unit + ", which does not lead from " + takes + " to " + gives,
                    null));
        }
    }

    private static String text(Entry entry, String key) {
        return entry.node().get(key).asText();
    }

    private static LocalDate from(Entry factor) {
        LocalDate from = date(factor, "valid_from");
        return from == null ? LocalDate.MIN : from;
    }

    private static LocalDate to(Entry factor) {
        LocalDate to = date(factor, "valid_to");
        return to == null ? LocalDate.MAX : to;
    }

    private static LocalDate date(Entry factor, String key) {
        try {
            return factor.node().has(key)
                    ? LocalDate.parse(factor.node().get(key).asText())
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
