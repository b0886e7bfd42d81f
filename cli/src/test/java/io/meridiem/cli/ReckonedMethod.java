package io.meridiem.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page that shows how each figure is reckoned: every number of a formula and what comes out of it, and the notes. */
record ReckonedMethod(ReckonedTables tables, String payer, Tongue tongue, String currency, Claims claims) {
    void claim() {
        Map<String, List<AskedRow>> measures = ReckonedCustomer.measures(tables, payer, false);
        measures.values().forEach(this::measure);
        Map<String, List<AskedRow>> equivalents = ReckonedCustomer.measures(tables, payer, true);
        new ReckonedEquivalents(tables, payer, tongue, claims).claim(measures, equivalents);
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
        rewards();
        stories();
    }

    private void rewards() {
        for (AskedRow row : tables.of("rewards", payer)) {
            int teams = row.number("teams").intValue();
            int counted = row.number("of_teams").intValue();
            BigDecimal carried = row.number("carried_over").abs();
            claims.must(
                    "granted " + row.text("rule"),
                    Claims.words(row.text("name_" + tongue)),
                    tongue.exact(row.number("earned")),
                    teams > 1 ? tongue.count(teams) : "",
                    tongue.exact(row.number("gives")),
                    tongue.exact(row.number("every")),
                    row.text("of").equals("value") ? tongue.fixed(carried, 2) : tongue.exact(carried),
                    counted > 1 ? tongue.count(counted) : "");
        }
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
