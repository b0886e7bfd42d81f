package io.meridiem.reports.value;

import java.math.BigDecimal;

/**
 * What a figure is counted with otherwise than in the month before.
 *
 * @param input as in {@code gold.input_change_month}
 * @param quantity of the month's figure due to it; null where only money is, as {@code money} where there is none
 */
record Changed(Facts facts, String input, BigDecimal before, BigDecimal now, BigDecimal quantity, BigDecimal money) {
    static Changed of(Facts facts) {
        return new Changed(
                facts,
                facts.id("input"),
                facts.decimal("before"),
                facts.decimal("now"),
                facts.decimal("quantity_effect"),
                facts.decimal("money_effect"));
    }
}
