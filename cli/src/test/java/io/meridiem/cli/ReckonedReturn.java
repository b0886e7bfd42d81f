package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** What came for what was paid: returns, and what other levels of use would bring. */
record ReckonedReturn(ReckonedTables tables, String payer, Tongue tongue, String currency, Claims claims) {
    private static final MathContext PRECISE = MathContext.DECIMAL64;

    void claim() {
        List<AskedRow> costs = tables.of("costs", payer);
        List<Month> months = costs.stream()
                .map(cost ->
                        new Month(cost.month(), value(cost.text("month")), cost.number("cost"), cost.number("fee")))
                .toList();
        course(months);
        if (months.isEmpty()) {
            return;
        }
        Month last = months.get(months.size() - 1);
        returned(1, List.of(last));
        List<Month> known = months.stream()
                .filter(one -> one.cost().signum() > 0 || one.value() != null)
                .toList();
        returned(12, known);
        scenarios(last, known);
        new ReckonedInvestment(
                        tables, payer, tongue, currency, claims, last.fee(), ReckonedReturn.value(known), known.size())
                .claim();
        payback();
    }

    private record Month(YearMonth month, BigDecimal value, BigDecimal cost, BigDecimal fee) {}

    private BigDecimal value(String month) {
        return tables.of("course", payer).stream()
                .filter(row -> row.text("month").equals(month))
                .map(row -> row.number("value"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Null where a month has none. */
    private static BigDecimal value(List<Month> months) {
        return months.stream().anyMatch(one -> one.value() == null) ? null : sum(months, Month::value);
    }

    private static BigDecimal sum(List<Month> months, Function<Month, BigDecimal> of) {
        return months.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void course(List<Month> months) {
        TreeMap<YearMonth, Month> shown = new TreeMap<>();
        TreeMap<YearMonth, Month> added = new TreeMap<>();
        Month sum = new Month(null, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        for (Month one : months) {
            if (one.value() != null) {
                sum = new Month(
                        one.month(), sum.value().add(one.value()), sum.cost().add(one.cost()), one.fee());
                shown.put(one.month(), one);
                added.put(one.month(), sum);
            }
        }
        boolean inFull = shown.values().stream()
                .allMatch(one -> one.value().max(one.cost()).compareTo(BigDecimal.valueOf(1_000_000)) < 0);
        Function<BigDecimal, String> written = inFull ? tongue::whole : tongue::brief;
        claims.course("value and cost", shown, one -> written.apply(one.value()), one -> written.apply(one.cost()));
        claims.course("added up", added, one -> tongue.brief(one.value()), one -> tongue.brief(one.cost()));
        claims.may("months", tongue.count(shown.size()), word("months", "Monate", "mois"));
        claims.may(
                "months so far",
                tongue.count(shown.size()),
                word("(?:months are|month is)", "Monate? (?:sind|ist)", "mois"));
    }

    private String word(String english, String german, String french) {
        return "[\\s\\u00a0\\u202f]" + tongue.of(english, german, french);
    }

    private static BigDecimal ratio(BigDecimal value, BigDecimal cost) {
        return value.subtract(cost).divide(cost, PRECISE);
    }

    private void returned(int window, List<Month> months) {
        if (months.isEmpty() || months.stream().anyMatch(one -> one.value() == null || one.cost() == null)) {
            return;
        }
        BigDecimal value = sum(months, Month::value);
        BigDecimal cost = sum(months, Month::cost);
        if (cost.signum() == 0) {
            return;
        }
        BigDecimal roi = ratio(value, cost);
        String label = tongue.of("Return on cost,", "Rendite,", "Rendement,");
        claims.must(
                "return over " + window,
                label,
                window == 1 ? "" : tongue.count(months.size()) + word("months", "Monate", "mois"),
                tongue.percent(roi, 0));
        BigDecimal fee = sum(months, Month::fee);
        String reckoned = "\\(" + tongue.cents(value, currency);
        claims.must(
                "return reckoned over " + window,
                window == 1 ? "" : tongue.count(months.size()) + word("months", "Monate", "mois"),
                reckoned,
                tongue.cents(cost, currency),
                tongue.cents(cost, currency),
                tongue.percent(roi, 1),
                tongue.cents(fee, currency),
                cost.compareTo(fee) == 0 ? "" : tongue.cents(cost.subtract(fee), currency));
        tables.of("bands", payer).stream()
                .filter(row -> window == 1 && row.number("window_months").intValue() == 1)
                .filter(row -> row.number("value_low") != null)
                .forEach(row -> band(row.number("value_low"), row.number("value_high")));
    }

    private void band(BigDecimal low, BigDecimal high) {
        BigDecimal step = ReckonedInvestment.place(high.subtract(low).abs(), 2);
        claims.may(
                "band of the value",
                tongue.money(ReckonedInvestment.toStep(low, step), currency, 0),
                tongue.money(ReckonedInvestment.toStep(high, step), currency, 0));
    }

    private void payback() {
        tables.of("returns", payer).stream()
                .map(row -> row.number("payback_months"))
                .filter(Objects::nonNull)
                .forEach(months -> claims.may(
                        "payback",
                        tongue.of("Paid back after", "Bezahlt gemacht|Amortisiert nach|Bezahlt nach", "Amorti"),
                        tongue.whole(months)));
    }

    /** What everybody taking part would bring, by least share: of twelve whole months, else of the month. */
    private void scenarios(Month last, List<Month> known) {
        boolean year = known.size() == 12 && known.stream().allMatch(one -> one.value() != null) && full(true) != null;
        List<AskedRow> full = full(year);
        List<Month> months = year ? known : List.of(last);
        BigDecimal cost = sum(months, Month::cost);
        if (full == null || cost.signum() == 0 || last.value() == null) {
            return;
        }
        BigDecimal all = at(full, BigDecimal.ONE);
        BigDecimal value = sum(months, Month::value);
        BigDecimal largest = all.max(value).max(cost);
        int decimals = Tongue.worthDecimals(largest, currency);
        claims.must(
                "cost at other levels",
                months.size() == 1 ? "" : tongue.of("the last ", "die letzten ", "les ") + tongue.count(months.size()),
                tongue.worth(cost, currency));
        AskedRow told = tables.of("returns", payer).stream()
                .filter(row -> row.number("window_months").intValue() == (year ? 12 : 1))
                .findFirst()
                .orElseThrow();
        level(told.number("adoption"), value, cost, decimals);
        for (String share : List.of("1", "0.3", "0.2")) {
            level(new BigDecimal(share), at(full, new BigDecimal(share)), cost, decimals);
        }
        BigDecimal left =
                all.setScale(decimals, RoundingMode.HALF_UP).subtract(value.setScale(decimals, RoundingMode.HALF_UP));
        BigDecimal even = breakEven(full, cost);
        claims.must(
                "left and break-even",
                told.number("left_on_table") == null
                        ? ""
                        : all.compareTo(value) < 0
                                ? tongue.worth(BigDecimal.ZERO, currency)
                                : tongue.money(left, currency, decimals),
                even == null ? "" : tongue.percent(even, 0));
    }

    private void level(BigDecimal share, BigDecimal value, BigDecimal cost, int decimals) {
        claims.must(
                "use by " + share,
                share == null ? "" : tongue.percent(share, 0),
                tongue.money(value, currency, decimals),
                tongue.percent(ratio(value, cost), 0));
    }

    /** Null where one of the measures cannot be told in one of the months. */
    private List<AskedRow> full(boolean year) {
        List<AskedRow> rows = tables.of("full", payer).stream()
                .filter(row -> year || row.is("is_now"))
                .toList();
        boolean lacks = rows.stream().anyMatch(row -> row.number("untold").signum() > 0);
        List<AskedRow> told =
                rows.stream().filter(row -> row.number("value_full") != null).toList();
        long months = told.stream().map(AskedRow::month).distinct().count();
        return lacks || months < (year ? 12 : 1) ? null : told;
    }

    private static BigDecimal at(List<AskedRow> full, BigDecimal share) {
        return full.stream()
                .map(row -> row.number("value_full").multiply(grown(share, row.number("threshold"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal grown(BigDecimal share, BigDecimal least) {
        return share.subtract(least)
                .divide(BigDecimal.ONE.subtract(least), PRECISE)
                .max(BigDecimal.ZERO);
    }

    /** The least share at which value reaches cost, by halving; null where none does. */
    private static BigDecimal breakEven(List<AskedRow> full, BigDecimal cost) {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ONE;
        if (at(full, high).compareTo(cost) < 0) {
            return null;
        }
        for (int step = 0; step < 30; step++) {
            BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2));
            if (at(full, middle).compareTo(cost) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
