package io.meridiem.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A waterfall from an opening to a closing level, never on a cut baseline.
 *
 * <p>The first and the last step are levels, those between are signed movements. A rise points up and a fall points
 * down with an arrow head, so that colour is not needed to tell them apart; amounts stand under the bars as text.
 *
 * @param fromOpening the baseline is the opening and not zero: movements too small to be seen beside the levels get the
 *     whole height, and the closing is drawn as what they came to
 */
record Bridge(List<Double> steps, boolean fromOpening, Palette palette) implements Drawing {
    private static final double HEAD = 7;

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        List<Double> levels = levels();
        double low = levels.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double foot = low < 0 ? HEAD + 1 : 0;
        double span = levels.stream().mapToDouble(Double::doubleValue).max().orElse(0) - low;
        double scale = span > 0 ? (height - HEAD - 1 - foot) / span : 0;
        double zero = height - foot + Math.min(low, 0) * scale;
        double pitch = width / steps.size();
        for (int at = 0; at < steps.size(); at++) {
            boolean isLevel = at == 0 || at == steps.size() - 1;
            double before = isLevel ? 0 : levels.get(at);
            double after = levels.get(at + 1);
            double x = at * pitch + pitch * 0.14;
            bar(graphics, isLevel, x, pitch * 0.72, zero - before * scale, zero - after * scale);
            if (at < steps.size() - 1) {
                connect(graphics, x + pitch * 0.72, (at + 1) * pitch + pitch * 0.14, zero - after * scale);
            }
        }
        graphics.setColor(Palette.QUIET);
        graphics.setStroke(new BasicStroke(0.6f));
        double line = Math.min(zero, height - 0.3);
        graphics.draw(new Line2D.Double(0, line, width, line));
    }

    /** The baseline's own 0, then where each step ends, both counted from the baseline. */
    private List<Double> levels() {
        double base = fromOpening ? steps.get(0) : 0;
        double level = -base;
        List<Double> levels = new ArrayList<>(List.of(0D));
        for (int at = 0; at < steps.size() - 1; at++) {
            level += steps.get(at);
            levels.add(level);
        }
        levels.add(steps.get(steps.size() - 1) - base);
        return levels;
    }

    private void bar(Graphics2D graphics, boolean isLevel, double x, double width, double from, double to) {
        if (isLevel) {
            graphics.setColor(palette.accent());
            graphics.fill(new Rectangle2D.Double(x, Math.min(from, to), width, Math.max(0.8, Math.abs(from - to))));
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
