package io.meridiem.reports.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What gold says of one paying customer in one month, its daughters rolled up; null is not measured.
 *
 * @param id the billing parent's account
 * @param name as the CRM writes it, made fit to print
 * @param owner who looks after it; null where no source tells
 * @param currency ISO 4217 code it is billed in
 * @param accounts accounts of its family that use the product
 * @param month1 what the month was worth; null where nothing was reckoned
 * @param month12 the same of the twelve months that end with it
 * @param course by month, oldest first
 * @param use by month, oldest first
 * @param restated what was told earlier and has changed
 * @param peers null where there are too few
 * @param changes what figures are counted with otherwise than in the month before, the largest first
 * @param claims of the twelve months that end with this one, the latest first
 * @param rewards what the month granted its people, by the rules' order
 * @param investments by basis, in the order they are told; empty where nothing can be told
 */
record Customer(
        String id,
        String name,
        String owner,
        String currency,
        int accounts,
        List<Measure> measures,
        Roi month1,
        Roi month12,
        List<Worth> course,
        List<Use> use,
        Peers peers,
        List<Team> teams,
        List<Step> steps,
        List<Restated> restated,
        List<Invested> investments,
        List<Changed> changes,
        List<Claimed> claims,
        List<Granted> rewards) {

    static Customer of(Facts facts) {
        return new Customer(
                facts.id("account_id"),
                facts.text("account_name"),
                facts.text("owner"),
                facts.id("currency"),
                facts.count("accounts"),
                facts.list("measures", Measure::of),
                facts.part("roi_1", Roi::of),
                facts.part("roi_12", Roi::of),
                facts.list("course", Worth::of),
                facts.list("use", Use::of),
                facts.part("peers", Peers::of),
                facts.list("teams", Team::of),
                facts.list("steps", Step::of),
                facts.list("restated", Restated::of),
                facts.list("investments", Invested::of),
                facts.list("changes", Changed::of),
                facts.list("claims", Claimed::of),
                facts.list("rewards", Granted::of));
    }

    /** A daughter's name beside its parent's: without what both begin with, where something is left. */
    String within(String account) {
        String rest =
                account.startsWith(name) ? account.substring(name.length()).strip() : "";
        return rest.isEmpty() ? account : rest;
    }

    /**
     * What a month, or several, was worth and what it cost.
     *
     * @param months how many months of it are there
     * @param low least value by the ranges of what it was made with; null where nothing has one, as {@code high}
     * @param costRollout part of the cost
     * @param valueFull with everybody taking part; null where it cannot be told
     * @param extrapolated {@code valueFull} is reckoned from what was measured, not agreed
     * @param breakEven share of people from which on it pays; null where not reachable or not told
     */
    record Roi(
            int months,
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            BigDecimal cost,
            BigDecimal costRollout,
            BigDecimal adoption,
            BigDecimal valueFull,
            boolean extrapolated,
            BigDecimal actual,
            BigDecimal at100,
            BigDecimal at30,
            BigDecimal value30,
            BigDecimal value20,
            BigDecimal at20,
            BigDecimal breakEven,
            BigDecimal leftOnTable,
            BigDecimal paybackMonths) {

        static Roi of(Facts facts) {
            return new Roi(
                    facts.count("months_in_window"),
                    facts.decimal("value"),
                    facts.decimal("value_low"),
                    facts.decimal("value_high"),
                    facts.decimal("cost"),
                    facts.decimal("cost_rollout"),
                    facts.decimal("adoption"),
                    facts.decimal("value_full"),
                    facts.flag("extrapolated"),
                    facts.decimal("roi_actual"),
                    facts.decimal("roi_100"),
                    facts.decimal("roi_30"),
                    facts.decimal("value_30"),
                    facts.decimal("value_20"),
                    facts.decimal("roi_20"),
                    facts.decimal("break_even_adoption"),
                    facts.decimal("left_on_table"),
                    facts.decimal("payback_months"));
        }
    }

    /** A month's value and cost. */
    record Worth(YearMonth month, BigDecimal value, BigDecimal cost) {
        static Worth of(Facts facts) {
            return new Worth(facts.month("month"), facts.decimal("value"), facts.decimal("cost"));
        }
    }

    /** A month's use: people, and ratios 0..1. */
    record Use(
            YearMonth month,
            BigDecimal seats,
            BigDecimal people,
            BigDecimal coverage,
            BigDecimal breadth,
            BigDecimal frequency) {
        static Use of(Facts facts) {
            return new Use(
                    facts.month("month"),
                    facts.decimal("licensed_seats"),
                    facts.decimal("active_users"),
                    facts.decimal("coverage"),
                    facts.decimal("breadth"),
                    facts.decimal("frequency"));
        }
    }

    /**
     * Customers to compare with, none of them to be known by it.
     *
     * @param sameSegment of the customer's own segment; else of all
     */
    record Peers(boolean sameSegment, Peer coverage, Peer breadth, Peer frequency) {
        static Peers of(Facts facts) {
            return new Peers(
                    facts.flag("is_same_segment"),
                    facts.part("coverage", Peer::of),
                    facts.part("breadth", Peer::of),
                    facts.part("frequency", Peer::of));
        }
    }

    /**
     * @param count how many have a figure
     * @param middle rounded to 5 points
     * @param low lower quartile, likewise; null for fewer than 11 peers, as {@code high}
     */
    record Peer(int count, BigDecimal middle, BigDecimal low, BigDecimal high) {
        static Peer of(Facts facts) {
            return new Peer(facts.count("peers"), facts.decimal("middle"), facts.decimal("low"), facts.decimal("high"));
        }
    }

    /** A team large enough to be shown, with its months, oldest first; no account where it is the parent's. */
    record Team(String name, String account, boolean weakLink, List<TeamMonth> months) {
        static Team of(Facts facts) {
            return new Team(
                    facts.text("team"),
                    facts.text("account_name"),
                    facts.flag("is_weak_link"),
                    facts.list("months", TeamMonth::of));
        }
    }

    record TeamMonth(YearMonth month, int users, BigDecimal active) {
        static TeamMonth of(Facts facts) {
            return new TeamMonth(facts.month("month"), facts.count("users"), facts.decimal("active_users"));
        }
    }

    /**
     * What an earlier report told and reads otherwise now, the latest month first.
     *
     * @param isValue else it is the cost
     * @param before as it was told
     * @param facts names of the measure that changed most, by language
     */
    record Restated(YearMonth month, boolean isValue, BigDecimal before, BigDecimal now, Facts facts) {
        static Restated of(Facts facts) {
            return new Restated(
                    facts.month("month"),
                    "value".equals(facts.id("figure")),
                    facts.decimal("before"),
                    facts.decimal("now"),
                    facts);
        }
    }

    /**
     * Something to do.
     *
     * @param account the daughter that is to do it; null for the parent
     * @param subject the feature or team it is about; null for none
     * @param broughtHours of what is done, what the month has more than the one before; null for what is open or not measured
     * @param broughtValue likewise
     * @param status proposed, repeated, again or done
     * @param since a day of the month since which it has been proposed; null where it is new
     * @param before a day of the last month before that in which it was proposed; null where it never was
     */
    record Step(
            int rank,
            String action,
            String account,
            String subject,
            BigDecimal gap,
            String gapUnit,
            String owner,
            LocalDate dueOn,
            BigDecimal hours,
            BigDecimal value,
            BigDecimal broughtHours,
            BigDecimal broughtValue,
            String status,
            LocalDate since,
            LocalDate before) {
        static Step of(Facts facts) {
            return new Step(
                    facts.count("rank"),
                    facts.id("action"),
                    facts.text("account_name"),
                    facts.text("subject"),
                    facts.decimal("gap_quantity"),
                    facts.text("gap_unit"),
                    facts.text("owner"),
                    facts.day("due_on"),
                    facts.decimal("expected_hours"),
                    facts.decimal("expected_value"),
                    facts.decimal("brought_hours"),
                    facts.decimal("brought_value"),
                    facts.id("status"),
                    facts.day("proposed_since"),
                    facts.day("proposed_before"));
        }
    }
}
