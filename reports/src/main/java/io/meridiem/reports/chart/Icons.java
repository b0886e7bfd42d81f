package io.meridiem.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The line icons of {@code brand/icons.properties}, on a grid of 24: each read once.
 *
 * <p>An icon is a list of strokes divided by {@code |}: {@code line x y x y ...}, {@code circle x y r},
 * {@code box x y width height corner}, {@code arc x y width height from extent} and {@code curve x y cx cy cx cy x y ...}.
 */
final class Icons {
    private static final double GRID = 24;
    private static final float LINE = 1.7f;
    private static final Icons BUILT_IN = new Icons();

    private final Properties drawn = read();
    private final Map<String, List<Shape>> strokes = new ConcurrentHashMap<>();

    private Icons() {}

    /** An icon in a colour; a plain ring for a name nobody has drawn. */
    static Drawing of(String name, Color colour) {
        List<Shape> shapes = BUILT_IN.strokes.computeIfAbsent(name, BUILT_IN::strokes);
        return (graphics, width, height) -> {
            double scale = Math.min(width, height) / GRID;
            graphics.setColor(colour);
            graphics.setStroke(new BasicStroke((float) (LINE * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            AffineTransform grid = AffineTransform.getScaleInstance(scale, scale);
            shapes.forEach(shape -> graphics.draw(grid.createTransformedShape(shape)));
        };
    }

    private List<Shape> strokes(String name) {
        List<Shape> shapes = new ArrayList<>();
        for (String stroke : drawn.getProperty(name.toLowerCase(Locale.ROOT), "circle 12 12 8")
                .split("\\|")) {
            String[] words = stroke.strip().split("\\s+");
            double[] at = new double[words.length - 1];
            for (int word = 1; word < words.length; word++) {
                at[word - 1] = Double.parseDouble(words[word]);
            }
            shapes.add(shape(words[0], at));
        }
        return List.copyOf(shapes);
    }

    private static Shape shape(String kind, double[] at) {
        return switch (kind) {
            case "line" -> line(at);
            case "curve" -> curve(at);
            case "circle" -> new Ellipse2D.Double(at[0] - at[2], at[1] - at[2], 2 * at[2], 2 * at[2]);
            case "box" -> new RoundRectangle2D.Double(at[0], at[1], at[2], at[3], 2 * at[4], 2 * at[4]);
            case "arc" -> new Arc2D.Double(at[0], at[1], at[2], at[3], at[4], at[5], Arc2D.OPEN);
            default -> throw new IllegalArgumentException("no stroke of an icon is called '" + kind + "'");
        };
    }

    private static Shape line(double[] at) {
        Path2D path = new Path2D.Double();
        path.moveTo(at[0], at[1]);
        for (int next = 2; next < at.length; next += 2) {
            path.lineTo(at[next], at[next + 1]);
        }
        return path;
    }

    private static Shape curve(double[] at) {
        Path2D path = new Path2D.Double();
        path.moveTo(at[0], at[1]);
        for (int next = 2; next < at.length; next += 6) {
            path.curveTo(at[next], at[next + 1], at[next + 2], at[next + 3], at[next + 4], at[next + 5]);
        }
        return path;
    }

    private static Properties read() {
        Properties icons = new Properties();
        try (InputStream file = Icons.class.getResourceAsStream("/reports/brand/icons.properties")) {
            icons.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return icons;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
