package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * What the report's month says about adoption, read once. Scores run 0..100, parts 0..1; null is not measured.
 *
 * @param privacy a team of fewer people never appears
 * @param weights what each part weighs in the score, 0..1
 * @param course the portfolio by month, without gaps, the report's month last; empty where nothing was ever measured
 * @param customers every customer that pays or is used, the largest first
 * @param weakTeams of the largest accounts first
 * @param teams teams that have a score, weak or not
 * @param moved accounts whose score moved, from the worst fall to the best rise
 * @param lowest accounts with the lowest scores, the lowest first
 * @param renewals accounts hardly used that renew soon, the largest first
 */
record Adoption(
        int privacy,
        Map<String, BigDecimal> weights,
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

    record WeakTeam(String account, String owner, String team, long users, BigDecimal score, BigDecimal othersMedian) {}

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

        /** The part that moved the score most, by what it weighs; null where none went the score's way. */
        String part(Map<String, BigDecimal> weights) {
            String most = null;
            BigDecimal furthest = BigDecimal.ZERO;
            BigDecimal way = BigDecimal.valueOf(change().signum());
            for (String part : PARTS) {
                List<BigDecimal> ends = parts.get(part);
                BigDecimal move = ends == null
                        ? BigDecimal.ZERO
                        : ends.get(1).subtract(ends.get(0)).multiply(way).multiply(weights.get(part));
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
}
