package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** From 1,000 to 980: 200 won, 30 grown, 260 cut, paused or left, and 10 by exchange rates. */
class CausesTest {
    private static Movement month(int fx) {
        return new Movement(
                YearMonth.of(2026, 10),
                new BigDecimal(1000),
                new BigDecimal(150),
                new BigDecimal(50),
                new BigDecimal(30),
                new BigDecimal(60),
                new BigDecimal(200),
                new BigDecimal(fx),
                new BigDecimal(970 + fx),
                10,
                1,
                1,
                2,
                1,
                1);
    }

    @Test
    void what_moved_mrr_adds_up_exchange_rates_included() {
        assertThat(new Causes(month(10), new Wording("en", "EUR")).sentence())
                .isEqualTo("+€200 from 2 accounts won, +€30 from 2 that grew, −€260 from 2 that cut, paused or left,"
                        + " +€10 by exchange rates");
        assertThat(new Causes(month(0), new Wording("en", "EUR")).sentence()).endsWith("that cut, paused or left");
    }

    @Test
    void movements_that_nobody_could_see_beside_the_opening_are_drawn_from_it() {
        assertThat(month(10).isSmall()).isFalse();
        Movement small = Movement.none(YearMonth.of(2026, 10));
        assertThat(small.isSmall()).as("nothing there, nothing to draw from").isFalse();
        Movement hardly = new Movement(
                YearMonth.of(2026, 10),
                new BigDecimal(100_000),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                new BigDecimal(20),
                new BigDecimal(5),
                BigDecimal.ZERO,
                new BigDecimal(-7),
                new BigDecimal(100_018),
                10,
                1,
                0,
                1,
                1,
                0);
        assertThat(hardly.isSmall()).isTrue();
    }
}
