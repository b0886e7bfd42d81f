package io.meridiem.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;

/** One horizontal bar that starts at zero. The amount stands beside it as text, with its sign. */
record Bar(double share, Color colour) implements Drawing {
    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        double length = Math.max(1, Math.min(1, share) * width);
        graphics.setColor(colour);
        graphics.fill(new RoundRectangle2D.Double(0, 0, length, height, 2, 2));
    }
}
