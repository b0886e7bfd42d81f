package io.meridiem.score;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What one rule grants an account or a team, month after month, so that nothing is paid twice: all that was won until a month
 * brings so many portions in all, and what of them was granted before is taken off.
 *
 * @param every so much of what is counted brings one portion
 * @param gives one portion
 * @param isLevel a month's amount is where a KPI stands, and a portion is for having come so far; else it is what the month
 *     added
 * @param isLinear parts of a portion are granted too
 * @param atMost most that is granted in a month; null for no limit
 */
public record RewardLedger(BigDecimal every, BigDecimal gives, boolean isLevel, boolean isLinear, BigDecimal atMost) {
    /** Digits of what is granted. */
    private static final int SCALE = 2;

    /**
     * A month as it is known now.
     *
     * @param amount null where it was not measured
     * @param isTold a report of the month has been published: what it granted stands
     * @param told what it granted; null where it told that nothing was measured, or told nothing of this
     */
    public record Month(BigDecimal amount, boolean isTold, BigDecimal told) {}

    /**
     * @param earned granted in the month; null where nothing was measured or told
     * @param carriedOver of what is counted, what has brought nothing yet; below 0 where more was granted than is due now
     */
    public record Entry(BigDecimal earned, BigDecimal carriedOver) {}

    /**
     * @param months oldest first
     * @return an entry each
     */
    public List<Entry> entries(List<Month> months) {
        List<Entry> entries = new ArrayList<>();
        List<BigDecimal> room = room(months);
        BigDecimal won = BigDecimal.ZERO;
        BigDecimal granted = BigDecimal.ZERO;
        BigDecimal untold = BigDecimal.ZERO;
        for (int at = 0; at < months.size(); at++) {
            Month month = months.get(at);
            won = won(won, month);
            BigDecimal earned = month.isTold() ? month.told() : earned(month, won, granted);
            if (!month.isTold() && earned != null) {
                earned = room.get(at) == null
                        ? earned
                        : earned.min(room.get(at)
                                .subtract(untold)
                                .max(BigDecimal.ZERO)
                                .setScale(SCALE, RoundingMode.DOWN));
                untold = untold.add(earned);
            }
            granted = granted.add(earned == null ? BigDecimal.ZERO : earned);
            BigDecimal used = granted.multiply(every).divide(gives, MathContext.DECIMAL64);
            entries.add(new Entry(earned, won.subtract(used).setScale(SCALE, RoundingMode.HALF_UP)));
        }
        return entries;
    }

    /**
     * What months no report told of may grant in all until each month, so that they grant nothing once more that a later
     * report has granted: all that was ever due by that report, less what reports granted. Null after the last report.
     */
    private List<BigDecimal> room(List<Month> months) {
        List<BigDecimal> left = new ArrayList<>();
        BigDecimal won = BigDecimal.ZERO;
        BigDecimal due = BigDecimal.ZERO;
        BigDecimal told = BigDecimal.ZERO;
        for (Month month : months) {
            won = won(won, month);
            due = due.max(due(won));
            told = told.add(month.isTold() && month.told() != null ? month.told() : BigDecimal.ZERO);
            left.add(month.isTold() ? due.subtract(told) : null);
        }
        for (int at = left.size() - 2; at >= 0; at--) {
            BigDecimal later = left.get(at + 1);
            if (later != null) {
                left.set(at, left.get(at) == null ? later : left.get(at).min(later));
            }
        }
        return left;
    }

    private BigDecimal won(BigDecimal before, Month month) {
        return month.amount() == null ? before : isLevel ? month.amount() : before.add(month.amount());
    }

    private BigDecimal earned(Month month, BigDecimal won, BigDecimal granted) {
        if (month.amount() == null) {
            return null;
        }
        BigDecimal due = due(won).subtract(granted).max(BigDecimal.ZERO);
        BigDecimal limited = atMost == null ? due : due.min(atMost);
        return limited.setScale(SCALE, RoundingMode.DOWN);
    }

    /** All portions so far. */
    private BigDecimal due(BigDecimal won) {
        BigDecimal some = won.max(BigDecimal.ZERO);
        return isLinear
                ? some.multiply(gives).divide(every, MathContext.DECIMAL64)
                : some.divideToIntegralValue(every).multiply(gives);
    }
}
