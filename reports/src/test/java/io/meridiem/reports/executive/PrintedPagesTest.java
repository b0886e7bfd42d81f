package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import io.meridiem.reports.render.Documents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class PrintedPagesTest {
    private static final ExecutiveRenderer RENDERER = new ExecutiveRenderer();

    static Stream<Arguments> everySampleInEveryLanguage() {
        return Samples.NAMES.stream()
                .flatMap(name -> Stream.of("en", "de", "fr").map(tag -> Arguments.of(name, tag)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everySampleInEveryLanguage")
    void every_text_of_the_document_stands_on_its_page(String sample, String locale) {
        ObjectNode document = Samples.document(sample, locale);
        Printed printed = Printed.of(RENDERER.render(document));
        assertThat(printed.pages()).hasSize(document.path("pages").size());
        for (int page = 0; page < printed.pages().size(); page++) {
            String text = printed.pages().get(page);
            List<String> missing = new ArrayList<>();
            List<String> asked = Printed.texts(document.path("pages").path(page));
            for (String once : List.copyOf(new java.util.LinkedHashSet<>(asked))) {
                if (!once.isEmpty() && occurrences(text, once) < Collections.frequency(asked, once)) {
                    missing.add(once);
                }
            }
            assertThat(missing).as("lost on page %d", page + 1).isEmpty();
            assertThat(text).doesNotContain("null", "NaN", "Infinity", "{", "}");
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everySampleInEveryLanguage")
    void no_text_is_shrunk_until_nobody_can_read_it(String sample, String locale) {
        assertThat(Printed.of(RENDERER.render(Samples.document(sample, locale))).smallest())
                .isGreaterThanOrEqualTo(sample.equals("longest") ? 5f : 6f);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everySampleInEveryLanguage")
    void every_pdf_keeps_the_archive_standard(String sample, String locale) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        byte[] pdf = RENDERER.render(Samples.document(sample, locale));
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B)) {
            ValidationResult result = Foundries.defaultInstance()
                    .createValidator(PDFAFlavour.PDFA_2_B, false)
                    .validate(parser);
            assertThat(result.getTestAssertions().stream().map(Object::toString).limit(5))
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @Test
    void the_same_document_gives_the_same_bytes() {
        ObjectNode document = Samples.document("usual", "de");
        ObjectNode readBack = Documents.parse(Documents.canonical(document));
        assertThat(Documents.sha256(readBack)).isEqualTo(Documents.sha256(document));
        assertThat(new ExecutiveRenderer().render(readBack)).isEqualTo(RENDERER.render(document));
    }

    @Test
    void another_run_of_java_gives_the_same_bytes(@TempDir Path folder) throws Exception {
        Path pdf = folder.resolve("again.pdf");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Duser.timezone=Asia/Tokyo",
                        "-cp",
                        classPath,
                        "io.meridiem.reports.Preview",
                        "executive",
                        "--sample",
                        "usual",
                        "--locale",
                        "fr",
                        "--out",
                        pdf.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(java.waitFor()).isZero();
        assertThat(Files.readAllBytes(pdf)).isEqualTo(RENDERER.render(Samples.document("usual", "fr")));
    }

    @Test
    void the_file_says_what_it_is_and_whose_and_brings_its_fonts() throws IOException {
        ObjectNode document = Samples.document("usual", "de");
        try (PDDocument pdf = Loader.loadPDF(RENDERER.render(document))) {
            JsonNode meta = document.path("meta");
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo(meta.path("title").asText());
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("RavenStack");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .hasToString("2025-01-03T00:00:00Z");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de");
            for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).contains("InterTabular");
            }
        }
    }

    @Test
    void the_report_can_be_found_by_the_number_printed_on_it() {
        ObjectNode document = Samples.document("usual", "en");
        assertThat(Printed.of(RENDERER.render(document)).pages()).allSatisfy(page -> assertThat(page)
                .contains(Documents.sha256(document).substring(0, 10))
                .contains(RENDERER.templateVersion().substring(0, 10)));
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
