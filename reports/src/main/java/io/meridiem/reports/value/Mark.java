package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Pieces;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;

/** How a figure moved since the month before, in words and with an arrow; colour says no more than they do. */
record Mark(Wording words, YearMonth before) {
    /** A rise beyond it says more by where it began: +1,300% of next to nothing is next to nothing. */
    private static final BigDecimal TOLD_AS_SHARE = BigDecimal.valueOf(2);

    /**
     * A change in per cent.
     *
     * @param upIsGood null where a rise is neither good nor bad
     */
    ObjectNode change(BigDecimal now, BigDecimal then, Boolean upIsGood) {
        if (then == null) {
            return quiet("change_first");
        }
        if (now.compareTo(then) == 0) {
            return quiet("change_none");
        }
        BigDecimal change = then.signum() <= 0 ? null : now.subtract(then).divide(then, MathContext.DECIMAL64);
        if (change == null || change.compareTo(TOLD_AS_SHARE) > 0) {
            return Pieces.toned(
                    words.say(
                            "change_from",
                            "arrow",
                            Pieces.arrow(now.subtract(then)),
                            "then",
                            words.quantity(then),
                            "month",
                            words.monthName(before)),
                    tone(now.subtract(then), upIsGood));
        }
        return moved(change, words.signedWholePercent(change), upIsGood);
    }

    /** A change of a ratio in points; one that rounds to none is none. */
    ObjectNode points(BigDecimal now, BigDecimal then) {
        if (then == null) {
            return quiet("change_first");
        }
        BigDecimal change = now.subtract(then);
        return change.setScale(3, RoundingMode.HALF_UP).signum() == 0
                ? quiet("change_none")
                : moved(change, words.signedPoints(change), true);
    }

    private ObjectNode moved(BigDecimal change, String says, Boolean upIsGood) {
        return Pieces.toned(
                words.say("change", "arrow", Pieces.arrow(change), "change", says, "month", words.monthName(before)),
                tone(change, upIsGood));
    }

    private ObjectNode quiet(String key) {
        return Pieces.toned(words.say(key, "month", words.monthName(before)), "quiet");
    }

    private static String tone(BigDecimal change, Boolean upIsGood) {
        return upIsGood == null ? "quiet" : Pieces.tone(change, upIsGood);
    }
}
