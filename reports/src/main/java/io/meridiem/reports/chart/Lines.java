package io.meridiem.reports.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines over months on a pale grid, each named at its end instead of in a legend; a filled area when there is one.
 *
 * @param from the value at the foot of the box
 * @param to the value at its top
 * @param left room for the grid's labels, points
 * @param right room for the names at the lines' ends, points
 */
record Lines(
        List<Series> series,
        List<Tick> ticks,
        double from,
        double to,
        double left,
        double right,
        Palette palette,
        Font font)
        implements Drawing {

    record Series(String name, String label, Color colour, boolean dashed, boolean filled, List<Double> values) {}

    record Tick(double at, String label) {}

    private record End(Series series, double x, double y) {}

    /** One figure since the beginning: {@code values}, {@code ticks} ({@code at}, {@code label}), {@code to}. */
    static Lines history(JsonNode spec, Palette palette, Font font) {
        Series only = new Series("", "", palette.accent(), false, true, Charts.numbers(spec.path("values")));
        return new Lines(
                List.of(only),
                ticks(spec.path("ticks")),
                0,
                spec.path("to").asDouble(),
                spec.path("left").asDouble(34),
                4,
                palette,
                font);
    }

    /** Several rates side by side: {@code series} ({@code name}, {@code label}, {@code tone}, {@code dashed}, {@code values}). */
    static Lines comparison(JsonNode spec, Palette palette, Font font) {
        List<Series> series = new ArrayList<>();
        for (JsonNode line : spec.path("series")) {
            series.add(new Series(
                    line.path("name").asText(),
                    line.path("label").asText(),
                    palette.tone(line.path("tone").asText()),
                    line.path("dashed").asBoolean(),
                    false,
                    Charts.numbers(line.path("values"))));
        }
        return new Lines(
                series,
                ticks(spec.path("ticks")),
                spec.path("from").asDouble(),
                spec.path("to").asDouble(),
                34,
                92,
                palette,
                font);
    }

    /** The values that get a grid line, with their labels. */
    static List<Tick> ticks(JsonNode array) {
        List<Tick> ticks = new ArrayList<>();
        array.forEach(tick -> ticks.add(
                new Tick(tick.path("at").asDouble(), tick.path("label").asText())));
        return ticks;
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        graphics.setFont(font.deriveFont(7.5f));
        double widest = ticks.stream()
                .mapToDouble(tick -> graphics.getFontMetrics().stringWidth(tick.label()))
                .max()
                .orElse(0);
        if (widest + 5 > left) {
            new Lines(series, ticks, from, to, widest + 5, right, palette, font).draw(graphics, width, height);
            return;
        }
        grid(graphics, width, height);
        List<End> ends = new ArrayList<>();
        for (Series line : series) {
            End end = line(graphics, line, width, height);
            if (end != null) {
                ends.add(end);
            }
        }
        names(graphics, ends, height);
    }

    private void grid(Graphics2D graphics, double width, double height) {
        graphics.setFont(font.deriveFont(7.5f));
        for (Tick tick : ticks) {
            double y = y(tick.at(), height);
            graphics.setColor(Palette.GRID);
            graphics.setStroke(new BasicStroke(0.6f));
            graphics.draw(new Line2D.Double(left, y, width - right, y));
            graphics.setColor(new Color(0x4B5563));
            double text = graphics.getFontMetrics().stringWidth(tick.label());
            graphics.drawString(
                    tick.label(), (float) (left - 4 - text), (float) Math.max(6, Math.min(height - 0.5, y + 2.7)));
        }
    }

    private End line(Graphics2D graphics, Series line, double width, double height) {
        Path2D path = new Path2D.Double();
        double step = (width - left - right) / Math.max(1, line.values().size() - 1);
        End end = null;
        double begun = 0;
        for (int at = 0; at < line.values().size(); at++) {
            Double value = line.values().get(at);
            if (value == null) {
                continue;
            }
            double x = left + at * step;
            double y = y(value, height);
            if (end == null) {
                path.moveTo(x, y);
                begun = x;
            } else {
                path.lineTo(x, y);
            }
            end = new End(line, x, y);
        }
        if (end != null) {
            stroke(graphics, path, end, begun, height);
        }
        return end;
    }

    private void stroke(Graphics2D graphics, Path2D path, End end, double begun, double height) {
        Series line = end.series();
        if (line.filled()) {
            Path2D area = new Path2D.Double(path);
            area.lineTo(end.x(), height);
            area.lineTo(begun, height);
            area.closePath();
            graphics.setColor(Contrast.mix(Color.WHITE, line.colour(), 0.12));
            graphics.fill(area);
        }
        float[] dashes = line.dashed() ? new float[] {3f, 2.2f} : null;
        graphics.setColor(line.colour());
        graphics.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dashes, 0f));
        graphics.draw(path);
        graphics.fill(new Ellipse2D.Double(end.x() - 2.4, end.y() - 2.4, 4.8, 4.8));
    }

    /** Names at the ends, pushed apart where lines end close together; a name takes two rows of 9 points. */
    private void names(Graphics2D graphics, List<End> ends, double height) {
        List<End> sorted = new ArrayList<>(
                ends.stream().filter(end -> !end.series().name().isEmpty()).toList());
        sorted.sort(Comparator.comparingDouble(End::y));
        double room = 19;
        double y = 0;
        for (int at = 0; at < sorted.size(); at++) {
            End end = sorted.get(at);
            double latest = height - (sorted.size() - at) * room;
            y = Math.max(y, Math.min(latest, end.y() - 9));
            graphics.setColor(end.series().colour());
            graphics.setFont(font.deriveFont(Font.BOLD, 7.5f));
            graphics.drawString(end.series().label(), (float) end.x() + 7, (float) y + 7);
            graphics.setFont(font.deriveFont(7.5f));
            graphics.drawString(end.series().name(), (float) end.x() + 7, (float) y + 16);
            y += room;
        }
    }

    private double y(double value, double height) {
        double share = to > from ? (value - from) / (to - from) : 0;
        return height - 1 - Math.max(0, Math.min(1, share)) * (height - 4);
    }
}
