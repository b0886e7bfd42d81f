package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    @ParameterizedTest(name = "{0} less {1} is told as {2} less {3}")
    @CsvSource({
        "804899.00, 768101.60, 805000, 768000",
        "80143.97, 78102.00, 80000, 78000",
        "80143.97, 80102.00, 80140, 80100",
        "532000.00, 150400.00, 530000, 150000"
    })
    void aSmallDifferenceOfLargeAmountsIsToldAsWhatItIs(
            BigDecimal value, BigDecimal cost, BigDecimal toldValue, BigDecimal toldCost) {
        Rounding to = new Rounding(BigDecimal.valueOf(10_000)).leaving(value, cost, value.subtract(cost), null);
        assertThat(to.of(value)).isEqualByComparingTo(toldValue);
        assertThat(to.of(cost)).isEqualByComparingTo(toldCost);
    }
}
