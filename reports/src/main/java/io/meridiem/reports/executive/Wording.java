package io.meridiem.reports.executive;

import io.meridiem.reports.document.Languages;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The executive report's sentences, in one language and currency. */
final class Wording extends io.meridiem.reports.document.Wording {
    private static final String REPORT = "executive";

    Wording(String tag, String currency) {
        super(REPORT, tag, currency);
    }

    static ResourceBundle bundle(String language) {
        return Languages.bundle(REPORT, language);
    }

    /** A sentence about an id; ids may come from the configuration, and one without a sentence stands for itself. */
    String sayOf(String prefix, String id, Object... named) {
        try {
            return say(prefix + id, named);
        } catch (MissingResourceException ownId) {
            return id.replace('_', ' ');
        }
    }
}
