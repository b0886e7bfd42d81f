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
import java.util.stream.Stream;

/** What a schema cannot say about {@code equivalents.yml}: that units fit, versions follow each other, and ids agree. */
final class EquivalentsChecks {
    private final List<Entry> factors;
    private final List<Entry> equivalents;
    private final Refused refused;
    private final int thisYear;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param refused what has the wrong form; the entries are without it
     * @param thisYear the latest year a source can speak of
     */
    EquivalentsChecks(List<Entry> factors, List<Entry> equivalents, Refused refused, int thisYear) {
        this.factors = factors;
        this.equivalents = equivalents;
        this.refused = refused;
        this.thisYear = thisYear;
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
        int year = factor.node().path("year").asInt();
        if (year > thisYear) {
            problems.add(factor.problem("year", ValueNumbers.notYet(year), null));
        }
        JsonNode range = factor.node().path("range");
        BigDecimal value = factor.node().path("value").decimalValue();
        if (range.isArray()
                && factor.node().has("value")
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
                String there = "'" + other.text("version") + "' in line "
                        + other.tree().line(other.pointer());
                if (!one.text("version").isEmpty() && one.text("version").equals(other.text("version"))) {
                    problems.add(one.problem(
                            "version", "is that of line " + other.tree().line(other.pointer()), null));
                } else if (one.scope().equals(other.scope())
                        && isDated(one)
                        && isDated(other)
                        && !from(one).isAfter(to(other))
                        && !from(other).isAfter(to(one))) {
                    problems.add(one.problem(
                            "valid_from",
                            "version '" + one.text("version") + "' counts on days of version " + there,
                            null));
                }
                if (one.node().has("unit")
                        && other.node().has("unit")
                        && !one.text("unit").equals(other.text("unit"))) {
                    problems.add(one.problem("unit", "is not the unit of version " + there, other.text("unit")));
                }
            }
        }
    }

    private void equivalent(Entry one, Map<String, List<Entry>> known) {
        one.node().path("sentences").forEachEntry((language, sentence) -> {
            if (!sentence.asText().contains("{quantity}")) {
                problems.add(one.problem("sentences/" + language, "has no {quantity} where the number belongs", null));
            }
        });
        String takes = one.text("takes");
        String gives = one.text("gives");
        if (refused.covers(one.tree(), one.pointer() + "/factor") || takes.isEmpty() || gives.isEmpty()) {
            return;
        }
        if (!one.node().has("factor")) {
            if (!takes.equals(gives)) {
                problems.add(one.problem("gives", "without a factor what takes '" + takes + "' gives it too", takes));
            }
            return;
        }
        String id = one.text("factor");
        if (!known.containsKey(id)) {
            String near = Nearest.to(id, known.keySet()).orElse(null);
            problems.add(one.problem("factor", "no factor has the id '" + id + "'", near));
            return;
        }
        String unit = known.get(id).get(0).text("unit");
        if (!unit.isEmpty() && !unit.equals(gives + "/" + takes) && !unit.equals(takes + "/" + gives)) {
            problems.add(one.problem(
                    "factor",
                    "'" + id + "' is in " + unit + ", which does not lead from " + takes + " to " + gives,
                    null));
        }
    }

    /** Whether it can be told on which days, and for whom, it counts. */
    private boolean isDated(Entry factor) {
        return Stream.of("valid_from", "valid_to", "account", "product")
                        .noneMatch(key -> refused.covers(factor.tree(), factor.pointer() + "/" + key))
                && Stream.of("valid_from", "valid_to")
                        .allMatch(key -> !factor.node().has(key) || date(factor, key) != null);
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
