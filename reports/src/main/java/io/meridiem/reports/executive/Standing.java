package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * Where customers stand by the two conditions of staying: they get the value they hoped for, and they like what they
 * live with.
 *
 * @param customers those that pay, the most MRR first
 */
record Standing(List<Customer> customers) {
    /** Who cannot be placed: one of the two was not measured. */
    static final String UNKNOWN = "unknown";

    /** Every standing, the best first. */
    static final List<String> ALL = List.of("both", "value_only", "experience_only", "neither", UNKNOWN);

    /**
     * A customer.
     *
     * @param expected value hoped for over twelve months, in the reporting currency; null where nothing was agreed
     * @param realised what of it came
     * @param share the one over the other
     * @param roi return over twelve months; null without
     * @param nps mean answer of 0 to 10; null where nobody answered
     * @param cases mean answer of 1 to 5 about cases; null where nobody answered
     * @param standing one of {@link #ALL}
     */
    record Customer(
            String name,
            String owner,
            BigDecimal mrr,
            BigDecimal expected,
            BigDecimal realised,
            BigDecimal share,
            BigDecimal roi,
            BigDecimal nps,
            BigDecimal cases,
            String standing) {}

    static Standing read(Tables tables, YearMonth month) {
        return new Standing(Portfolio.ask(tables, "standing", month).stream()
                .map(row -> new Customer(
                        row.text("account_name"),
                        row.text("owner"),
                        row.money("mrr"),
                        row.decimal("expected"),
                        row.decimal("realised"),
                        row.decimal("realised_share"),
                        row.decimal("roi"),
                        row.decimal("nps"),
                        row.decimal("case_satisfaction"),
                        row.id("standing")))
                .toList());
    }

    /** Whether anybody can be placed. */
    boolean isMeasured() {
        return customers.stream().anyMatch(one -> !one.standing().equals(UNKNOWN));
    }

    List<Customer> of(String standing) {
        return customers.stream().filter(one -> one.standing().equals(standing)).toList();
    }
}
