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

/** The page that shows how each figure is reckoned: every number of a formula and what comes out of it, and the notes. */
record ReckonedMethod(ReckonedTables tables, String payer, Tongue tongue, String currency, Claims claims) {
    private static final MathContext PRECISE = MathContext.DECIMAL64;

    void claim() {
        Map<String, List<AskedRow>> measures = ReckonedCustomer.measures(tables, payer, false);
        measures.values().forEach(this::measure);
        Map<String, List<AskedRow>> equivalents = ReckonedCustomer.measures(tables, payer, true);
        equivalents.forEach(this::equivalent);
        sumOfHours(measures);
        reach(measures);
        notes(measures);
    }

    private void measure(List<AskedRow> rows) {
        String name = Claims.words(rows.get(0).text("name_" + tongue));
        AskedRow first = rows.stream()
                .filter(row -> row.number("quantity") != null)
                .max(Comparator.comparing(row -> row.number("quantity")))
                .orElse(rows.get(0));
        companies(name, rows);
        if (first.number("actual") != null && first.number("baseline") != null) {
            change(name, first);
        } else if (first.number("minutes_before") != null && first.number("based_on") != null) {
            minutes(name, rows, first);
        }
    }

    /** Each company with its own figures. */
    private void companies(String name, List<AskedRow> rows) {
        List<BigDecimal> parts = rows.stream()
                .map(row -> ReckonedCustomer.money(row, currency))
                .filter(money -> money != null && money.signum() != 0)
                .toList();
        if (rows.size() > 1 && parts.size() > 1) {
            List<String> pieces = new ArrayList<>(List.of(name));
            parts.forEach(part -> pieces.add(tongue.cents(part, currency)));
            pieces.add("=" + "\\s" + tongue.cents(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), currency));
            claims.may("companies", pieces.toArray(String[]::new));
        }
    }

    private void change(String name, AskedRow row) {
        BigDecimal change =
                row.number("actual").subtract(row.number("baseline")).abs();
        BigDecimal told = row.number("quantity").signum() < 0 ? change.negate() : change;
        BigDecimal money = ReckonedCustomer.money(row, currency);
        claims.may(
                "change of " + name,
                name,
                tongue.exact(row.number("baseline")),
                tongue.exact(row.number("actual")),
                tongue.exact(told),
                money == null ? "" : tongue.exact(told),
                money == null || row.number("attribution") == null ? "" : tongue.share(row.number("attribution")),
                money == null ? "" : price(row.number("unit_value"), row),
                money == null ? "" : rate(row),
                money == null ? "" : tongue.cents(money, currency));
    }

    private String price(BigDecimal price, AskedRow row) {
        String other = row.text("rate_currency");
        return other == null || other.equals(currency)
                ? tongue.cents(price, currency)
                : tongue.most(price, 2) + "\\D?" + other;
    }

    private String rate(AskedRow row) {
        return currency.equals(row.text("rate_currency")) ? "" : tongue.exact(row.number("exchange_rate"));
    }

    private void minutes(String name, List<AskedRow> rows, AskedRow first) {
        BigDecimal done = AskedRow.sum(rows, "based_on");
        BigDecimal hours = rows.stream()
                .map(ReckonedCustomer::hours)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal money = rows.stream()
                .map(row -> ReckonedCustomer.money(row, currency))
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
        BigDecimal each = first.number("each");
        BigDecimal quality = first.number("quality");
        List<String> pieces = new ArrayList<>(List.of(
                name,
                tongue.quantity(done),
                each == null || each.compareTo(BigDecimal.ONE) == 0 ? "" : tongue.exact(each),
                quality == null ? "" : tongue.share(quality),
                tongue.exact(first.number("minutes_before")),
                tongue.exact(first.number("minutes_after")),
                first.number("attribution") == null ? "" : tongue.share(first.number("attribution")),
                first.number("capture_share") == null ? "" : tongue.share(first.number("capture_share")),
                "=\\s" + tongue.exact(hours)));
        if (money != null && first.number("hourly_rate") != null) {
            pieces.addAll(List.of(
                    tongue.exact(hours),
                    price(first.number("hourly_rate"), first),
                    rate(first),
                    tongue.cents(money, currency)));
        }
        claims.may("reckoned " + name, pieces.toArray(String[]::new));
        List<AskedRow> bands = bands(first.text("measure"));
        if (!bands.isEmpty() && AskedRow.sum(bands, "money_low") != null) {
            pieces.add(tongue.cents(AskedRow.sum(bands, "money_low"), currency));
            pieces.add(tongue.cents(AskedRow.sum(bands, "money_high"), currency));
            claims.may("reckoned, with its band, " + name, pieces.toArray(String[]::new));
        }
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
        BigDecimal from = inputs.stream().map(ReckonedMethod::base).reduce(BigDecimal.ZERO, BigDecimal::add);
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
            BigDecimal told = made.setScale(4, RoundingMode.HALF_UP);
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
                    tongue.exact(from.divide(days, 4, RoundingMode.HALF_UP)));
        }
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

    private void notes(Map<String, List<AskedRow>> measures) {
        long estimates = measures.values().stream()
                .filter(rows -> rows.stream().anyMatch(row -> row.is("is_estimate")))
                .filter(rows -> rows.stream().anyMatch(row -> row.is("counts_to_value")))
                .filter(rows -> AskedRow.sum(rows, "quantity") != null)
                .count();
        claims.may(
                "estimates",
                tongue.count(estimates),
                tongue.of("figures are estimates", "Zahlen sind Schätzungen", "chiffres sont des estimations"));
        claims.may(
                "more estimates",
                tongue.of("and", "und", "et"),
                tongue.count(estimates - 4),
                tongue.of("more", "weitere", "autre"));
        for (AskedRow row : tables.of("rewards", payer)) {
            int teams = row.number("teams").intValue();
            claims.must(
                    "granted " + row.text("rule"),
                    Claims.words(row.text("name_" + tongue)),
                    tongue.exact(row.number("earned")),
                    teams > 1 ? tongue.count(teams) : "",
                    tongue.exact(row.number("gives")),
                    tongue.exact(row.number("every")),
                    tongue.exact(row.number("carried_over").abs()));
        }
        stories();
    }

    private void stories() {
        List<AskedRow> stories = tables.of("claims", payer);
        if (stories.isEmpty()) {
            return;
        }
        List<String> pieces = new ArrayList<>();
        if (stories.size() > 1) {
            pieces.add(tongue.count(stories.size()));
        }
        pieces.add(tongue.cents(AskedRow.sum(stories, "worth"), currency));
        stories.stream().limit(3).forEach(story -> pieces.add(tongue.cents(story.number("worth"), currency)));
        claims.must("stories", pieces.toArray(String[]::new));
    }
}
