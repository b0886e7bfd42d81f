package io.meridiem.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A page of a PDF as its reader reads it, line by line, and which of the digits on it somebody could reckon again. */
final class PrintedPage {
    private static final Pattern TOKEN = Pattern.compile("[^ \\n\\r]*\\d[^ \\n\\r]*");

    private final String report;
    private final int number;
    private final String text;
    /** The same with every digit nobody reckons as a {@code #}. */
    private String reckoned;

    private final BitSet explained = new BitSet();

    PrintedPage(String report, int number, String text) {
        this.report = report;
        this.number = number;
        this.text = text;
        this.reckoned = text;
    }

    static List<PrintedPage> of(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            List<PrintedPage> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(new PrintedPage(pdf.getFileName().toString(), page, stripper.getText(document)));
            }
            return pages;
        }
    }

    /** Digits that are no figure, as a date's, wherever they stand. */
    void leaveOut(Pattern kind) {
        StringBuilder left = new StringBuilder(reckoned);
        Matcher found = kind.matcher(reckoned);
        while (found.find()) {
            for (int at = found.start(); at < found.end(); at++) {
                if (Character.isDigit(left.charAt(at))) {
                    left.setCharAt(at, '#');
                    explained.set(at);
                }
            }
        }
        reckoned = left.toString();
    }

    /** Whether the figures stand there, in their order and with no other digit between; they are explained then. */
    boolean explain(Pattern figures) {
        Matcher found = figures.matcher(reckoned);
        boolean any = false;
        while (found.find()) {
            any = true;
            explained.set(found.start(), Math.max(found.start() + 1, found.end()));
        }
        return any;
    }

    /** Whether it begins so. */
    boolean isTitled(String title) {
        return text.startsWith(title);
    }

    /** What has a digit that nothing explained, each with where it stands. */
    List<String> unexplained() {
        List<String> left = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            for (int at = token.start(); at < token.end(); at++) {
                if (Character.isDigit(text.charAt(at)) && !explained.get(at)) {
                    left.add(where(token.start()) + ": " + token.group());
                    break;
                }
            }
        }
        return left;
    }

    private String where(int at) {
        int begin = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf('\n', at);
        long line = text.substring(0, at).chars().filter(one -> one == '\n').count() + 1;
        return report + " page " + number + " line " + line + " ("
                + text.substring(begin, end < 0 ? text.length() : end) + ")";
    }
}
