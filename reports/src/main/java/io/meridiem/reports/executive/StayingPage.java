package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Rounded;
import io.meridiem.reports.executive.Staying.Step;
import io.meridiem.reports.executive.Staying.Worth;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How long customers stay by segment, and what they will still bring; only once somebody has left. */
record StayingPage(Portfolio portfolio, Wording words) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final List<Integer> AGES = List.of(12, 24);
    private static final List<String> TONES = List.of("ink", "quiet", "warn");

    /** Months a curve is drawn over. */
    private static final int LONGEST = 60;

    private static final int SEGMENTS = 6;
    private static final int ROWS = 10;

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "staying")
                .put("title", words.say("staying"))
                .put("sentence", sentence());
        curves(page);
        kept(page);
        boolean told = !staying().worth().isEmpty();
        page.put("has_worth", told);
        page.put("worth_note", told ? rule() : words.say("worth_missing"));
        segments(page.putArray("segments"));
        customers(page);
        return page;
    }

    private Staying staying() {
        return portfolio.staying();
    }

    private String sentence() {
        Step year = Staying.at(staying().all(), AGES.get(0));
        List<Step> all = staying().all();
        Step last = year == null ? all.get(all.size() - 1) : year;
        String stay = words.say(
                "staying_says",
                "share",
                words.wholePercent(last.survival()),
                "months",
                year == null ? last.age() : AGES.get(0));
        return staying().worth().isEmpty()
                ? stay
                : words.say(
                        "staying_worth",
                        "stay",
                        stay,
                        "n",
                        staying().worth().size(),
                        "value",
                        words.shortMoney(sum(staying().worth())),
                        "months",
                        staying().worth().get(0).rule().months());
    }

    private void curves(ObjectNode page) {
        int longest = Math.min(
                LONGEST, staying().all().get(staying().all().size() - 1).age());
        ObjectNode chart = page.putObject("curve_chart").put("chart", "lines");
        ArrayNode series = chart.putArray("series");
        List<String> drawn = staying()
                .segments()
                .subList(0, Math.min(TONES.size(), staying().segments().size()));
        line(series, words.say("all_customers"), "accent", staying().all(), longest);
        for (String name : drawn) {
            line(
                    series,
                    Wording.fit(name, 18),
                    TONES.get(drawn.indexOf(name)),
                    staying().curves().get(name),
                    longest);
        }
        Axis.of(lowest(drawn), HUNDRED).into(chart, tick -> words.amount(tick, 0) + "\u00a0%");
        page.put("curve_first", words.count(0)).put("curve_last", words.say("months_after", "n", longest));
    }

    /** The scale begins below the lowest line, not at nothing: most customers stay. */
    private BigDecimal lowest(List<String> drawn) {
        List<Step> steps = new ArrayList<>(staying().all());
        drawn.forEach(name -> steps.addAll(staying().curves().get(name)));
        return steps.stream()
                .map(step -> step.survival().multiply(HUNDRED))
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private void line(ArrayNode series, String name, String tone, List<Step> curve, int longest) {
        ObjectNode line = series.addObject().put("name", name).put("tone", tone).put("dashed", tone.equals("quiet"));
        ArrayNode values = line.putArray("values");
        BigDecimal now = BigDecimal.ONE;
        int last = Math.min(longest, curve.get(curve.size() - 1).age());
        for (int age = 0; age <= longest; age++) {
            Step step = age == 0 ? null : Staying.at(curve, age);
            now = step == null ? now : step.survival();
            if (age > last) {
                values.addNull();
            } else {
                values.add(now.multiply(HUNDRED));
            }
        }
        line.put("label", words.wholePercent(now));
    }

    private void kept(ObjectNode page) {
        ArrayNode rows = page.putArray("kept");
        kept(rows, words.say("all_customers"), staying().all());
        List<String> segments = staying().segments();
        for (String name : segments.subList(0, Math.min(SEGMENTS, segments.size()))) {
            kept(rows, Wording.fit(name, 24), staying().curves().get(name));
        }
    }

    private void kept(ArrayNode rows, String name, List<Step> curve) {
        ObjectNode row = rows.addObject()
                .put("name", name)
                .put("lost", words.count(curve.stream().mapToLong(Step::lost).sum()));
        for (int age : AGES) {
            Step step = Staying.at(curve, age);
            row.put("after_" + age, step == null ? words.say("not_measurable") : words.wholePercent(step.survival()));
            row.put(
                    "band_" + age,
                    step == null || step.low() == null
                            ? ""
                            : words.say(
                                    "band_from_to",
                                    "low",
                                    words.wholePercent(step.low()),
                                    "high",
                                    words.wholePercent(step.high())));
        }
        row.put(
                "half",
                curve.stream()
                        .filter(step -> step.survival().compareTo(HALF) <= 0)
                        .findFirst()
                        .map(step -> words.say("months_after", "n", step.age()))
                        .orElse(words.say(
                                "half_later", "n", curve.get(curve.size() - 1).age())));
    }

    private String rule() {
        Staying.Rule rule = staying().worth().get(0).rule();
        return words.say(
                "worth_note",
                "currency",
                words.currency(),
                "margin",
                words.wholePercent(rule.margin()),
                "months",
                rule.months(),
                "rate",
                words.wholePercent(rule.yearlyRate()));
    }

    private void segments(ArrayNode rows) {
        List<Worth> all = staying().worth();
        if (all.isEmpty()) {
            return;
        }
        List<String> names = all.stream()
                .map(one -> Objects.toString(one.segment(), ""))
                .distinct()
                .sorted(Comparator.comparing((String name) -> sum(of(name))).reversed())
                .toList();
        List<String> own = names.subList(0, Math.min(SEGMENTS, names.size()));
        List<List<Worth>> groups = new ArrayList<>(own.stream().map(this::of).toList());
        List<Worth> rest = names.stream()
                .skip(own.size())
                .flatMap(name -> of(name).stream())
                .toList();
        if (!rest.isEmpty()) {
            groups.add(rest);
        }
        List<BigDecimal> values =
                Rounded.of(groups.stream().map(StayingPage::sum).toList(), 0).parts();
        for (int at = 0; at < groups.size(); at++) {
            String name = at == own.size() ? words.say("other_segments") : own.get(at);
            segment(rows, name.isEmpty() ? words.say("no_segment") : name, groups.get(at), values.get(at));
        }
        segment(rows, words.say("all_customers"), all, sum(all));
    }

    private void segment(ArrayNode rows, String name, List<Worth> some, BigDecimal value) {
        rows.addObject()
                .put("name", Wording.fit(name, 24))
                .put("accounts", words.count(some.size()))
                .put("mrr", words.amount(some.stream().map(Worth::mrr).reduce(BigDecimal.ZERO, BigDecimal::add), 0))
                .put("value", words.amount(value, 0));
    }

    private void customers(ObjectNode page) {
        List<Worth> all = staying().worth();
        List<Worth> shown = all.subList(0, Math.min(ROWS, all.size()));
        page.put("customers_note", words.say("worth_customers_note", "shown", shown.size(), "all", all.size()));
        ArrayNode rows = page.putArray("customers");
        for (Worth one : shown) {
            rows.addObject()
                    .put("account", Wording.fit(one.name(), 26))
                    .put("owner", AdoptionPage.owner(words, one.owner(), 17))
                    .put("mrr", words.amount(one.mrr(), 0))
                    .put("stays", words.wholePercent(one.stays()))
                    .put("value", words.amount(one.value(), 0));
        }
    }

    private List<Worth> of(String segment) {
        return staying().worth().stream()
                .filter(one -> Objects.toString(one.segment(), "").equals(segment))
                .toList();
    }

    private static BigDecimal sum(List<Worth> some) {
        return some.stream().map(Worth::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
