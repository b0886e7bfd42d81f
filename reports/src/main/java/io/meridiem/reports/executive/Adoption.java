package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the report's month says about adoption, read once. Scores run 0..100, parts 0..1; null is not measured.
 *
 * @param course the portfolio by month, without gaps, the report's month last; empty where nothing was ever measured
 * @param customers every customer that pays or is used, the largest first
 * @param weakTeams of the largest accounts first
 * @param teams teams that have a score, weak or not
 * @param moved accounts whose score moved, from the worst fall to the best rise
 * @param lowest accounts with the lowest scores, the lowest first
 * @param renewals accounts hardly used that renew soon, the largest first
 */
record Adoption(
        List<Level> course,
        List<Customer> customers,
        List<State> states,
        List<WeakTeam> weakTeams,
        long teams,
        List<Moved> moved,
        List<Lowest> lowest,
        List<Renewal> renewals) {

    /** The parts of the score, in the order in which they are printed. */
    static final List<String> PARTS =
            List.of("coverage", "breadth", "frequency", "depth", "manner", "quality", "timing");

    /** From this score on a customer counts as using what it bought: the middle of the scale. */
    static final BigDecimal USED = BigDecimal.valueOf(50);

    /** Months a course is shown for. */
    private static final int YEAR = 12;

    /**
     * The whole portfolio in one month, weighted by MRR; coverage by seats.
     *
     * @param people active users
     * @param parts by name; a part that was not measured is missing
     */
    record Level(
            YearMonth month,
            long people,
            BigDecimal seats,
            BigDecimal score,
            BigDecimal effective,
            Map<String, BigDecimal> parts) {

        static Level none(YearMonth month) {
            return new Level(month, 0, null, null, null, Map.of());
        }
    }

    /**
     * One billed customer.
     *
     * @param mrr null for one that is used and does not pay
     * @param startMrr twelve months ago, or when it began to pay if that is later
     * @param movedMrr what it did by itself since then
     */
    record Customer(
            String name, BigDecimal score, BigDecimal mrr, BigDecimal startMrr, BigDecimal movedMrr, long people) {}

    /** Accounts in one failure state; a null state could not be judged. */
    record State(String state, long accounts, BigDecimal mrr) {}

    record WeakTeam(
            String account, String owner, String team, long users, BigDecimal score, BigDecimal othersMedian) {}

    /**
     * @param alike how many accounts moved the same way
     * @param parts what was measured at both ends, before and after by name
     */
    record Moved(
            String name,
            String owner,
            BigDecimal mrr,
            LocalDate renewal,
            String state,
            BigDecimal before,
            BigDecimal after,
            long alike,
            Map<String, List<BigDecimal>> parts) {

        /** In whole points, as a reader would work it out from the printed scores. */
        BigDecimal change() {
            return points(after).subtract(points(before));
        }

        /** The part that moved most the way the score did; null where none did. */
        String part() {
            String most = null;
            BigDecimal furthest = BigDecimal.ZERO;
            BigDecimal way = BigDecimal.valueOf(change().signum());
            for (String part : PARTS) {
                List<BigDecimal> ends = parts.get(part);
                BigDecimal move = ends == null
                        ? BigDecimal.ZERO
                        : ends.get(1).subtract(ends.get(0)).multiply(way);
                if (move.compareTo(furthest) > 0) {
                    most = part;
                    furthest = move;
                }
            }
            return most;
        }
    }

    /**
     * @param parts now, each at most 1; what was not measured is missing
     */
    record Lowest(
            String name,
            String owner,
            BigDecimal mrr,
            LocalDate renewal,
            String state,
            BigDecimal score,
            Map<String, BigDecimal> parts) {}

    record Renewal(String name, String owner, BigDecimal mrr, LocalDate on, String state, BigDecimal score) {}

    static Adoption read(Tables tables, YearMonth month) {
        List<Row> known = Portfolio.ask(tables, "adoption_teams_known", month);
        return new Adoption(
                course(Portfolio.ask(tables, "adoption_trend", month), month),
                Portfolio.ask(tables, "adoption_customers", month).stream()
                        .map(Adoption::customer)
                        .toList(),
                Portfolio.ask(tables, "adoption_states", month).stream()
                        .map(row -> new State(row.text("failure_state"), row.count("accounts"), row.decimal("mrr")))
                        .toList(),
                Portfolio.ask(tables, "adoption_teams", month).stream()
                        .map(Adoption::weakTeam)
                        .toList(),
                known.isEmpty() ? 0 : known.get(0).count("teams"),
                Portfolio.ask(tables, "adoption_movers", month).stream()
                        .map(Adoption::moved)
                        .toList(),
                Portfolio.ask(tables, "adoption_lowest", month).stream()
                        .map(Adoption::lowest)
                        .toList(),
                Portfolio.ask(tables, "adoption_renewals", month).stream()
                        .map(Adoption::renewal)
                        .toList());
    }

    /** Whether the report's month has a score: without one no page speaks of adoption. */
    boolean isMeasured() {
        return !course.isEmpty() && now().score() != null;
    }

    /** The report's month. */
    Level now() {
        return course.get(course.size() - 1);
    }

    /** The month before, or one in which nothing was measured. */
    Level before() {
        return course.size() < 2 ? Level.none(now().month().minusMonths(1)) : course.get(course.size() - 2);
    }

    /** The score's change in whole points, as a reader would work it out from the printed scores; null without one. */
    BigDecimal change() {
        return before().score() == null ? null : points(now().score()).subtract(points(before().score()));
    }

    /** A score as it is printed. */
    static BigDecimal points(BigDecimal score) {
        return score.setScale(0, RoundingMode.HALF_UP);
    }

    private static List<Level> course(List<Row> rows, YearMonth month) {
        Map<YearMonth, Level> known = new HashMap<>();
        rows.stream().filter(row -> row.count("scored") > 0).forEach(row -> known.put(row.month("month"), level(row)));
        List<Level> course = new ArrayList<>();
        for (YearMonth at = month.minusMonths(YEAR - 1); !at.isAfter(month); at = at.plusMonths(1)) {
            if (known.containsKey(at) || !course.isEmpty()) {
                course.add(known.getOrDefault(at, Level.none(at)));
            }
        }
        return course;
    }

    private static Level level(Row row) {
        Map<String, BigDecimal> parts = new HashMap<>();
        for (String part : PARTS.subList(1, PARTS.size())) {
            if (row.decimal(part) != null) {
                parts.put(part, row.decimal(part));
            }
        }
        BigDecimal seats = row.decimal("seats");
        BigDecimal used = row.decimal("used_seats");
        if (seats != null && seats.signum() > 0 && used != null) {
            parts.put("coverage", Pieces.share(used, seats));
        }
        return new Level(
                row.month("month"), row.count("active_users"), seats, row.decimal("score"), row.decimal("effective"), parts);
    }

    private static Customer customer(Row row) {
        return new Customer(
                row.text("account_name"),
                row.decimal("score"),
                row.decimal("mrr"),
                row.decimal("start_mrr"),
                row.decimal("moved_mrr"),
                row.count("active_users"));
    }

    private static WeakTeam weakTeam(Row row) {
        return new WeakTeam(
                row.text("account_name"),
                row.text("owner"),
                row.text("team"),
                row.count("users"),
                row.decimal("adoption_score"),
                row.decimal("others_median"));
    }

    private static Moved moved(Row row) {
        Map<String, List<BigDecimal>> parts = new HashMap<>();
        for (String part : PARTS) {
            BigDecimal before = row.decimal(part + "_before");
            BigDecimal after = row.decimal(part);
            if (before != null && after != null) {
                parts.put(part, List.of(before.min(BigDecimal.ONE), after.min(BigDecimal.ONE)));
            }
        }
        return new Moved(
                row.text("account_name"),
                row.text("owner"),
                row.decimal("mrr"),
                row.day("renewal_date"),
                row.text("failure_state"),
                row.decimal("adoption_score_before"),
                row.decimal("adoption_score"),
                row.count("moved_that_way"),
                parts);
    }

    private static Lowest lowest(Row row) {
        Map<String, BigDecimal> parts = new HashMap<>();
        for (String part : PARTS) {
            if (row.decimal(part) != null) {
                parts.put(part, row.decimal(part).min(BigDecimal.ONE));
            }
        }
        return new Lowest(
                row.text("account_name"),
                row.text("owner"),
                row.decimal("mrr"),
                row.day("renewal_date"),
                row.text("failure_state"),
                row.decimal("adoption_score"),
                parts);
    }

    private static Renewal renewal(Row row) {
        return new Renewal(
                row.text("account_name"),
                row.text("owner"),
                row.money("mrr"),
                row.day("renewal_date"),
                row.text("failure_state"),
                row.decimal("adoption_score"));
    }
}
