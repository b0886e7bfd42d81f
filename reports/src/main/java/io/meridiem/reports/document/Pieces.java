package io.meridiem.reports.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The parts documents are made of: toned text, heat cells and the drawings' values. */
public class Pieces {
    protected Pieces() {}

    /** Text in the colour of a meaning: good, bad, warn, quiet or ink. */
    public static ObjectNode toned(String text, String tone) {
        return Documents.empty().put("text", text).put("tone", tone);
    }

    /** Text on a fill that grows with a share 0..1. */
    public static ObjectNode heat(String text, BigDecimal share) {
        return Documents.empty().put("text", text).put("heat", share);
    }

    /** A figure's course; null values are gaps. None when fewer than two are known: one point is no course. */
    public static ObjectNode sparkline(List<BigDecimal> values, String on) {
        List<BigDecimal> known = values;
        while (!known.isEmpty() && known.get(0) == null) {
            known = known.subList(1, known.size());
        }
        if (known.stream().filter(value -> value != null).count() < 2) {
            return null;
        }
        ObjectNode chart = Documents.empty().put("chart", "sparkline").put("on", on);
        chart.set("values", numbers(known));
        return chart;
    }

    /** A bar of a value against the longest one. */
    public static ObjectNode bar(BigDecimal value, BigDecimal longest, String tone) {
        return Documents.empty()
                .put("chart", "bar")
                .put("share", share(value.abs(), longest.abs()))
                .put("tone", tone);
    }

    public static ArrayNode numbers(List<BigDecimal> values) {
        ArrayNode array = Documents.empty().arrayNode();
        for (BigDecimal value : values) {
            if (value == null) {
                array.addNull();
            } else {
                array.add(value);
            }
        }
        return array;
    }

    /** Part of a whole, 0 when the whole is 0. */
    public static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.divide(whole, MathContext.DECIMAL64).setScale(6, RoundingMode.HALF_UP);
    }

    /** The arrow that says the direction without colour. */
    public static String arrow(BigDecimal change) {
        return change.signum() > 0 ? "▲" : change.signum() < 0 ? "▼" : "=";
    }

    /** Good when up, bad when down; the other way round where less is better. */
    public static String tone(BigDecimal change, boolean upIsGood) {
        if (change.signum() == 0) {
            return "quiet";
        }
        return (change.signum() > 0) == upIsGood ? "good" : "bad";
    }
}
