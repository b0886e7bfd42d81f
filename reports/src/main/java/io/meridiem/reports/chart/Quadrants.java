package io.meridiem.reports.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Points on two scales cut into four named fields: across from 0 to 100, up on a baseline of zero. A point's area is
 * its weight; one beyond the scale is a triangle at the edge. Names avoid each other or stay away.
 *
 * @param from the value at the foot of the box
 * @param to the value at its top
 * @param split where the fields part across; upwards they part at zero
 * @param names of the fields: above right, below right, above left, below left
 */
record Quadrants(
        List<Point> points,
        List<Lines.Tick> up,
        List<Lines.Tick> across,
        double from,
        double to,
        double split,
        List<String> names,
        Palette palette,
        Font font)
        implements Drawing {
    private static final double FOOT = 13;
    private static final double NAME = 13;
    private static final double LARGEST = 13;
    private static final double LEAST_LARGE = 7;
    private static final double SMALLEST = 1.9;

    /** One point: its area as a share of the largest, its name where it has one. */
    record Point(double x, double y, double size, String tone, boolean beyond, String label) {}

    /** From a chart object: {@code points}, {@code ticks}, {@code across}, {@code split} and the four fields' names. */
    static Quadrants of(JsonNode spec, Palette palette, Font font) {
        List<Point> points = new ArrayList<>();
        spec.path("points")
                .forEach(point -> points.add(new Point(
                        point.path("x").asDouble(),
                        point.path("y").asDouble(),
                        point.path("size").asDouble(),
                        point.path("tone").asText(),
                        point.path("beyond").asBoolean(),
                        point.path("label").asText())));
        List<String> names = List.of("growing", "steady", "ahead", "leaving").stream()
                .map(name -> spec.path(name).asText())
                .toList();
        return new Quadrants(
                points,
                Lines.ticks(spec.path("ticks")),
                Lines.ticks(spec.path("across")),
                spec.path("from").asDouble(),
                spec.path("to").asDouble(),
                spec.path("split").asDouble(),
                names,
                palette,
                font);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        graphics.setFont(font.deriveFont(7.5f));
        double left = 5
                + up.stream()
                        .mapToDouble(tick -> graphics.getFontMetrics().stringWidth(tick.label()))
                        .max()
                        .orElse(0);
        Rectangle2D plot = new Rectangle2D.Double(left, 1, width - left - 2, height - FOOT - 1);
        Labels labels = new Labels(graphics, plot);
        tint(graphics, plot);
        scales(graphics, plot);
        List<Labels.Dot> dots = new ArrayList<>();
        for (Point point : points) {
            dots.add(dot(graphics, plot, point));
        }
        fields(graphics, plot, labels);
        labels.avoid(new Rectangle2D.Double(plot.getX(), y(plot, 0) - 0.4, plot.getWidth(), 0.8));
        labels.avoid(new Rectangle2D.Double(x(plot, split) - 0.4, plot.getY(), 0.8, plot.getHeight()));
        labels.place(dots);
    }

    /** The field of those who may leave stands out before any name is read. */
    private void tint(Graphics2D graphics, Rectangle2D plot) {
        double zero = y(plot, 0);
        graphics.setColor(Contrast.mix(Color.WHITE, palette.tone("bad"), 0.06));
        graphics.fill(new Rectangle2D.Double(plot.getX(), zero, x(plot, split) - plot.getX(), plot.getMaxY() - zero));
    }

    /** All four fields are named in their outer corners, below the triangles where there are some. */
    private void fields(Graphics2D graphics, Rectangle2D plot, Labels labels) {
        graphics.setFont(font.deriveFont(Font.BOLD, 7.5f));
        for (int at = 0; at < names.size(); at++) {
            boolean right = at < 2;
            boolean above = at % 2 == 0;
            double text = graphics.getFontMetrics().stringWidth(names.get(at));
            double x = right ? plot.getMaxX() - text - 3 : plot.getX() + 4;
            double y = above ? plot.getY() + (edged() ? 19 : 9) : plot.getMaxY() - 4;
            labels.write(names.get(at), x, y, palette.tone(at == 3 ? "bad" : "quiet"));
            labels.keepFree(new Rectangle2D.Double(x - 2, y - 8, text + 4, 11));
        }
        graphics.setFont(font.deriveFont(7.5f));
    }

    private void scales(Graphics2D graphics, Rectangle2D plot) {
        for (Lines.Tick tick : up) {
            double y = y(plot, tick.at());
            boolean zero = tick.at() == 0;
            line(graphics, zero ? Palette.QUIET : Palette.GRID, zero ? 0.8f : 0.6f, plot.getX(), y, plot.getMaxX(), y);
            double text = graphics.getFontMetrics().stringWidth(tick.label());
            label(graphics, tick.label(), plot.getX() - 4 - text, Math.max(6, Math.min(plot.getMaxY(), y + 2.7)));
        }
        for (Lines.Tick tick : across) {
            double x = x(plot, tick.at());
            double text = graphics.getFontMetrics().stringWidth(tick.label());
            label(graphics, tick.label(), x - text / 2, plot.getMaxY() + 9);
        }
        double middle = x(plot, split);
        line(graphics, Palette.QUIET, 0.8f, middle, plot.getY(), middle, plot.getMaxY());
    }

    private static void label(Graphics2D graphics, String text, double x, double y) {
        graphics.setColor(new Color(0x4B5563));
        graphics.drawString(text, (float) x, (float) y);
    }

    private static void line(Graphics2D graphics, Color colour, float stroke, double... ends) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(stroke));
        graphics.draw(new Line2D.Double(ends[0], ends[1], ends[2], ends[3]));
    }

    private Labels.Dot dot(Graphics2D graphics, Rectangle2D plot, Point point) {
        double radius = Math.max(SMALLEST, largest() * Math.sqrt(point.size()));
        double x = x(plot, point.x());
        double y = y(plot, point.y());
        Color colour = palette.tone(point.tone());
        Color shade = point.tone().equals("accent") ? palette.accent() : colour;
        if (point.beyond()) {
            y = plot.getY() + 4;
            radius = 4;
            triangle(graphics, shade, x, y);
        } else {
            graphics.setColor(Contrast.mix(Color.WHITE, shade, 0.45));
            graphics.fill(circle(x, y, radius));
            graphics.setColor(shade);
            graphics.setStroke(new BasicStroke(0.7f));
            graphics.draw(circle(x, y, radius));
        }
        return new Labels.Dot(x, y, radius, point.label(), colour);
    }

    private boolean edged() {
        return points.stream().anyMatch(Point::beyond);
    }

    /** The more points, the smaller all of them: a crowd of large ones would hide itself. */
    private double largest() {
        return Math.max(LEAST_LARGE, Math.min(LARGEST, 110 / Math.sqrt(points.size())));
    }

    private static void triangle(Graphics2D graphics, Color colour, double x, double y) {
        Path2D head = new Path2D.Double();
        head.moveTo(x - 3.5, y + 3);
        head.lineTo(x + 3.5, y + 3);
        head.lineTo(x, y - 3);
        head.closePath();
        graphics.setColor(colour);
        graphics.fill(head);
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static double x(Rectangle2D plot, double value) {
        // Room at both ends, so that a point at 0 or 100 stays in the picture.
        double room = 11;
        return plot.getX() + room + Math.max(0, Math.min(100, value)) / 100 * (plot.getWidth() - 2 * room);
    }

    private double y(Rectangle2D plot, double value) {
        double share = to > from ? (value - from) / (to - from) : 0;
        // The fields' names and the triangles have bands of their own, where no point comes to lie.
        double above = edged() ? 22 : 13;
        return plot.getMaxY() - NAME - Math.max(0, Math.min(1, share)) * (plot.getHeight() - NAME - above);
    }
}
