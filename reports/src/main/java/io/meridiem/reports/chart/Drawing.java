package io.meridiem.reports.chart;

import java.awt.Graphics2D;

/** A picture that fills whatever box it is given; units are points, the origin is the box's upper left corner. */
@FunctionalInterface
interface Drawing {
    void draw(Graphics2D graphics, double width, double height);
}
