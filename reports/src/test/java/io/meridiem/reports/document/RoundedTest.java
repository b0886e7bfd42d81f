package io.meridiem.reports.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundedTest {
    @Test
    void three_thirds_rounded_still_make_the_whole() {
        Rounded rounded = Rounded.of(decimals("33.34", "33.33", "33.33"), 0);
        assertThat(rounded.total()).isEqualByComparingTo("100");
        assertThat(rounded.parts()).map(BigDecimal::toPlainString).containsExactly("34", "33", "33");
    }

    @Test
    void what_became_worse_is_taken_off_to_the_same_total() {
        Rounded rounded = Rounded.of(decimals("10.60", "-0.40", "0.70"), 0);
        assertThat(rounded.total()).isEqualByComparingTo("11");
        assertThat(rounded.parts().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("11");
    }

    private static List<BigDecimal> decimals(String... amounts) {
        return Stream.of(amounts).map(BigDecimal::new).toList();
    }
}
