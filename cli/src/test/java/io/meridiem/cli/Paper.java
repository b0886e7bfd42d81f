package io.meridiem.cli;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Something a customer gets to read: a PDF, or one part of a mail.
 *
 * @param name the file, and of a mail which part of it
 * @param text all that can be read in it, and all that stands beside what is shown
 */
record Paper(String name, String text) {

    /** A PDF's pages, and what it says about itself. */
    static Paper pdf(String name, byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            StringBuilder text = new StringBuilder(new PDFTextStripper().getText(pdf));
            for (String key : pdf.getDocumentInformation().getMetadataKeys()) {
                text.append(pdf.getDocumentInformation().getCustomMetadataValue(key))
                        .append('\n');
            }
            PDMetadata beside = pdf.getDocumentCatalog().getMetadata();
            if (beside != null) {
                text.append(new String(beside.toByteArray(), StandardCharsets.UTF_8));
            }
            return new Paper(name, text.toString());
        }
    }

    /** A mail as its reader's program takes it apart: headers, each text, each attached PDF. */
    static List<Paper> mail(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mail = read(in);
            List<Paper> papers = new ArrayList<>();
            papers.add(new Paper(file.getFileName() + " headers", headers(mail)));
            parts(file.getFileName().toString(), mail, papers);
            return papers;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (MessagingException broken) {
            throw new IllegalStateException(file.toString(), broken);
        }
    }

    /** A mail's Message-ID, by which {@code ops.delivery} knows whose it is. */
    static String messageId(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in).getMessageID();
        } catch (IOException | MessagingException broken) {
            throw new IllegalStateException(file.toString(), broken);
        }
    }

    /** Whether the word stands in it, however lines break and whatever the case. */
    boolean has(String word) {
        return bare(text).contains(bare(word));
    }

    static String bare(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f\\u2007\\u2009]+", "").toLowerCase(Locale.ROOT);
    }

    private static MimeMessage read(InputStream in) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), in);
    }

    private static void parts(String name, Part part, List<Paper> papers) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int at = 0; at < several.getCount(); at++) {
                parts(name, several.getBodyPart(at), papers);
            }
        } else if (part.isMimeType("application/pdf")) {
            try (InputStream in = part.getInputStream()) {
                papers.add(pdf(name + " " + part.getFileName(), in.readAllBytes()));
            }
        } else {
            papers.add(new Paper(
                    name + " " + part.getContentType(), part.getContent().toString()));
        }
    }

    /** As they are written and as they are shown. */
    private static String headers(MimeMessage mail) throws MessagingException, IOException {
        StringBuilder text = new StringBuilder();
        for (Header one : Collections.list(mail.getAllHeaders())) {
            text.append(one.getName())
                    .append(": ")
                    .append(one.getValue())
                    .append('\n')
                    .append(MimeUtility.decodeText(MimeUtility.unfold(one.getValue())))
                    .append('\n');
        }
        return text.toString();
    }
}
