package io.meridiem.reports.deliver;

import java.text.Normalizer;
import java.util.Locale;

/** Text that somebody else wrote, fit for a mail's header or a file's name. */
final class HeaderText {
    private static final int SLUG = 40;

    private HeaderText() {}

    /**
     * On one line, without control characters and marks that turn the reading direction, and with nothing that a mail
     * program would decode.
     */
    static String of(String written) {
        StringBuilder line = new StringBuilder();
        Normalizer.normalize(written, Normalizer.Form.NFC).codePoints().forEach(sign -> {
            switch (Character.getType(sign)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR -> line.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> line.appendCodePoint(sign);
            }
        });
        return line.toString().replace("=?", "= ?").replaceAll(" +", " ").strip();
    }

    /** The same, of at most so many characters. */
    static String of(String written, int most) {
        String text = of(written);
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }

    /** Its letters and digits alone, for a file's name; empty where it has none. */
    static String slug(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return (plain.length() > SLUG ? plain.substring(0, SLUG) : plain).replaceAll("-$", "");
    }
}
