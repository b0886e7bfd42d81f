package io.meridiem.reports.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/**
 * A share of 0..1 as a bar, with what it is measured against: a flag for the target, a ring for the middle of others and a
 * pale stretch for the middle half of them. Told apart by shape; each stands beside it as text.
 */
record Track(double value, Double target, Double middle, Double low, Double high, Palette palette) implements Drawing {
    private static final double BAR = 7;
    private static final Color PEERS = new Color(0xD3D8E0);

    static Track of(JsonNode spec, Palette palette) {
        return new Track(
                spec.path("value").asDouble(),
                number(spec, "target"),
                number(spec, "middle"),
                number(spec, "low"),
                number(spec, "high"),
                palette);
    }

    private static Double number(JsonNode spec, String key) {
        return spec.has(key) ? spec.path(key).asDouble() : null;
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        double top = (height - BAR) / 2;
        if (low != null && high != null) {
            fill(graphics, PEERS, low * width, Math.max(2, (high - low) * width), top - 4, BAR + 8);
        }
        fill(graphics, Palette.GRID, 0, width, top, BAR);
        fill(graphics, palette.accent(), 0, Math.max(1, Math.min(1, value) * width), top, BAR);
        if (middle != null) {
            ring(graphics, palette, Math.max(4.4, Math.min(1, middle) * width - 4.4), height / 2);
        }
        if (target != null) {
            flag(graphics, palette, Math.min(1, target) * width, height / 2);
        }
    }

    private static void fill(Graphics2D graphics, Color colour, double x, double width, double y, double height) {
        graphics.setColor(colour);
        graphics.fill(new RoundRectangle2D.Double(x, y, width, height, 3, 3));
    }

    static void ring(Graphics2D graphics, Palette palette, double x, double y) {
        Ellipse2D ring = new Ellipse2D.Double(x - 3.6, y - 3.6, 7.2, 7.2);
        graphics.setColor(Color.WHITE);
        graphics.fill(ring);
        graphics.setColor(palette.ink());
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(ring);
    }

    static void flag(Graphics2D graphics, Palette palette, double x, double y) {
        double stand = Math.max(0.7, x - 0.7);
        graphics.setColor(palette.ink());
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(new Line2D.Double(stand, y - 8, stand, y + 7));
        Path2D cloth = new Path2D.Double();
        cloth.moveTo(stand, y - 8.6);
        cloth.lineTo(stand - 5.5, y - 5.8);
        cloth.lineTo(stand, y - 3);
        cloth.closePath();
        graphics.fill(cloth);
    }

    /** One of its signs alone, for the head of a column: {@code target} or {@code peers}. */
    static Drawing key(String key, Palette palette) {
        return (graphics, width, height) -> {
            if (key.equals("target")) {
                flag(graphics, palette, width * 0.7, height / 2);
            } else {
                ring(graphics, palette, width / 2, height / 2);
            }
        };
    }
}
