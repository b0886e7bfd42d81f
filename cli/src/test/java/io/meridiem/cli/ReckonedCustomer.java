package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures of one customer's value report as a reader with {@code query} and a calculator gets them. */
final class ReckonedCustomer {
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private final ReckonedTables tables;
    private final String payer;
    private final Tongue tongue;
    private final String currency;
    final Claims claims;

    ReckonedCustomer(ReckonedTables tables, String payer, Tongue tongue, String currency) {
        this.tables = tables;
        this.payer = payer;
        this.tongue = tongue;
        this.currency = currency;
        this.claims = new Claims(tongue);
    }

    Claims claims() {
        worth();
        parts();
        cards();
        new ReckonedUse(tables, payer, tongue, currency, claims).claim();
        new ReckonedReturn(tables, payer, tongue, currency, claims).claim();
        new ReckonedMethod(tables, payer, tongue, currency, claims).claim();
        return claims;
    }

    /** One measure of the month, over the companies of the family. */
    static Map<String, List<AskedRow>> measures(ReckonedTables tables, String payer, boolean equivalents) {
        return tables.of("measures", payer).stream()
                .filter(row -> row.is("is_now") && row.is("is_equivalent") == equivalents)
                .collect(Collectors.groupingBy(row -> row.text("measure")));
    }

    /** Hours of a row by the formula of the page on method; null where it has no minutes. */
    static BigDecimal hours(AskedRow row) {
        if (row.number("minutes_before") == null || row.number("based_on") == null) {
            return row.number("hours");
        }
        return Claims.product(
                        row.number("based_on"),
                        row.number("each"),
                        row.number("quality"),
                        row.number("minutes_before").subtract(row.number("minutes_after")),
                        row.number("attribution"),
                        row.number("capture_share"))
                .divide(SIXTY, 4, RoundingMode.HALF_UP);
    }

    /** Money of a row: hours at their rate, or a change at its worth; null where there is none. */
    static BigDecimal money(AskedRow row, String currency) {
        BigDecimal priced = row.number("hourly_rate") != null
                ? Claims.product(hours(row), row.number("hourly_rate"), row.number("exchange_rate"))
                : row.number("unit_value") == null
                        ? null
                        : Claims.product(
                                row.number("quantity"),
                                row.number("attribution"),
                                row.number("unit_value"),
                                row.number("exchange_rate"));
        return row.number("money") == null || priced == null
                ? row.number("money")
                : priced.setScale(Tongue.minor(currency), RoundingMode.HALF_UP);
    }

    private static BigDecimal added(List<AskedRow> rows, Function<AskedRow, BigDecimal> figure) {
        return rows.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private List<List<AskedRow>> counted() {
        return measures(tables, payer, false).values().stream()
                .filter(rows -> rows.stream().anyMatch(row -> row.is("counts_to_value")))
                .toList();
    }

    private boolean inMoney() {
        return counted().stream().anyMatch(rows -> amount(rows, true) != null);
    }

    private BigDecimal amount(List<AskedRow> rows, boolean money) {
        return added(rows, row -> money ? money(row, currency) : hours(row));
    }

    private void worth() {
        boolean money = inMoney();
        List<List<AskedRow>> told =
                counted().stream().filter(rows -> amount(rows, money) != null).toList();
        BigDecimal total = told.stream()
                .map(rows -> amount(rows, money))
                .reduce(BigDecimal::add)
                .orElse(null);
        if (total == null) {
            return;
        }
        BigDecimal hours = counted().stream()
                .map(rows -> amount(rows, false))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (money) {
            claims.must("value of the month", tongue.worth(total, currency));
        }
        claims.may("hours of the month", tongue.quantity(hours), Claims.word(tongue.hours));
        long agreed = told.stream()
                .filter(rows -> rows.stream().noneMatch(row -> row.is("is_estimate")))
                .count();
        String one = tongue.of("One measure", "Eine Messgröße", "Une mesure");
        claims.must(
                "measures that count",
                told.size() == 1
                        ? Pattern.quote(one)
                        : tongue.of("The sum of ", "Summe aus ", "Somme de ") + tongue.count(told.size()),
                agreed == 0
                        ? ""
                        : tongue.count(agreed) + "\\s"
                                + tongue.of("(?:is|are) agreed", "(?:ist|sind)", "(?:est|sont)"));
    }

    /** Row by row, rounded so that rows add up to the rounded sum. */
    private void parts() {
        boolean money = inMoney();
        List<List<AskedRow>> told = counted().stream()
                .filter(rows -> amount(rows, money) != null)
                .sorted(Comparator.comparing((List<AskedRow> rows) -> amount(rows, money))
                        .reversed()
                        .thenComparing(rows -> rows.get(0).number("position")))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        List<BigDecimal> exact = told.stream().map(rows -> amount(rows, money)).toList();
        BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int decimals = money ? Tongue.worthDecimals(sum, currency) : hourDecimals(sum);
        List<BigDecimal> hours = told.stream()
                .map(rows -> Objects.requireNonNullElse(amount(rows, false), BigDecimal.ZERO))
                .toList();
        BigDecimal allHours = hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> amounts = Claims.addingUp(exact, decimals);
        List<BigDecimal> shown = Claims.addingUp(hours, hourDecimals(allHours));
        for (int at = 0; at < told.size(); at++) {
            part(told.get(at), tongue.fixed(amounts.get(at), decimals), shown.get(at), hourDecimals(allHours));
        }
        claims.may(
                "sum of the parts",
                tongue.of("(?:Value|Hours) of the month", "(?:Wert|Stunden) des Monats", "(?:Valeur|Heures) du mois"),
                tongue.fixed(sum, decimals));
    }

    private void part(List<AskedRow> rows, String amount, BigDecimal hours, int decimals) {
        String name = rows.get(0).text("name_" + tongue);
        BigDecimal done = added(rows, row -> Claims.product(row.number("based_on"), row.number("each")));
        boolean inHours = added(rows, ReckonedCustomer::hours) != null && done != null;
        claims.may(
                name,
                Claims.words(name),
                inHours
                        ? tongue.fixed(hours.abs(), hours.signum() == 0 ? 0 : decimals)
                        : tongue.quantity(AskedRow.sum(rows, "quantity")),
                inHours ? tongue.quantity(done.abs()) : "",
                amount);
    }

    private static int hourDecimals(BigDecimal sum) {
        return sum.compareTo(BigDecimal.valueOf(100)) >= 0 ? 0 : 1;
    }

    /** What the worth is told as: a figure, its words, and how it moved. */
    private void cards() {
        measures(tables, payer, true).forEach((measure, rows) -> {
            BigDecimal now = AskedRow.sum(rows, "quantity");
            BigDecimal then = AskedRow.sum(
                    tables.of("measures", payer).stream()
                            .filter(row ->
                                    !row.is("is_now") && row.text("measure").equals(measure))
                            .toList(),
                    "quantity");
            if (now != null) {
                String figure = tongue.quantity(now);
                String[] sentence = rows.get(0).text("sentence_" + tongue).split("\\{quantity}");
                boolean begins = sentence[0].isBlank();
                claims.may(
                        "card of " + measure,
                        figure,
                        Claims.words(begins ? sentence[1] : sentence[0]),
                        begins ? "" : figure,
                        moved(now, then));
            }
        });
    }

    private String moved(BigDecimal now, BigDecimal then) {
        if (then == null || now.compareTo(then) == 0) {
            return "";
        }
        BigDecimal change = then.signum() <= 0 ? null : now.subtract(then).divide(then, MathContext.DECIMAL64);
        String arrow = now.compareTo(then) > 0 ? "▲" : "▼";
        return change == null || change.compareTo(BigDecimal.valueOf(2)) > 0
                ? arrow + "\\D*?" + tongue.quantity(then)
                : arrow + "\\s*" + tongue.plus(change.movePointRight(2), 0) + "[\\u00a0\\u202f ]?%";
    }
}
