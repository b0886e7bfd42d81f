package io.meridiem.reports.value;

import java.math.BigDecimal;

/**
 * The product as an investment, from one point of view; amounts are discounted to its beginning, in the customer's currency.
 *
 * @param basis forecast, planned, realised, ahead or full, as in {@code gold.investment_month}
 * @param months that are summed
 * @param rate a year's
 * @param low net present value by the least value the ranges allow; null where nothing has one, as {@code high}
 * @param probability that it is realised; null where nobody states one
 * @param payback months; null where not told or past the horizon
 * @param statedBy who states the assumptions; null for the program's own
 * @param statedYear 0 likewise
 * @param delayCost null where delay is no question
 */
record Invested(
        String basis,
        int months,
        int horizon,
        BigDecimal rate,
        BigDecimal value,
        BigDecimal cost,
        BigDecimal npv,
        BigDecimal low,
        BigDecimal high,
        BigDecimal probability,
        BigDecimal riskAdjusted,
        BigDecimal payback,
        String statedBy,
        int statedYear,
        int delayMonths,
        BigDecimal delayCost) {

    static Invested of(Facts facts) {
        return new Invested(
                facts.id("basis"),
                facts.count("months"),
                facts.count("horizon_months"),
                facts.decimal("discount_rate"),
                facts.decimal("value_present"),
                facts.decimal("cost_present"),
                facts.decimal("npv"),
                facts.decimal("npv_low"),
                facts.decimal("npv_high"),
                facts.decimal("probability"),
                facts.decimal("npv_risk_adjusted"),
                facts.decimal("payback_months"),
                facts.text("stated_by"),
                facts.count("stated_year"),
                facts.count("delay_months"),
                facts.decimal("delay_cost"));
    }

    /** Whether it has come; else it is expected. */
    boolean isMeasured() {
        return basis.equals("realised");
    }
}
