package io.meridiem.reports.value;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A success story of the customer's people that was held against its evidence and that no measure counts.
 *
 * @param worth what they say it was worth to them, in {@code currency}
 * @param evidence what shows it
 */
record Claimed(String title, YearMonth month, BigDecimal worth, String currency, String evidence) {
    static Claimed of(Facts facts) {
        return new Claimed(
                facts.text("title"),
                facts.month("month"),
                facts.decimal("worth"),
                facts.id("currency"),
                facts.text("evidence"));
    }
}
