package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the worth is told as, reckoned from what was measured: hours added, factors, what is within reach. */
record ReckonedEquivalents(ReckonedTables tables, String payer, Tongue tongue, Claims claims) {
    private static final MathContext PRECISE = MathContext.DECIMAL64;

    void claim(Map<String, List<AskedRow>> measures, Map<String, List<AskedRow>> equivalents) {
        equivalents.forEach(this::equivalent);
        sumOfHours(measures);
        reach(measures);
    }

    private List<AskedRow> bands(String measure) {
        return tables.of("measure_bands", payer).stream()
                .filter(row -> row.text("measure").equals(measure))
                .toList();
    }

    private void equivalent(String measure, List<AskedRow> rows) {
        List<AskedRow> inputs = tables.of("inputs", payer).stream()
                .filter(row -> row.text("measure").equals(measure))
                .filter(row -> row.number("hours") != null || row.number("counted") != null)
                .toList();
        String name = Claims.words(rows.get(0).text("name_" + tongue));
        String over = rows.get(0).text("over");
        if (inputs.isEmpty() || AskedRow.sum(rows, "quantity") == null || "reach".equals(over)) {
            return;
        }
        if ("growth".equals(over)) {
            growth(name, rows);
            return;
        }
        BigDecimal from = inputs.stream().map(ReckonedEquivalents::base).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal made = from;
        List<String> pieces = new ArrayList<>(List.of(name, tongue.exact(from)));
        if ("year".equals(over)) {
            made = made.multiply(BigDecimal.valueOf(12));
            pieces.add(tongue.count(12));
        }
        AskedRow first = inputs.get(0);
        for (String factor : List.of("first", "own")) {
            BigDecimal value = first.number(factor + "_value");
            if (value != null) {
                boolean divides = first.is(factor.equals("own") ? "divides" : "first_divides");
                made = divides ? made.divide(value, PRECISE) : made.multiply(value);
                pieces.add((divides ? "÷\\s" : "×\\s") + tongue.exact(value));
            }
        }
        if (!"business_day".equals(over)) {
            BigDecimal told = made.setScale(8, RoundingMode.HALF_UP);
            pieces.add(tongue.exact(told));
            claims.may("made " + name, pieces.toArray(String[]::new));
            band(name, measure, pieces);
            claims.may("told " + name, name, tongue.exact(told));
            counted(name, inputs, tongue.exact(told));
        } else {
            BigDecimal quantity = AskedRow.sum(rows, "quantity");
            if (quantity.signum() == 0) {
                claims.may("told " + name, name, tongue.exact(quantity));
                return;
            }
            BigDecimal days = from.divide(quantity, 0, RoundingMode.HALF_UP);
            counted(
                    name,
                    inputs,
                    "÷\\s" + tongue.whole(days),
                    tongue.exact(from.divide(days, 8, RoundingMode.HALF_UP)));
        }
    }

    /** What was handled, less what as many people handled a year before. */
    private void growth(String name, List<AskedRow> rows) {
        BigDecimal now = AskedRow.sum(rows, "actual");
        BigDecimal before = AskedRow.sum(rows, "baseline");
        BigDecimal more = now.subtract(before).max(BigDecimal.ZERO);
        claims.may("told " + name, name, tongue.exact(more));
        claims.may("grown " + name, name, tongue.exact(now), "−\\s" + tongue.exact(before), tongue.exact(more));
    }

    private void band(String name, String measure, List<String> pieces) {
        List<AskedRow> bands = bands(measure);
        if (!bands.isEmpty() && AskedRow.sum(bands, "quantity_low") != null) {
            List<String> more = new ArrayList<>(pieces);
            more.add(tongue.exact(AskedRow.sum(bands, "quantity_low")));
            more.add(tongue.exact(AskedRow.sum(bands, "quantity_high")));
            claims.may("made, with its band, " + name, more.toArray(String[]::new));
        }
    }

    /** What was counted times what stands for each, added. */
    private void counted(String name, List<AskedRow> inputs, String... result) {
        List<String> terms = inputs.stream()
                .filter(row -> row.text("basis").equals("hours") ? false : row.number("counted") != null)
                .sorted(Comparator.comparing((AskedRow row) -> row.number("counted"))
                        .thenComparing(row -> row.number("per_unit")))
                .flatMap(row -> row.number("per_unit").compareTo(BigDecimal.ONE) == 0
                        ? Stream.of(tongue.exact(row.number("counted")))
                        : Stream.of(tongue.exact(row.number("counted")), "×\\s" + tongue.exact(row.number("per_unit"))))
                .toList();
        claims.may(
                "counted " + name,
                Stream.of(Stream.of(name), terms.stream(), Stream.of(result))
                        .flatMap(one -> one)
                        .toArray(String[]::new));
    }

    private static BigDecimal base(AskedRow input) {
        return input.number(input.text("basis").equals("hours") ? "hours" : "counted")
                .multiply(input.number("per_unit"));
    }

    private void sumOfHours(Map<String, List<AskedRow>> measures) {
        List<BigDecimal> hours = measures.values().stream()
                .sorted(Comparator.comparing(rows -> rows.get(0).number("position")))
                .map(rows -> rows.stream()
                        .map(ReckonedCustomer::hours)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal::add)
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
        List<String> pieces = new ArrayList<>();
        hours.forEach(one -> pieces.add(
                pieces.isEmpty()
                        ? tongue.exact(one)
                        : (one.signum() < 0 ? "−" : "\\+") + "\\s" + tongue.exact(one.abs())));
        pieces.add("=\\s" + tongue.exact(hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        claims.may("hours added", pieces.toArray(String[]::new));
    }

    /** Hours over the share of people they are due to, less those there are, by the least share each measure begins at. */
    private void reach(Map<String, List<AskedRow>> measures) {
        TreeMap<BigDecimal, BigDecimal> byLeast = new TreeMap<>();
        measures.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.is("counts_to_value"))
                .forEach(row -> {
                    BigDecimal hours = ReckonedCustomer.hours(row);
                    if (hours != null && hours.signum() != 0) {
                        BigDecimal least = row.number("least") == null ? BigDecimal.ZERO : row.number("least");
                        byLeast.merge(least.stripTrailingZeros(), hours, BigDecimal::add);
                    }
                });
        List<AskedRow> use = tables.of("use", payer);
        BigDecimal coverage = use.isEmpty() ? null : use.get(use.size() - 1).number("coverage");
        if (coverage == null || byLeast.isEmpty()) {
            return;
        }
        BigDecimal more = BigDecimal.ZERO;
        List<String> pieces = new ArrayList<>();
        for (Map.Entry<BigDecimal, BigDecimal> one : byLeast.entrySet()) {
            BigDecimal due = coverage.min(BigDecimal.ONE)
                    .subtract(one.getKey())
                    .divide(BigDecimal.ONE.subtract(one.getKey()), PRECISE);
            if (due.signum() <= 0) {
                return;
            }
            more = more.add(one.getValue().divide(due, PRECISE)).subtract(one.getValue());
            pieces.addAll(List.of(tongue.exact(one.getValue()), tongue.share(due), tongue.exact(one.getValue())));
        }
        pieces.add("=\\s" + tongue.exact(more.setScale(4, RoundingMode.HALF_UP)));
        claims.may("within reach", pieces.toArray(String[]::new));
    }
}
