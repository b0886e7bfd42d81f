package io.meridiem.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;

/** A bar from zero and a mark to measure it against, such as what it costs; both as shares of the longest. */
record MeasuredBar(double share, double mark, Color colour, Color ink) implements Drawing {
    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        graphics.setColor(colour);
        graphics.fill(new RoundRectangle2D.Double(
                0, height * 0.2, Math.max(1, Math.min(1, share) * (width - 2)), height * 0.6, 2, 2));
        double x = Math.max(0.7, Math.min(1, mark) * (width - 2));
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(3f));
        graphics.draw(new Line2D.Double(x, height * 0.2, x, height * 0.8));
        graphics.setColor(ink);
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(new Line2D.Double(x, 0, x, height));
    }
}
