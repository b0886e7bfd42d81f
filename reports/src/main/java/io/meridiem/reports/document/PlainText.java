package io.meridiem.reports.document;

import com.ibm.icu.text.Transliterator;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;

/**
 * Text that somebody else wrote, fit to print: on one line, without control characters and marks that turn the reading
 * direction, in letters the pages' font has.
 *
 * <p>Nothing in it is ever run or marked up: a template prints {@code <b>} and {@code ${x}} as the characters they are.
 */
public final class PlainText {
    private static final Font FONT = font();
    /** Other scripts in Latin letters; what has no letter for it either stands as a replacement sign. */
    private static final String TO_LATIN = "Any-Latin; Latin-ASCII";

    private static final String NO_LETTER = "?";

    private PlainText() {}

    /** The text as it may stand on a page; null stays null. */
    public static String of(String written) {
        if (written == null) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        Normalizer.normalize(written, Normalizer.Form.NFC).codePoints().forEach(sign -> line.append(onOneLine(sign)));
        String text = line.toString().replaceAll(" +", " ").strip();
        return FONT.canDisplayUpTo(text) < 0 ? text : legible(text);
    }

    private static String onOneLine(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> " ";
            // Marks of direction, joiners, soft hyphens; private signs mean nothing to a reader.
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> "";
            case Character.SPACE_SEPARATOR -> " ";
            default -> Character.toString(sign);
        };
    }

    private static String legible(String text) {
        StringBuilder shown = new StringBuilder();
        String latin = Transliterator.getInstance(TO_LATIN).transliterate(text);
        boolean helps = FONT.canDisplayUpTo(latin) < 0;
        (helps ? latin : text)
                .codePoints()
                .forEach(sign -> shown.append(FONT.canDisplay(sign) ? Character.toString(sign) : other(sign)));
        return shown.toString();
    }

    private static String other(int sign) {
        String latin = Transliterator.getInstance(TO_LATIN).transliterate(Character.toString(sign));
        return FONT.canDisplayUpTo(latin) < 0 ? latin : NO_LETTER;
    }

    private static Font font() {
        try (InputStream file = PlainText.class.getResourceAsStream("/reports/brand/fonts/InterTabular-Regular.ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("the pages' font cannot be read: build it again", broken);
        }
    }
}
