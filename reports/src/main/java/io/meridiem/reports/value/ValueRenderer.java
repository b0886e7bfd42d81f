package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.PdfRenderer;
import java.util.Locale;

/** Prints value documents. Make one a process and keep it: templates are read once; safe to share between threads. */
public final class ValueRenderer {
    private final PdfRenderer renderer = new PdfRenderer();

    /**
     * The document as PDF/A-2b; the same document gives the same bytes.
     *
     * @param document as {@link ValueDocument#assemble} made it, or read back from where it was stored
     * @throws IllegalStateException when a template cannot be filled
     */
    public byte[] render(ObjectNode document) {
        Locale locale = Locale.forLanguageTag(document.path("locale").asText());
        return renderer.render(Wording.REPORT, document, Wording.bundle(locale.getLanguage()));
    }

    /** SHA-256 over templates, styles, fonts and wording: stored beside the PDF, its beginning printed on it. */
    public String templateVersion() {
        return renderer.templateVersion();
    }
}
