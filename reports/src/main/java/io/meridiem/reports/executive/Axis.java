package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A chart's scale with round steps.
 *
 * @param ticks the values that get a grid line; the first and the last are the scale's ends
 */
record Axis(List<BigDecimal> ticks) {

    /** A scale with three to six round ticks that holds all values. */
    static Axis of(BigDecimal low, BigDecimal high) {
        double span = Math.max(high.subtract(low).doubleValue(), 1e-6);
        double rough = span / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
        BigDecimal exact = BigDecimal.valueOf(step);
        List<BigDecimal> ticks = new ArrayList<>();
        BigDecimal at = BigDecimal.valueOf(Math.floor(low.doubleValue() / step)).multiply(exact);
        while (ticks.isEmpty() || ticks.get(ticks.size() - 1).compareTo(high) < 0) {
            BigDecimal bare = at.stripTrailingZeros();
            ticks.add(bare.setScale(Math.max(0, bare.scale())));
            at = at.add(exact);
        }
        return new Axis(ticks);
    }

    BigDecimal top() {
        return ticks.get(ticks.size() - 1);
    }

    /** Writes the scale into a chart object. */
    void into(ObjectNode chart, Function<BigDecimal, String> label) {
        ArrayNode array = chart.putArray("ticks");
        for (BigDecimal tick : ticks) {
            array.add(Documents.empty().put("at", tick).put("label", label.apply(tick)));
        }
        chart.put("from", ticks.get(0)).put("to", ticks.get(ticks.size() - 1));
    }
}
