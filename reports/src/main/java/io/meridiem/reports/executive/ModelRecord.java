package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * What models foretold, beside what happened, at every month end whose horizon is over by the report's month.
 *
 * @param months the earliest first; empty as long as no model foretold anything that is over
 */
record ModelRecord(List<Month> months) {

    /**
     * @param n customers judged
     * @param left of them, those whose MRR reached zero within the horizon
     * @param expected how many of them were foretold to
     * @param auc null where too few left
     * @param base {@code brier} of who tells everybody the share that left before
     * @param low lower end of what {@code ece} would be, 95 times in 100, were the probabilities right
     * @param lift null where nobody left
     * @param challenger what boosted trees would have foretold; null where the configuration asks for none
     */
    record Month(
            YearMonth month,
            long n,
            long left,
            BigDecimal expected,
            BigDecimal auc,
            BigDecimal brier,
            BigDecimal base,
            BigDecimal logLoss,
            BigDecimal ece,
            BigDecimal low,
            BigDecimal high,
            BigDecimal lift,
            BigDecimal tenth,
            Beside challenger) {}

    /** @param auc null where too few left */
    record Beside(BigDecimal auc, BigDecimal brier, BigDecimal logLoss) {}

    static ModelRecord read(Tables tables, YearMonth month) {
        return new ModelRecord(Portfolio.ask(tables, "records", month).stream()
                .map(ModelRecord::month)
                .toList());
    }

    private static Month month(Row row) {
        return new Month(
                row.month("month"),
                row.count("n"),
                row.count("churners"),
                row.decimal("expected"),
                row.decimal("auc"),
                row.decimal("brier"),
                row.decimal("brier_base"),
                row.decimal("log_loss"),
                row.decimal("ece"),
                row.decimal("ece_low"),
                row.decimal("ece_high"),
                row.decimal("lift_10"),
                row.decimal("precision_10"),
                row.decimal("challenger_brier") == null
                        ? null
                        : new Beside(
                                row.decimal("challenger_auc"),
                                row.decimal("challenger_brier"),
                                row.decimal("challenger_log_loss")));
    }

    boolean isMeasured() {
        return !months.isEmpty();
    }

    /** Whether boosted trees stand beside the model in any month. */
    boolean isChallenged() {
        return months.stream().map(Month::challenger).anyMatch(Objects::nonNull);
    }
}
