package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.ModelRecord.Month;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** How far the chances to leave came true, month by month; only once a model's horizon is over. */
record RecordPage(Portfolio portfolio, Wording words) {
    /** Months a table can show. */
    private static final int ROWS = 12;

    private static final int DIGITS = 3;
    private static final List<String> MEASURES = List.of("auc", "brier", "log_loss", "calibration", "tenth");

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "record")
                .put("title", words.say("record"))
                .put("sentence", sentence());
        chart(page);
        ArrayNode reads = page.putArray("reads");
        MEASURES.forEach(measure -> reads.addObject()
                .put("name", words.sayOf("record_", measure))
                .put("says", words.sayOf("record_says_", measure)));
        boolean challenged = portfolio.record().isChallenged();
        page.put("has_challenger", challenged)
                .put("table_note", words.say("record_note", "shown", shown().size(), "all", all().size()));
        ArrayNode rows = page.putArray("months");
        for (Month one : shown()) {
            rows.add(row(one));
        }
        return page;
    }

    private List<Month> all() {
        return portfolio.record().months();
    }

    private List<Month> shown() {
        return all().subList(Math.max(0, all().size() - ROWS), all().size());
    }

    private String sentence() {
        return words.say(
                "record_says",
                "n",
                all().stream().mapToLong(Month::n).sum(),
                "months",
                all().size(),
                "gone",
                all().stream().mapToLong(Month::left).sum(),
                "expected",
                words.decimal(all().stream().map(Month::expected).reduce(BigDecimal.ZERO, BigDecimal::add), 1),
                "better",
                all().stream()
                        .filter(one -> one.brier().compareTo(one.base()) < 0)
                        .count());
    }

    private void chart(ObjectNode page) {
        boolean drawn = all().size() > 1;
        page.put("has_chart", drawn).put("lacks_chart", !drawn);
        if (!drawn) {
            page.put("chart_missing", words.say("record_chart_missing"));
            return;
        }
        ObjectNode chart = page.putObject("course_chart").put("chart", "lines");
        ArrayNode series = chart.putArray("series");
        line(series, "record_left", "accent", one -> BigDecimal.valueOf(one.left()), 0);
        line(series, "record_foretold", "quiet", Month::expected, 1);
        BigDecimal most = all().stream()
                .map(one -> one.expected().max(BigDecimal.valueOf(one.left())))
                .reduce(BigDecimal.ONE, BigDecimal::max);
        Axis.of(BigDecimal.ZERO, most).into(chart, tick -> words.decimal(tick, 1));
        page.put("chart_first", words.shortMonth(all().get(0).month()))
                .put("chart_last", words.shortMonth(all().get(all().size() - 1).month()));
    }

    private void line(ArrayNode series, String name, String tone, Function<Month, BigDecimal> of, int digits) {
        ObjectNode line = series.addObject()
                .put("name", words.say(name))
                .put("tone", tone)
                .put("dashed", tone.equals("quiet"));
        ArrayNode values = line.putArray("values");
        all().forEach(one -> values.add(of.apply(one)));
        line.put("label", words.decimal(of.apply(all().get(all().size() - 1)), digits));
    }

    private ObjectNode row(Month one) {
        ObjectNode row = Documents.empty()
                .put("month", words.shortMonth(one.month()))
                .put("n", words.count(one.n()))
                .put("left", words.count(one.left()))
                .put("expected", words.amount(one.expected(), 1))
                .put("auc", number(one.auc()))
                .put("brier", number(one.brier()))
                .put("base", number(one.base()))
                .put("log_loss", number(one.logLoss()))
                .put("ece", number(one.ece()))
                .put("band", words.say("band_from_to", "low", number(one.low()), "high", number(one.high())))
                .put("tenth", words.wholePercent(one.tenth()))
                .put("lift", one.lift() == null ? words.say("not_measurable") : words.ratio(one.lift()));
        if (portfolio.record().isChallenged()) {
            ModelRecord.Beside beside =
                    one.challenger() == null ? new ModelRecord.Beside(null, null, null) : one.challenger();
            row.put("trees_auc", number(beside.auc()))
                    .put("trees_brier", number(beside.brier()))
                    .put("trees_log_loss", number(beside.logLoss()));
        }
        return row;
    }

    private String number(BigDecimal value) {
        return value == null ? words.say("not_measurable") : words.amount(value, DIGITS);
    }
}
