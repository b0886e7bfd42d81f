package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The executive report's page on revenue, reckoned again: twelve months of movements and who was kept. */
record ReckonedRevenue(DemoCompany company, String month) {
    private static final Tongue EN = Tongue.en;

    /** A row's label, and what it adds to the opening or takes off it. */
    private static final Map<String, String> MOVEMENTS = Map.of(
            "New", "new_mrr",
            "Reactivated", "reactivation_mrr",
            "Expansion", "expansion_mrr",
            "Contraction", "-contraction_mrr",
            "Churn", "-churn_mrr",
            "Exchange\\s+rates", "fx_mrr");

    Claims claims() {
        Claims claims = new Claims(EN);
        String year = "month > add_months(date '" + month + "', -12) and month <= date '" + month + "'";
        List<AskedRow> months = ask("select month, sum(opening_mrr) as opening_mrr, sum(new_mrr) as new_mrr,"
                + " sum(reactivation_mrr) as reactivation_mrr, sum(expansion_mrr) as expansion_mrr, sum(contraction_mrr) as"
                + " contraction_mrr, sum(churn_mrr) as churn_mrr, sum(fx_mrr) as fx_mrr, sum(closing_mrr) as closing_mrr"
                + " from gold.revenue_month where " + year + " group by month order by month");
        movements(claims, months);
        bridge(claims, months);
        List<AskedRow> kept = ask("select * from gold.retention_month where " + year + " order by month, member");
        for (String window : List.of("1", "12")) {
            List<AskedRow> all = of(kept, "all", window);
            String label = window.equals("1") ? ", # month" : ", ## months";
            rates(claims, "NRR" + label, all, "nrr");
            rates(claims, "GRR" + label, all, "grr");
        }
        segments(claims, kept);
        return claims;
    }

    private List<AskedRow> ask(String sql) {
        return AskedRow.ask(company.terminal(), DemoCompany.CONF, sql);
    }

    private static List<AskedRow> of(List<AskedRow> rows, String dimension, String window) {
        return rows.stream()
                .filter(row -> row.text("dimension").equals(dimension)
                        && row.text("window_months").equals(window))
                .toList();
    }

    private static BigDecimal moved(AskedRow row, String column) {
        return column.startsWith("-") ? row.number(column.substring(1)).negate() : row.number(column);
    }

    private static BigDecimal sum(List<AskedRow> months, String column) {
        return months.stream().map(row -> moved(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Month by month, and the twelve together to the cent. */
    private static void movements(Claims claims, List<AskedRow> months) {
        row(claims, "Opening", months, row -> EN.whole(row.number("opening_mrr")), opening(months));
        MOVEMENTS.forEach((label, column) ->
                row(claims, label, months, row -> EN.plus(moved(row, column), 0), EN.plus(sum(months, column), 2)));
        row(claims, "Closing", months, row -> EN.whole(row.number("closing_mrr")), closing(months));
    }

    private static String opening(List<AskedRow> months) {
        return EN.fixed(months.get(0).number("opening_mrr"), 2);
    }

    private static String closing(List<AskedRow> months) {
        return EN.fixed(months.get(months.size() - 1).number("closing_mrr"), 2);
    }

    private static void row(
            Claims claims, String label, List<AskedRow> months, Function<AskedRow, String> figure, String last) {
        List<String> pieces = new ArrayList<>(List.of(label));
        months.forEach(one -> pieces.add(figure.apply(one)));
        pieces.add(last);
        claims.must(label + " by month", pieces.toArray(String[]::new));
    }

    /** From the opening to the closing, and the sentence above it. */
    private static void bridge(Claims claims, List<AskedRow> months) {
        claims.must(
                "bridge",
                opening(months),
                EN.plus(sum(months, "new_mrr"), 2),
                EN.plus(sum(months, "reactivation_mrr"), 2),
                EN.plus(sum(months, "expansion_mrr"), 2),
                EN.plus(sum(months, "-contraction_mrr"), 2),
                EN.plus(sum(months, "-churn_mrr"), 2),
                EN.plus(sum(months, "fx_mrr"), 2),
                closing(months));
        BigDecimal opened = months.get(0).number("opening_mrr");
        BigDecimal closed = months.get(months.size() - 1).number("closing_mrr");
        claims.must(
                "sentence",
                "## months changed MRR by",
                brief(closed.subtract(opened)),
                brief(sum(months, "new_mrr").add(sum(months, "reactivation_mrr"))),
                brief(sum(months, "expansion_mrr")),
                brief(sum(months, "contraction_mrr").add(sum(months, "churn_mrr"))),
                brief(sum(months, "fx_mrr")));
    }

    private static String brief(BigDecimal amount) {
        return EN.money(amount, "EUR", amount.abs().compareTo(BigDecimal.valueOf(1000)) < 0 ? 2 : 0);
    }

    private static void rates(Claims claims, String label, List<AskedRow> all, String rate) {
        List<String> pieces = new ArrayList<>(List.of("\\n" + label));
        all.forEach(row -> pieces.add(row.number(rate) == null ? "–" : EN.percent(row.number(rate), 1)));
        claims.must(label, pieces.toArray(String[]::new));
    }

    private void segments(Claims claims, List<AskedRow> kept) {
        List<AskedRow> now =
                kept.stream().filter(row -> row.text("month").startsWith(month)).toList();
        List<AskedRow> segments = of(now, "segment", "12");
        String named = EN.count(
                segments.stream().filter(row -> !row.text("member").isEmpty()).count());
        claims.must("segments", named + " of " + named + " segments");
        segments.forEach(row -> segment(
                claims,
                row.text("member").isEmpty() ? "no segment" : row.text("member"),
                row,
                of(now, "segment", "1")));
        segment(claims, "All accounts", of(now, "all", "12").get(0), of(now, "all", "1"));
    }

    private static void segment(Claims claims, String name, AskedRow year, List<AskedRow> months) {
        AskedRow one = months.stream()
                .filter(row -> row.text("member").equals(year.text("member")))
                .findFirst()
                .orElseThrow();
        claims.must(
                name,
                Claims.words(name),
                EN.whole(year.number("start_accounts")),
                EN.whole(year.number("start_mrr")),
                EN.percent(year.number("nrr"), 1),
                EN.percent(year.number("grr"), 1),
                EN.percent(year.number("logo_churn"), 1),
                EN.percent(one.number("nrr"), 1),
                year.number("quick_ratio") == null
                        ? "–"
                        : EN.fixed(year.number("quick_ratio").round(MathContext.DECIMAL64), 1));
    }
}
