package io.meridiem.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * A printed document as its reader gets it, for comparison with the document it was printed from.
 *
 * @param pages each page's text without white space: where a line breaks is the layout's business
 * @param smallest the smallest size any text was printed in, points
 */
public record Printed(List<String> pages, float smallest) {
    private static final Set<String> NOT_PRINTED = Set.of("template", "tone", "heat");

    public static Printed of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            List<Float> sizes = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    sizes.add(text.getFontSizeInPt());
                    super.processTextPosition(text);
                }
            };
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(bare(stripper.getText(document)));
            }
            return new Printed(pages, sizes.stream().min(Float::compare).orElse(0f));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every text a part of a document asks to print, drawings left out, each as often as it stands there. */
    public static List<String> texts(JsonNode part) {
        List<String> texts = new ArrayList<>();
        if (part.isTextual()) {
            texts.add(bare(part.asText()));
        } else if (!part.has("chart")) {
            part.properties().forEach(entry -> {
                if (!NOT_PRINTED.contains(entry.getKey())) {
                    texts.addAll(texts(entry.getValue()));
                }
            });
            if (part.isArray()) {
                part.forEach(item -> texts.addAll(texts(item)));
            }
        }
        return texts;
    }

    public static String bare(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f\\u2007\\u2009]+", "");
    }
}
