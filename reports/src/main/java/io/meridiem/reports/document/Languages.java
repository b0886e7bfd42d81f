package io.meridiem.reports.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The languages reports are written in, and their sentences: {@code text/<report>_<language>.properties}. */
public final class Languages {
    private static final List<String> SPOKEN = List.of("en", "de", "fr");

    /** Each is read once: a report is made a thousand times. */
    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private Languages() {}

    /** Whether there are sentences in the BCP 47 tag's language, in whatever country. */
    public static boolean speaks(String tag) {
        return SPOKEN.contains(Locale.forLanguageTag(tag).getLanguage());
    }

    /** A report's sentences in a language, English where there are none in it. */
    public static ResourceBundle bundle(String report, String language) {
        return BUNDLES.computeIfAbsent(report + "_" + (SPOKEN.contains(language) ? language : "en"), Languages::read);
    }

    private static ResourceBundle read(String name) {
        String file = "/reports/text/" + name + ".properties";
        try (InputStream stream = Languages.class.getResourceAsStream(file)) {
            return new PropertyResourceBundle(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
