package io.meridiem.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Objects;

/** The course of one figure, without axes: its shape, and a dot where it stands now. Gaps stay gaps. */
record Sparkline(List<Double> values, Palette palette, String on) implements Drawing {
    private static final double DOT = 2.2;

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        double low = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(v -> v)
                .min()
                .orElse(0);
        double high = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(v -> v)
                .max()
                .orElse(0);
        Color line = on.equals("hero") ? Color.WHITE : palette.accent();
        graphics.setColor(line);
        graphics.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        double x = 0;
        double y = 0;
        for (int at = 0; at < values.size(); at++) {
            Double value = values.get(at);
            if (value == null) {
                drawing = false;
                continue;
            }
            x = DOT + at * (width - 2 * DOT) / Math.max(1, values.size() - 1);
            // A level that never changed is a line through the middle, not along the floor.
            double share = high > low ? (value - low) / (high - low) : 0.5;
            y = DOT + (1 - share) * (height - 2 * DOT);
            if (drawing) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
            }
            drawing = true;
        }
        graphics.draw(path);
        graphics.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
    }
}
