package io.meridiem.reports.executive;

import java.util.ResourceBundle;

/** The executive report's sentences, in one language and currency. */
final class Wording extends io.meridiem.reports.document.Wording {
    private static final String REPORT = "executive";

    Wording(String tag, String currency) {
        super(REPORT, tag, currency);
    }

    static ResourceBundle bundle(String language) {
        return bundle(REPORT, language);
    }
}
