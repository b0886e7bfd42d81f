package io.meridiem.reports.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Columns from zero, the last one in full colour because it is what the page speaks of, each crossed by a mark to measure it
 * against. Values stand under them as text; where one is below nothing the zero line is drawn higher, and it hangs from it.
 *
 * @param slots columns there is room for, so that they stand over their labels
 * @param marks as many as values; null for none
 */
record Columns(List<Double> values, List<Double> marks, double to, int slots, Palette palette) implements Drawing {

    static Columns of(JsonNode spec, Palette palette) {
        return new Columns(
                Charts.numbers(spec.path("values")),
                Charts.numbers(spec.path("marks")),
                spec.path("to").asDouble(),
                spec.path("slots").asInt(),
                palette);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        double pitch = width / slots;
        double least = values.stream()
                .filter(value -> value != null)
                .mapToDouble(value -> value)
                .reduce(0, Math::min);
        double scale = to > least ? (height - 3) / (to - least) : 0;
        double zero = height + least * scale;
        for (int at = 0; at < values.size(); at++) {
            double value = values.get(at) == null ? 0 : values.get(at);
            double top = zero - Math.max(0, value) * scale;
            double tall = Math.abs(value) * scale;
            boolean isLast = at == values.size() - 1;
            graphics.setColor(isLast ? palette.accent() : Contrast.mix(Color.WHITE, palette.accent(), 0.38));
            graphics.fill(new Rectangle2D.Double(at * pitch + pitch * 0.16, top, pitch * 0.68, tall));
        }
        for (int at = 0; at < marks.size(); at++) {
            if (marks.get(at) != null) {
                double y = zero - marks.get(at) * scale;
                graphics.setColor(palette.ink());
                graphics.setStroke(new BasicStroke(1.3f));
                graphics.draw(new Line2D.Double(at * pitch + pitch * 0.06, y, (at + 1) * pitch - pitch * 0.06, y));
            }
        }
        graphics.setColor(Palette.QUIET);
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.draw(new Line2D.Double(0, zero - 0.3, width, zero - 0.3));
    }
}
