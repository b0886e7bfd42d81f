package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Mover;
import io.meridiem.reports.executive.Portfolio.Retention;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Twelve months of revenue: the bridge, retention, every month's movements, then segments or the largest movements. */
record RevenuePage(Portfolio portfolio, Wording words) {
    private static final int YEAR = 12;
    private static final int ROWS = 5;

    ObjectNode page() {
        Movement year = Movement.over(portfolio.last(YEAR));
        ObjectNode page = Documents.empty()
                .put("template", "revenue")
                .put("title", words.say("revenue"))
                .put("sentence", sentence(year))
                .put(
                        "bridge_title",
                        words.say("bridge_year", "months", portfolio.last(YEAR).size()))
                .put(
                        "bridge_note",
                        words.say(
                                year.isSmall() ? "bridge_year_small_note" : "bridge_year_note",
                                "from",
                                words.shortMonth(portfolio.last(YEAR).get(0).month()),
                                "to",
                                words.shortMonth(portfolio.month()),
                                "currency",
                                words.currency()));
        BridgePart.into(page, year, words);
        lines(page);
        new MonthTable(portfolio, words).into(page);
        boolean segmented =
                portfolio.segments().stream().map(Retention::member).distinct().count() > 1;
        page.put("show_segments", segmented).put("show_largest", !segmented);
        if (segmented) {
            segments(page);
        } else {
            largest(page);
        }
        return page;
    }

    private String sentence(Movement year) {
        BigDecimal won = year.fresh().add(year.reactivation());
        BigDecimal lost = year.contraction().add(year.churn());
        return words.say(
                "revenue_says",
                "months",
                portfolio.last(YEAR).size(),
                "net",
                words.signedShortMoney(year.net()),
                "won",
                words.shortMoney(won),
                "grown",
                words.shortMoney(year.expansion()),
                "lost",
                words.shortMoney(lost),
                "rates",
                year.fx().signum() == 0 ? "" : words.say("revenue_rates", "rates", words.signedShortMoney(year.fx())));
    }

    private void lines(ObjectNode page) {
        ObjectNode chart = Documents.empty().put("chart", "lines");
        ArrayNode series = chart.putArray("series");
        List<BigDecimal> all = new ArrayList<>();
        line(series, all, "nrr", YEAR, "accent", Retention::nrr);
        line(series, all, "grr", YEAR, "ink", Retention::grr);
        line(series, all, "nrr", 1, "quiet", Retention::nrr);
        if (series.isEmpty()) {
            page.put("lines_note", words.say("lines_note_none"));
            page.put(
                    "lines_missing",
                    words.say("lines_missing", "months", portfolio.months().size()));
            return;
        }
        BigDecimal low = all.stream().reduce(BigDecimal.ONE, BigDecimal::min);
        BigDecimal high = all.stream().reduce(BigDecimal.ONE, BigDecimal::max);
        // A first year that starts from next to nothing has rates in the thousands: they would flatten all the rest.
        BigDecimal most = latest(series);
        Axis axis = Axis.of(low, high.min(most));
        axis.into(chart, words::wholePercent);
        page.put(
                "lines_note",
                words.say(
                        high.compareTo(axis.top()) > 0 ? "lines_note_cut" : "lines_note",
                        "from",
                        words.shortMonth(portfolio.last(YEAR).get(0).month()),
                        "to",
                        words.shortMonth(portfolio.month()),
                        "top",
                        words.wholePercent(axis.top())));
        page.set("lines_chart", chart);
    }

    /** Where the scale ends at the latest: twice what was there, or what a line stands at now. */
    private static BigDecimal latest(ArrayNode series) {
        BigDecimal top = BigDecimal.valueOf(2);
        for (JsonNode line : series) {
            JsonNode values = line.path("values");
            top = top.max(values.path(values.size() - 1).decimalValue());
        }
        return top;
    }

    private void line(
            ArrayNode series,
            List<BigDecimal> all,
            String key,
            int window,
            String tone,
            Function<Retention, BigDecimal> rate) {
        List<BigDecimal> values = new ArrayList<>();
        for (Movement month : portfolio.last(YEAR)) {
            Retention known = portfolio.retention(month.month(), window);
            values.add(known == null ? null : rate.apply(known));
        }
        List<BigDecimal> measured =
                values.stream().filter(value -> value != null).toList();
        if (measured.size() < 2) {
            return;
        }
        all.addAll(measured);
        series.addObject()
                .put("name", words.say("line_" + key + "_" + window))
                .put("label", words.percent(measured.get(measured.size() - 1)))
                .put("tone", tone)
                .put("dashed", window == 1)
                .set("values", Pieces.numbers(values));
    }

    private void segments(ObjectNode page) {
        Map<String, Map<Long, Retention>> members = new LinkedHashMap<>();
        portfolio.segments().forEach(rate -> members.computeIfAbsent(
                        rate.member() == null ? words.say("no_segment") : rate.member(), any -> new LinkedHashMap<>())
                .put(rate.window(), rate));
        List<Map.Entry<String, Map<Long, Retention>>> largest = members.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Map<Long, Retention>> member) -> startMrr(member.getValue()))
                        .reversed())
                .limit(ROWS)
                .toList();
        String nameless = words.say("no_segment");
        page.put(
                "segments_note",
                words.say(
                        "segments_note",
                        "shown",
                        largest.stream()
                                .filter(one -> !one.getKey().equals(nameless))
                                .count(),
                        "all",
                        members.keySet().stream()
                                .filter(name -> !name.equals(nameless))
                                .count(),
                        "month",
                        words.shortMonth(portfolio.month())));
        ArrayNode rows = page.putArray("segments");
        for (Map.Entry<String, Map<Long, Retention>> member : largest) {
            rows.add(segment(
                    member.getKey(),
                    member.getValue().get(12L),
                    member.getValue().get(1L)));
        }
        rows.add(segment(
                words.say("all_accounts"),
                portfolio.retention(portfolio.month(), YEAR),
                portfolio.retention(portfolio.month(), 1)));
    }

    private ObjectNode segment(String name, Retention year, Retention month) {
        return Documents.empty()
                .put("name", Wording.fit(name, 30))
                .put("accounts", year == null ? words.say("not_measurable") : words.count(year.startAccounts()))
                .put("start", year == null ? words.say("not_measurable") : words.amount(year.startMrr(), 0))
                .put("nrr", words.percent(year == null ? null : year.nrr()))
                .put("grr", words.percent(year == null ? null : year.grr()))
                .put("churn", words.percent(year == null ? null : year.logoChurn()))
                .put("nrr_month", words.percent(month == null ? null : month.nrr()))
                .put("quick", words.ratio(year == null ? null : year.quickRatio()));
    }

    private static BigDecimal startMrr(Map<Long, Retention> windows) {
        return windows.containsKey(12L)
                ? windows.get(12L).startMrr()
                : windows.get(1L).startMrr();
    }

    private void largest(ObjectNode page) {
        Movers movers = new Movers(portfolio, words);
        List<Mover> moved = portfolio.movers().stream()
                .sorted(Comparator.comparing(
                                (Mover mover) -> mover.movement().moved().abs())
                        .reversed())
                .limit(ROWS + 1)
                .toList();
        page.put("largest_title", words.say("largest_title", "month", words.month(portfolio.month())));
        page.put("largest_note", words.say("in_currency", "currency", words.currency()));
        ArrayNode rows = page.putArray("largest");
        moved.forEach(mover -> rows.add(movers.row(mover, moved)));
        if (moved.isEmpty()) {
            portfolio.accounts().stream().limit(ROWS).forEach(account -> rows.add(movers.still(account)));
        }
    }
}
