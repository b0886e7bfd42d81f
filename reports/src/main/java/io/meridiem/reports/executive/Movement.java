package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * How MRR went from one month end to the next, of the portfolio or of one account, exact in the reporting currency.
 *
 * @param contraction as a positive amount
 * @param churn as a positive amount
 * @param paying accounts with MRR at the end
 */
record Movement(
        YearMonth month,
        BigDecimal opening,
        BigDecimal fresh,
        BigDecimal reactivation,
        BigDecimal expansion,
        BigDecimal contraction,
        BigDecimal churn,
        BigDecimal fx,
        BigDecimal closing,
        long paying,
        long started,
        long returned,
        long expanded,
        long contracted,
        long churned) {

    static Movement of(Row row, YearMonth month) {
        return new Movement(
                month,
                row.money("opening_mrr"),
                row.money("new_mrr"),
                row.money("reactivation_mrr"),
                row.money("expansion_mrr"),
                row.money("contraction_mrr"),
                row.money("churn_mrr"),
                row.money("fx_mrr"),
                row.money("closing_mrr"),
                row.count("paying_accounts"),
                row.count("new_accounts"),
                row.count("reactivated_accounts"),
                row.count("expanded_accounts"),
                row.count("contracted_accounts"),
                row.count("churned_accounts"));
    }

    /** A month in which nobody paid and nothing moved. */
    static Movement none(YearMonth month) {
        BigDecimal zero = BigDecimal.ZERO;
        return new Movement(month, zero, zero, zero, zero, zero, zero, zero, zero, 0, 0, 0, 0, 0, 0);
    }

    /** Several months in a row as one movement; account counts are left at the last month's, they do not add up. */
    static Movement over(List<Movement> months) {
        Movement sum = months.get(0);
        for (Movement next : months.subList(1, months.size())) {
            sum = new Movement(
                    next.month,
                    sum.opening,
                    sum.fresh.add(next.fresh),
                    sum.reactivation.add(next.reactivation),
                    sum.expansion.add(next.expansion),
                    sum.contraction.add(next.contraction),
                    sum.churn.add(next.churn),
                    sum.fx.add(next.fx),
                    next.closing,
                    next.paying,
                    next.started,
                    next.returned,
                    next.expanded,
                    next.contracted,
                    next.churned);
        }
        return sum;
    }

    /** The bridge's eight steps in order: opening, six signed movements, closing. */
    List<BigDecimal> steps() {
        return List.of(opening, fresh, reactivation, expansion, contraction.negate(), churn.negate(), fx, closing);
    }

    /** Whether no movement could be seen beside the opening: all of them together keep within a tenth of it. */
    boolean isSmall() {
        BigDecimal up = fresh.add(reactivation).add(expansion).add(fx.max(BigDecimal.ZERO));
        BigDecimal down = contraction.add(churn).subtract(fx.min(BigDecimal.ZERO));
        return up.max(down).multiply(BigDecimal.TEN).compareTo(opening) < 0;
    }

    /** Closing less opening: net new MRR, exchange rates included. */
    BigDecimal net() {
        return closing.subtract(opening);
    }

    /** Whether opening and movements make the closing, to the cent. */
    boolean balances() {
        BigDecimal sum = steps().subList(0, 7).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(closing) == 0;
    }

    /** What the account or portfolio did itself, exchange rates left out. */
    BigDecimal moved() {
        return fresh.add(reactivation).add(expansion).subtract(contraction).subtract(churn);
    }

    /** The wording key of the largest of the five movements. */
    String kind() {
        List<String> names = List.of("new", "reactivation", "expansion", "contraction", "churn");
        String largest = "unchanged";
        BigDecimal most = BigDecimal.ZERO;
        for (int at = 0; at < names.size(); at++) {
            BigDecimal amount = steps().get(at + 1).abs();
            if (amount.compareTo(most) > 0) {
                largest = names.get(at);
                most = amount;
            }
        }
        return largest;
    }
}
