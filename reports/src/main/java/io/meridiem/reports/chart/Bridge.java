package io.meridiem.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A waterfall from an opening to a closing level, always on a baseline of zero.
 *
 * <p>The first and the last step are levels, those between are signed movements. A rise points up and a fall points
 * down with an arrow head, so that colour is not needed to tell them apart; amounts stand under the bars as text.
 */
record Bridge(List<Double> steps, Palette palette) implements Drawing {
    private static final double HEAD = 7;

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        double pitch = width / steps.size();
        double top = top();
        double scale = top > 0 ? (height - HEAD - 1) / top : 0;
        double level = 0;
        for (int at = 0; at < steps.size(); at++) {
            boolean isLevel = at == 0 || at == steps.size() - 1;
            double before = isLevel ? 0 : level;
            level = isLevel ? steps.get(at) : level + steps.get(at);
            double x = at * pitch + pitch * 0.14;
            bar(graphics, isLevel, x, pitch * 0.72, height - before * scale, height - level * scale);
            if (at < steps.size() - 1) {
                connect(graphics, x + pitch * 0.72, (at + 1) * pitch + pitch * 0.14, height - level * scale);
            }
        }
        graphics.setColor(Palette.QUIET);
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.draw(new Line2D.Double(0, height - 0.3, width, height - 0.3));
    }

    private double top() {
        double level = 0;
        double top = 0;
        for (int at = 0; at < steps.size() - 1; at++) {
            level += steps.get(at);
            top = Math.max(top, level);
        }
        return Math.max(top, steps.get(steps.size() - 1));
    }

    private void bar(Graphics2D graphics, boolean isLevel, double x, double width, double from, double to) {
        if (isLevel) {
            graphics.setColor(palette.accent());
            graphics.fill(new Rectangle2D.Double(x, to, width, from - to));
            return;
        }
        if (from == to) {
            graphics.setColor(Palette.QUIET);
            graphics.fill(new Rectangle2D.Double(x, to - 0.4, width, 0.8));
            return;
        }
        boolean up = to < from;
        graphics.setColor(palette.tone(up ? "good" : "bad"));
        graphics.fill(new Rectangle2D.Double(x, Math.min(from, to), width, Math.max(0.8, Math.abs(from - to))));
        arrow(graphics, up, x + width / 2, Math.min(from, to) - 2);
    }

    private static void arrow(Graphics2D graphics, boolean up, double middle, double foot) {
        double tip = up ? foot - 4 : foot;
        double base = up ? foot : foot - 4;
        Path2D head = new Path2D.Double();
        head.moveTo(middle - 3, base);
        head.lineTo(middle + 3, base);
        head.lineTo(middle, tip);
        head.closePath();
        graphics.fill(head);
    }

    private static void connect(Graphics2D graphics, double from, double to, double y) {
        graphics.setColor(new Color(0x9CA3AF));
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(new Line2D.Double(from, y, to, y));
    }
}
