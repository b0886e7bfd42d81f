package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Pieces;
import io.meridiem.reports.value.Customer.Team;
import io.meridiem.reports.value.Customer.TeamMonth;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The share of each team's people that took part, over half a year; the largest teams, and the one to help. */
record TeamRows(Customer customer, Wording words, YearMonth month, int privacy) {
    private static final int ROWS = 8;
    private static final int MONTHS = 6;
    /** Fills pale enough for one ink in all of them. */
    private static final BigDecimal CALM = new BigDecimal("0.7");

    void into(ObjectNode page) {
        List<Team> teams = customer.teams().stream()
                .filter(team -> share(at(team, month)) != null)
                .sorted(Comparator.comparing((Team team) -> !team.weakLink())
                        .thenComparing(team -> -at(team, month).users())
                        .thenComparing(Team::name))
                .toList();
        page.put("has_teams", !teams.isEmpty());
        if (teams.isEmpty()) {
            return;
        }
        // The team that needs help is always among those shown, in its own place.
        List<Team> shown = teams.stream()
                .limit(ROWS)
                .sorted(Comparator.comparing((Team team) -> -at(team, month).users())
                        .thenComparing(Team::name))
                .toList();
        page.put("teams_note", words.say("teams_note", "shown", shown.size(), "all", teams.size(), "privacy", privacy));
        for (int at = 0; at < MONTHS; at++) {
            page.put("month_" + at, words.monthName(month.minusMonths(MONTHS - 1L - at)));
        }
        ArrayNode rows = page.putArray("teams");
        shown.forEach(team -> row(rows.addObject(), team));
        weakLink(page, teams);
    }

    private void row(ObjectNode row, Team team) {
        TeamMonth now = at(team, month);
        String name = team.account() == null
                ? Wording.fit(team.name(), 34)
                : words.say(
                        "team_of",
                        "team",
                        Wording.fit(team.name(), 24),
                        "account",
                        Wording.fit(customer.within(team.account()), 16));
        row.put("name", name).put("users", words.count(now.users()));
        for (int at = 0; at < MONTHS; at++) {
            TeamMonth then = at(team, month.minusMonths(MONTHS - 1L - at));
            if (share(then) != null) {
                row.set(
                        "m" + at,
                        Pieces.heat(words.wholePercent(share(then)), share(then).multiply(CALM)));
            }
        }
    }

    private static TeamMonth at(Team team, YearMonth month) {
        return team.months().stream()
                .filter(one -> one.month().equals(month))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal share(TeamMonth month) {
        return month == null || month.active() == null || month.users() == 0
                ? null
                : Pieces.share(month.active(), BigDecimal.valueOf(month.users()));
    }

    /** Named for what would help, beside how many of its people and of all others took part. */
    private void weakLink(ObjectNode page, List<Team> teams) {
        teams.stream()
                .filter(Team::weakLink)
                .filter(team -> share(at(team, month)) != null)
                .findFirst()
                .ifPresent(weak -> {
                    List<TeamMonth> others = teams.stream()
                            .filter(team -> team != weak)
                            .map(team -> at(team, month))
                            .filter(one -> share(one) != null)
                            .filter(Objects::nonNull)
                            .toList();
                    BigDecimal active = others.stream().map(TeamMonth::active).reduce(BigDecimal.ZERO, BigDecimal::add);
                    int users = others.stream().mapToInt(TeamMonth::users).sum();
                    page.put("has_weak_link", true);
                    page.put(
                            "weak_link",
                            words.say(
                                    "weak_link",
                                    "team",
                                    Wording.fit(weak.name(), 40),
                                    "active",
                                    at(weak, month).active(),
                                    "users",
                                    at(weak, month).users(),
                                    "others",
                                    words.wholePercent(Pieces.share(active, BigDecimal.valueOf(users)))));
                });
    }
}
