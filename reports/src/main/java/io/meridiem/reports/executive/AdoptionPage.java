package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Adoption.Level;
import io.meridiem.reports.executive.Adoption.WeakTeam;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Adoption against money, its course, what stands in its way, and the accounts that moved; only where it is measured. */
record AdoptionPage(Portfolio portfolio, Wording words, LocalDate preparedOn) {
    private static final int YEAR = 12;
    private static final int MOST_TEAMS = 7;
    /** Rows up to which a table of seven stands wide apart. */
    static final int ROOMY = 4;

    private static final int ACCOUNT = 27;
    private static final int TEAM = 22;
    private static final int OWNER = 18;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "adoption")
                .put("title", words.say("adoption"))
                .put("sentence", new AdoptionWords(portfolio, words).headline());
        List<Adoption.Customer> placed = new Quadrants(portfolio, words).placed();
        boolean compares = portfolio.months().size() > 1;
        // One customer is no picture, and one month no movement: the parts of the score tell more.
        page.put("has_quadrants", compares && placed.size() > 1).put("has_parts", !compares || placed.size() < 2);
        if (compares && placed.size() > 1) {
            new QuadrantChart(placed, words).into(page, window());
        } else {
            new AdoptionParts(portfolio.adoption(), words).into(page);
        }
        if (compares && !placed.isEmpty()) {
            new Quadrants(portfolio, words).table(page);
        } else {
            new ScoreBands(portfolio, words).table(page);
        }
        course(page);
        new FailureStates(portfolio, words).into(page);
        teams(page);
        new AdoptionMovers(portfolio, words, preparedOn).into(page);
        return page;
    }

    /** The months the change in MRR is told over: a year, or as many as there are. */
    private String window() {
        YearMonth year = portfolio.month().minusMonths(YEAR);
        YearMonth first = portfolio.months().get(0).month();
        return words.say("since_month", "month", words.shortMonth(first.isAfter(year) ? first : year));
    }

    private void course(ObjectNode page) {
        List<Level> course = portfolio.adoption().course();
        boolean drawn = course.stream().filter(level -> level.score() != null).count() > 1;
        boolean paid =
                portfolio.months().stream().anyMatch(month -> month.closing().signum() > 0);
        page.put("course_note", words.say(paid ? "course_note" : "course_note_equal"));
        page.put("has_levels", !drawn)
                .put("course_title", drawn ? words.say("course", "months", course.size()) : words.say("levels"));
        if (!drawn) {
            levels(page);
            return;
        }
        ObjectNode chart = page.putObject("course_chart").put("chart", "lines");
        ArrayNode series = chart.putArray("series");
        line(series, "score", "accent", false, Level::score, words::score);
        line(series, "coverage", "ink", false, level -> hundred(level.parts().get("coverage")), this::percent);
        line(series, "effective", "quiet", true, level -> hundred(level.effective()), this::percent);
        Axis.of(BigDecimal.ZERO, HUNDRED).into(chart, tick -> words.amount(tick, 0));
        page.put("course_first", words.shortMonth(course.get(0).month()))
                .put("course_last", words.shortMonth(portfolio.month()));
    }

    /** One month is no course: its three figures stand as figures. */
    private void levels(ObjectNode page) {
        Level now = portfolio.adoption().now();
        ArrayNode levels = page.putArray("levels");
        level(levels, "score", words.score(now.score()));
        level(levels, "coverage", words.percent(now.parts().get("coverage")));
        level(levels, "effective", words.percent(now.effective()));
        page.put(
                "course_missing",
                words.say(
                        "course_missing", "month", words.month(portfolio.month().plusMonths(1))));
    }

    private void level(ArrayNode levels, String key, String value) {
        levels.addObject().put("label", words.say("line_" + key)).put("value", value);
    }

    private void line(
            ArrayNode series,
            String key,
            String tone,
            boolean dashed,
            Function<Level, BigDecimal> of,
            Function<BigDecimal, String> label) {
        List<BigDecimal> values = new ArrayList<>();
        portfolio.adoption().course().forEach(level -> values.add(of.apply(level)));
        BigDecimal now = values.get(values.size() - 1);
        // A line that does not reach the report's month would name an old figure as if it were today's.
        if (now != null && values.stream().filter(value -> value != null).count() > 1) {
            series.addObject()
                    .put("name", words.say("line_" + key))
                    .put("label", label.apply(now))
                    .put("tone", tone)
                    .put("dashed", dashed)
                    .set("values", Pieces.numbers(values));
        }
    }

    private static BigDecimal hundred(BigDecimal ratio) {
        return ratio == null ? null : ratio.multiply(HUNDRED);
    }

    private String percent(BigDecimal hundredths) {
        return words.wholePercent(hundredths.movePointLeft(2));
    }

    private void teams(ObjectNode page) {
        List<WeakTeam> all = portfolio.adoption().weakTeams();
        List<WeakTeam> shown = all.subList(0, Math.min(MOST_TEAMS, all.size()));
        page.put("has_teams", !all.isEmpty())
                .put("tight_teams", all.size() > ROOMY)
                .put("roomy_teams", !all.isEmpty() && all.size() <= ROOMY);
        ArrayNode rows = page.putArray("teams");
        if (all.isEmpty()) {
            page.put(
                    "no_teams",
                    portfolio.adoption().teams() == 0
                            ? words.say("no_teams_known")
                            : words.say(
                                    "no_weak_teams",
                                    "teams",
                                    portfolio.adoption().teams()));
            return;
        }
        page.put(
                "teams_note",
                words.say(
                        "teams_note",
                        "shown",
                        shown.size(),
                        "all",
                        all.size(),
                        "privacy",
                        portfolio.adoption().privacy()));
        for (WeakTeam team : shown) {
            rows.addObject()
                    .put("account", Wording.fit(team.account(), ACCOUNT))
                    .put("team", Wording.fit(team.team(), TEAM))
                    .put("users", words.count(team.users()))
                    .put("score", words.score(team.score()))
                    .put("others", words.score(team.othersMedian()))
                    .put("owner", owner(words, team.owner(), OWNER));
        }
    }

    /** Who looks after an account, or that nobody is known to. */
    static String owner(Wording words, String owner, int characters) {
        return owner == null ? words.say("owner_none") : Wording.fit(owner, characters);
    }
}
