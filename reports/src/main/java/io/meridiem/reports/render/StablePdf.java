package io.meridiem.reports.render;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes clock and chance out of a PDF that was just written.
 *
 * <p>The writer stamps the time, a random identifier and random prefixes of font subsets. Each is replaced by text of
 * the same length that follows from the document, so that no offset in the file moves.
 */
final class StablePdf {
    private static final Pattern INFO_DATE = Pattern.compile("/(?:CreationDate|ModDate)\\(D:(\\d{14})([^)]*)\\)");
    private static final Pattern XMP_DATE = Pattern.compile(
            "<xmp:(?:CreateDate|ModifyDate|MetadataDate)>([^<]*)<|xmp:(?:CreateDate|ModifyDate|MetadataDate)=\"([^\"]*)\"");
    private static final Pattern IDENTIFIER = Pattern.compile("/ID\\s*\\[<([0-9a-fA-F]{32})><([0-9a-fA-F]{32})>\\]");
    private static final Pattern SUBSET = Pattern.compile("/(?:FontName|BaseFont)/([A-Z]{6})\\+");

    private StablePdf() {}

    /**
     * @param pdf as the writer made it; its own strings are Latin-1, streams pass through untouched
     * @param sha256 the document's, 64 hexadecimal digits
     * @param day the document's day, {@code yyyyMMdd}
     */
    static byte[] of(byte[] pdf, String sha256, String day) {
        StringBuilder text = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
        replace(text, INFO_DATE, 1, length -> (day + "000000").substring(0, length));
        replace(text, INFO_DATE, 2, length -> "+00'00'".substring(0, Math.min(7, length)));
        String instant = day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6) + "T00:00:00+00:00";
        replace(text, XMP_DATE, 1, length -> instant.substring(0, Math.min(instant.length(), length)));
        replace(text, XMP_DATE, 2, length -> instant.substring(0, Math.min(instant.length(), length)));
        replace(text, IDENTIFIER, 1, length -> sha256.substring(0, length));
        replace(text, IDENTIFIER, 2, length -> sha256.substring(0, length));
        return prefixes(text.toString()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private interface Value {
        String of(int length);
    }

    private static void replace(StringBuilder text, Pattern pattern, int group, Value value) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.group(group) == null || matcher.group(group).isEmpty()) {
                continue;
            }
            int length = matcher.group(group).length();
            String replacement = value.of(length);
            if (replacement.length() != length) {
                throw new IllegalStateException("a date of the PDF has an unknown form: " + matcher.group());
            }
            text.replace(matcher.start(group), matcher.end(group), replacement);
        }
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
