package io.meridiem.reports.render;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes chance out of a PDF that was just written.
 *
 * <p>The writer stamps a random identifier and random prefixes of font subsets. Each is replaced by text of
 * the same length that follows from the document, so that no offset in the file moves.
 */
final class StablePdf {
    private static final Pattern IDENTIFIER = Pattern.compile("/ID\\s*\\[<([0-9a-fA-F]{32})><([0-9a-fA-F]{32})>\\]");
    private static final Pattern SUBSET = Pattern.compile("/(?:FontName|BaseFont)/([A-Z]{6})\\+");

    private StablePdf() {}

    /**
     * @param pdf as the writer made it; its own strings are Latin-1, streams pass through untouched
     * @param sha256 the document's, 64 hexadecimal digits
     */
    static byte[] of(byte[] pdf, String sha256) {
        StringBuilder text = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
        Matcher matcher = IDENTIFIER.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= 2; group++) {
                text.replace(matcher.start(group), matcher.end(group), sha256.substring(0, 32));
            }
        }
        return prefixes(text.toString()).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Subsets are numbered in the order in which the file names them: AAAAAA, AAAAAB and so on. */
    private static String prefixes(String text) {
        Map<String, String> stable = new LinkedHashMap<>();
        Matcher matcher = SUBSET.matcher(text);
        while (matcher.find()) {
            stable.computeIfAbsent(
                    matcher.group(1), random -> String.format(Locale.ROOT, "AAAAA%c", (char) ('A' + stable.size())));
        }
        String fixed = text;
        for (Map.Entry<String, String> prefix : stable.entrySet()) {
            fixed = fixed.replace("/" + prefix.getKey() + "+", "/" + prefix.getValue() + "+");
        }
        return fixed;
    }
}
