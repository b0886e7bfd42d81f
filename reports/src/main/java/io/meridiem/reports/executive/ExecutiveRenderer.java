package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.PdfRenderer;
import java.util.Locale;

/** Prints executive documents. Make one and keep it: templates are read once; safe to share between threads. */
public final class ExecutiveRenderer {
    private final PdfRenderer renderer = new PdfRenderer();

    /**
     * The document as PDF/A-2b; the same document gives the same bytes.
     *
     * @param document as {@link ExecutiveDocument#assemble} made it, or read back from where it was stored
     * @throws IllegalStateException when a template cannot be filled
     */
    public byte[] render(ObjectNode document) {
        Locale locale = Locale.forLanguageTag(document.path("locale").asText());
        return renderer.render("executive", document, Wording.bundle(locale.getLanguage()));
    }

    /** SHA-256 over templates, styles, fonts and wording: stored beside the PDF, its beginning printed on it. */
    public String templateVersion() {
        return renderer.templateVersion();
    }
}
