package io.meridiem.reports.chart;

import java.awt.Color;
import java.util.Locale;

/**
 * The colours of one document: the brand's two and three with a meaning (good, bad, warning), the same in every brand.
 *
 * @param accent the brand's colour, for shapes
 * @param ink the brand's dark colour, for text and the dark card
 */
public record Palette(Color accent, Color ink) {
    /** The fill behind cards; darker than paper, so text that is legible here is legible on both. */
    public static final Color CARD = new Color(0xF5F6F9);

    static final Color GRID = new Color(0xE3E6EB);
    static final Color QUIET = new Color(0x6B7280);
    private static final Color GOOD = new Color(0x047857);
    private static final Color BAD = new Color(0xB91C1C);
    private static final Color WARN = new Color(0x92400E);

    /**
     * @param accent {@code #rrggbb}
     * @param ink {@code #rrggbb}
     * @throws NumberFormatException when one is no such colour
     */
    public static Palette of(String accent, String ink) {
        return new Palette(Color.decode(accent), Contrast.readable(Color.decode(ink), CARD));
    }

    /** The accent where it is text on paper or on a card. */
    public Color accentText() {
        return Contrast.readable(accent, CARD);
    }

    /** The colour of a tone: {@code good}, {@code bad}, {@code warn}, {@code accent}; any other is ink. */
    public Color tone(String tone) {
        return switch (tone) {
            case "good" -> GOOD;
            case "bad" -> BAD;
            case "warn" -> WARN;
            case "accent" -> accentText();
            case "quiet" -> QUIET;
            default -> ink;
        };
    }

    /**
     * The fill of a heat cell: paper-like at 0, a clear tint of the accent at 1 and above. Never the accent itself: in
     * most brands one ink then serves all cells, and a page of them stays calm.
     */
    public Color heat(double share) {
        return Contrast.mix(new Color(0xF3F4F7), accent, 0.6 * share);
    }

    /** {@code #rrggbb}, as templates take it. */
    public static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06X", colour.getRGB() & 0xFFFFFF);
    }
}
