package io.meridiem.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Names beside points: never on another name or on what is kept free, on as few points as can be; a name without a
 * place is left out. First come, first placed.
 */
final class Labels {
    private static final double HEIGHT = 9;
    /** What crossing a line costs, in small points covered. */
    private static final double LINE = 2.5;

    private static final double[] DISTANCES = {2, 9, 18, 28};
    private static final double[][] SIDES = {{1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}};

    /** A drawn point, and the name it asks for; an empty name asks for none. */
    record Dot(double x, double y, double radius, String label, Color colour) {}

    private record Place(Rectangle2D box, double cost, boolean far) {}

    private final Graphics2D graphics;
    private final Rectangle2D plot;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Rectangle2D> crossed = new ArrayList<>();

    Labels(Graphics2D graphics, Rectangle2D plot) {
        this.graphics = graphics;
        this.plot = plot;
    }

    /** No name will stand there. */
    void keepFree(Rectangle2D box) {
        taken.add(box);
    }

    /** A name may stand there where nowhere else is better: a line would run through it. */
    void avoid(Rectangle2D box) {
        crossed.add(box);
    }

    /** What is kept free, then the boxes of the names that found a place. */
    List<Rectangle2D> taken() {
        return List.copyOf(taken);
    }

    /** Writes the names of all points that have one, in their order. */
    void place(List<Dot> dots) {
        for (Dot dot : dots) {
            if (dot.label().isEmpty()) {
                continue;
            }
            Place best = best(dot, dots);
            if (best != null) {
                taken.add(best.box());
                write(dot, best);
            }
        }
    }

    private Place best(Dot dot, List<Dot> dots) {
        FontMetrics metrics = graphics.getFontMetrics();
        double width = metrics.stringWidth(dot.label());
        Place best = null;
        for (double distance : DISTANCES) {
            for (double[] side : SIDES) {
                Rectangle2D box = box(dot, side, distance, width);
                boolean far = distance > DISTANCES[0];
                if (plot.contains(box) && free(box) && (!far || reaches(leader(dot, box)))) {
                    double cost = covered(box, dot, dots)
                            + distance / 12
                            + LINE * crossed.stream().filter(box::intersects).count();
                    if (best == null || cost < best.cost()) {
                        best = new Place(box, cost, far);
                    }
                }
            }
        }
        return best;
    }

    /** Two names side by side must not read as one. */
    private boolean free(Rectangle2D box) {
        Rectangle2D wide = new Rectangle2D.Double(box.getX() - 6, box.getY(), box.getWidth() + 12, box.getHeight());
        return taken.stream().noneMatch(wide::intersects);
    }

    /** From a point to the nearest edge of a name that stands apart from it. */
    private static Line2D leader(Dot dot, Rectangle2D box) {
        double x = Math.max(box.getX(), Math.min(box.getMaxX(), dot.x()));
        double y = Math.max(box.getY(), Math.min(box.getMaxY(), dot.y()));
        return new Line2D.Double(dot.x(), dot.y(), x, y);
    }

    /** Whether a leader runs through no other name. */
    private boolean reaches(Line2D leader) {
        return taken.stream().noneMatch(leader::intersects);
    }

    private static Rectangle2D box(Dot dot, double[] side, double distance, double width) {
        double reach = dot.radius() + distance;
        double x = side[0] > 0 ? dot.x() + reach : side[0] < 0 ? dot.x() - reach - width : dot.x() - width / 2;
        double y = dot.y() + side[1] * (reach * (side[0] == 0 ? 1 : 0.6) + HEIGHT / 2) - HEIGHT / 2;
        return new Rectangle2D.Double(x, y, width, HEIGHT);
    }

    /** How much a box would hide: small points by their number, a large or a named one counts for more. */
    private static double covered(Rectangle2D box, Dot own, List<Dot> dots) {
        double covered = 0;
        for (Dot dot : dots) {
            Rectangle2D around = new Rectangle2D.Double(
                    dot.x() - dot.radius(), dot.y() - dot.radius(), 2 * dot.radius(), 2 * dot.radius());
            if (dot != own && box.intersects(around)) {
                covered += dot.label().isEmpty() ? 1 : 4;
            }
        }
        return covered;
    }

    private void write(Dot dot, Place place) {
        Rectangle2D box = place.box();
        if (place.far()) {
            graphics.setColor(dot.colour());
            graphics.setStroke(new BasicStroke(0.4f));
            graphics.draw(leader(dot, box));
        }
        write(dot.label(), box.getX(), box.getY() + 7.2, dot.colour());
    }

    /** Text at a place, with a pale rim that keeps it legible where it crosses points and lines. */
    void write(String text, double x, double y, Color colour) {
        Shape outline = graphics.getFont()
                .createGlyphVector(graphics.getFontRenderContext(), text)
                .getOutline((float) x, (float) y);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(outline);
        graphics.setColor(colour);
        graphics.fill(outline);
    }
}
