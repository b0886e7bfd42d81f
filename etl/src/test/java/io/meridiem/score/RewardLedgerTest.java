package io.meridiem.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.score.RewardLedger.Month;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two hours off for every hundred hours saved; as {@code granted (carried over)}. */
class RewardLedgerTest {
    private static final RewardLedger STEPS = ledger(false, false, null);

    @Test
    void wholeHundredsAreGrantedAndTheRestIsCarriedOver() {
        assertThat(told(STEPS, now("250"), now("30"), now("20"), now("0")))
                .containsExactly("4.00 (50.00)", "0.00 (80.00)", "2.00 (0.00)", "0.00 (0.00)");
    }

    @Test
    void aMonthThatWasNotMeasuredGrantsNothingKnownAndLosesNothing() {
        assertThat(told(STEPS, now("99"), now(null), now("1")))
                .containsExactly("0.00 (99.00)", "null (99.00)", "2.00 (0.00)");
    }

    @Test
    void aWorseMonthIsMadeUpForBeforeAnythingIsGrantedAgain() {
        assertThat(told(STEPS, now("200"), now("-150"), now("100"), now("150")))
                .containsExactly("4.00 (0.00)", "0.00 (-150.00)", "0.00 (-50.00)", "2.00 (0.00)");
    }

    @Test
    void whatAPublishedMonthGrantedStandsAndLaterMonthsMakeUpForIt() {
        // 300 hours were told; 150 are what they turned out to be. Without the first, four hours would be granted once
        // more.
        assertThat(told(STEPS, told("150", "6.00"), now("100"), now("150")))
                .containsExactly("6.00 (-150.00)", "0.00 (-50.00)", "2.00 (0.00)");
        // What was found later of a published month is granted in the next.
        assertThat(told(STEPS, told("300", "2.00"), now("0"))).containsExactly("2.00 (200.00)", "4.00 (0.00)");
        assertThat(told(STEPS, told("300", null), now("0"))).containsExactly("null (300.00)", "6.00 (0.00)");
    }

    /** The report of the second month granted what the first, told by no report, would be due now. */
    @Test
    void aMonthNoReportToldOfGrantsNothingThatALaterReportHasGranted() {
        assertThat(told(STEPS, now("110"), told("20", "2.00"), now("80")))
                .containsExactly("0.00 (110.00)", "2.00 (30.00)", "2.00 (10.00)");
        // As it was when the report was published: the first month granted its two hours before.
        assertThat(told(STEPS, now("110"), told("120", "2.00"), now("0")))
                .containsExactly("2.00 (10.00)", "2.00 (30.00)", "0.00 (30.00)");
        // What no report has granted is not lost either.
        assertThat(told(STEPS, now("310"), told("20", "2.00"), now("80")))
                .containsExactly("4.00 (110.00)", "2.00 (30.00)", "2.00 (10.00)");
    }

    @Test
    void aLimitPutsOffAndTakesNothing() {
        assertThat(told(ledger(false, false, "5"), now("400"), now("0"), now("0")))
                .containsExactly("5.00 (150.00)", "3.00 (0.00)", "0.00 (0.00)");
    }

    @Test
    void partsOfAPortionAreGrantedWhereTheRuleSaysSo() {
        assertThat(told(ledger(false, true, null), now("33.3333"), now("66.6667")))
                .containsExactly("0.66 (0.33)", "1.34 (0.00)");
    }

    /** A KPI stands 120, 90, 250 per cent better than before: each hundred is paid once, when first reached. */
    @Test
    void whereAKpiStandsIsPaidForOnceAndNotEveryMonthAnew() {
        assertThat(told(ledger(true, false, null), now("120"), now("120"), now("90"), now("250")))
                .containsExactly("2.00 (20.00)", "0.00 (20.00)", "0.00 (-10.00)", "2.00 (50.00)");
    }

    private static RewardLedger ledger(boolean level, boolean linear, String atMost) {
        return new RewardLedger(
                new BigDecimal("100"),
                new BigDecimal("2"),
                level,
                linear,
                atMost == null ? null : new BigDecimal(atMost));
    }

    private static Month now(String amount) {
        return new Month(amount == null ? null : new BigDecimal(amount), false, null);
    }

    private static Month told(String amount, String granted) {
        return new Month(new BigDecimal(amount), true, granted == null ? null : new BigDecimal(granted));
    }

    private static List<String> told(RewardLedger ledger, Month... months) {
        return ledger.entries(Stream.of(months).toList()).stream()
                .map(one -> one.earned() + " (" + one.carriedOver() + ")")
                .toList();
    }
}
