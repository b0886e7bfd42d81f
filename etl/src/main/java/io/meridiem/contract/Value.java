package io.meridiem.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the product is worth to customers and how that is counted: the section {@code value} of {@code meridiem.yml} with the
 * catalogue it is told in.
 *
 * @param measures empty where the file names none: then no value is measured
 * @param rollout null where only the fee is a cost
 * @param rewards what a customer grants its people for what was won; empty where nothing is
 */
public record Value(
        Equivalents catalogue,
        List<Rate> rates,
        List<Measure> measures,
        Rollout rollout,
        Investment investment,
        List<Reward> rewards) {

    /** What holds where the file has no such section. */
    public static Value none() {
        return new Value(Equivalents.none(), List.of(), List.of(), null, Investment.usual(), List.of());
    }

    /**
     * What an investor has to assume.
     *
     * @param horizonMonths months that are looked at
     * @param discountRate a year's, 0.08 = 8 %
     * @param probability that expected value is realised; null where nobody states one: then nothing is risk-adjusted
     * @param delayMonths how much later value begins in the scenario of delay
     * @param source who says so; null for the program's own assumptions
     * @param year the year of that; null likewise
     */
    public record Investment(
            int horizonMonths,
            BigDecimal discountRate,
            BigDecimal probability,
            int delayMonths,
            String source,
            Integer year) {

        /** What holds where nobody states anything else. */
        public static Investment usual() {
            return new Investment(36, new BigDecimal("0.08"), null, 2, null, null);
        }
    }

    /**
     * So much of something for so much of what was won.
     *
     * @param names by language
     * @param of hours (of all that counts to value), value (its money, in the reporting currency) or kpi
     * @param measure the measure of the KPI; null for the others
     * @param every hours, money, or per cent by which the KPI became better, due to the product
     * @param gives what they bring, in {@code units}
     * @param units what is given, by language
     * @param isLinear parts of {@code every} bring parts of {@code gives}; else only whole ones count and the rest is carried over
     * @param isPerTeam told to teams, by their people who worked with the product
     * @param atMost most that is granted in a month; null for no limit
     * @param from first day of the first month that counts
     */
    public record Reward(
            String id,
            Map<String, String> names,
            String of,
            String measure,
            BigDecimal every,
            BigDecimal gives,
            Map<String, String> units,
            boolean isLinear,
            boolean isPerTeam,
            BigDecimal atMost,
            LocalDate from) {}

    /** The least and the most a number may be. */
    public record Range(BigDecimal low, BigDecimal high) {}

    /**
     * What an hour of work costs with all that comes on top of the wage.
     *
     * @param country as written; null for an account's own rate
     * @param spellings lower-case names and codes the country is known by; empty for an account's own
     * @param account null for a country's rate
     * @param currency ISO 4217 code
     * @param range what the amount may be; null where unknown
     */
    public record Rate(
            String country,
            List<String> spellings,
            String account,
            BigDecimal amount,
            String currency,
            String source,
            int year,
            Range range) {}

    /**
     * One thing customers win.
     *
     * @param names by language; English always there
     * @param counts what is counted
     * @param unit what a counted unit is
     * @param minutes null where it saves no hours
     * @param attribution share due to the product; null for a KPI's own
     * @param captureShare share of the hours that becomes other work
     * @param discounted whether incomplete records are taken off
     * @param restates the measure whose benefit it tells again; null for none
     * @param threshold least share of the people that must take part before there is value
     * @param feeds further units a unit stands for
     * @param ofDevelopers whether the hours are developers', who then build something else
     * @param icon null for that of its wording
     * @param attributionRange what the share may be; null where unknown
     * @param captureRange likewise of the captured share
     */
    public record Measure(
            String id,
            Map<String, String> names,
            Counts counts,
            String unit,
            Minutes minutes,
            BigDecimal attribution,
            BigDecimal captureShare,
            boolean discounted,
            boolean countsToValue,
            String restates,
            BigDecimal threshold,
            Map<String, BigDecimal> feeds,
            String source,
            int year,
            boolean ofDevelopers,
            String icon,
            Range attributionRange,
            Range captureRange,
            List<Agreement> agreements,
            List<ProductShare> products) {

        /** The wording of the catalogue that tells it. */
        public String wording() {
            if (counts.kpi() != null) {
                return "kpi";
            }
            if (minutes == null) {
                return "volume";
            }
            return counts.isErrors() ? "errors" : "hours";
        }
    }

    /**
     * @param feature null where a KPI is counted
     * @param count which of the feature's counts; null likewise
     * @param each units one of them stands for
     * @param errorsBefore share of records wrong before; null unless avoided errors are counted
     * @param kpi null where a feature's use is counted
     */
    public record Counts(String feature, String count, BigDecimal each, BigDecimal errorsBefore, String kpi) {
        /** Whether it counts errors that did not happen. */
        public boolean isErrors() {
            return "errors_avoided".equals(count);
        }
    }

    /**
     * What holds for customers of one product; what is null is the measure's own.
     *
     * @param product plan or add-on, as subscriptions name it
     */
    public record ProductShare(String product, Minutes minutes, BigDecimal attribution, BigDecimal captureShare) {}

    /** Minutes a unit takes without and with the product. */
    public record Minutes(BigDecimal before, BigDecimal after) {}

    /**
     * What one customer agreed to; what is null is the measure's own.
     *
     * @param caseAmount worth of a year with everybody taking part; null where none is agreed
     */
    public record Agreement(
            String account,
            Minutes minutes,
            BigDecimal attribution,
            BigDecimal captureShare,
            String agreedBy,
            LocalDate agreedOn,
            BigDecimal caseAmount,
            String caseCurrency) {}

    /**
     * What it costs a customer to bring the product in.
     *
     * @param months it is spread over, from the first paid one
     * @param fees times the first month's fee; null where an amount is given, or none for all
     * @param amount null where fees are given, or none for all
     */
    public record Rollout(
            int months, BigDecimal fees, BigDecimal amount, String currency, List<RolloutCost> accounts) {}

    /** What it cost one customer. */
    public record RolloutCost(String account, BigDecimal amount, String currency) {}
}
