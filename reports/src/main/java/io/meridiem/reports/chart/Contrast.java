package io.meridiem.reports.chart;

import java.awt.Color;

/** Legibility by the WCAG 2 formulas; ratios run from 1 (same) to 21 (black on white). */
public final class Contrast {
    /** The least ratio that small text may have. */
    public static final double LEAST = 4.5;

    private Contrast() {}

    /** The contrast ratio of two opaque colours, in either order. */
    public static double ratio(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /**
     * The text colour for a fill: white or the preferred dark one, whichever is read better; black where neither
     * reaches {@link #LEAST} (black or white always does).
     */
    public static Color inkOn(Color fill, Color dark) {
        Color better = ratio(Color.WHITE, fill) >= ratio(dark, fill) ? Color.WHITE : dark;
        return ratio(better, fill) >= LEAST ? better : Color.BLACK;
    }

    /** The colour itself, or the first darker shade of it that can be read as small text on the background. */
    public static Color readable(Color colour, Color background) {
        Color shade = colour;
        for (int step = 1; ratio(shade, background) < LEAST && step <= 20; step++) {
            shade = mix(colour, Color.BLACK, step / 20.0);
        }
        return shade;
    }

    /** A colour between two: share 0 gives the first, 1 the second. */
    public static Color mix(Color from, Color to, double share) {
        return new Color(
                between(from.getRed(), to.getRed(), share),
                between(from.getGreen(), to.getGreen(), share),
                between(from.getBlue(), to.getBlue(), share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * Math.max(0, Math.min(1, share)));
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
