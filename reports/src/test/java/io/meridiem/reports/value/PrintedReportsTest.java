package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import io.meridiem.reports.render.Documents;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class PrintedReportsTest {
    private static final ValueRenderer RENDERER = new ValueRenderer();

    static Stream<Arguments> everySampleInEveryLanguage() {
        return Samples.NAMES.stream()
                .flatMap(name -> Stream.of("en", "de", "fr").map(tag -> Arguments.of(name, tag)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everySampleInEveryLanguage")
    void every_text_of_the_document_stands_on_its_page_and_can_be_read(String sample, String locale) {
        ObjectNode document = Samples.document(sample, locale);
        Printed printed = Printed.of(RENDERER.render(document));
        // A template that overflows would print more pages than the document has.
        assertThat(printed.pages()).hasSize(document.path("pages").size());
        for (int page = 0; page < printed.pages().size(); page++) {
            String text = printed.pages().get(page);
            List<String> asked = Printed.texts(document.path("pages").path(page));
            List<String> missing = new ArrayList<>();
            for (String once : new LinkedHashSet<>(asked)) {
                if (!once.isEmpty() && occurrences(text, once) < Collections.frequency(asked, once)) {
                    missing.add(once);
                }
            }
            assertThat(missing).as("lost on page %d", page + 1).isEmpty();
            assertThat(text).doesNotContain("null", "NaN", "Infinity", "{", "}");
        }
        assertThat(printed.smallest()).isGreaterThanOrEqualTo(sample.equals("longest") ? 4.5f : 5.5f);
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
    void a_document_read_back_from_where_it_was_stored_gives_the_same_bytes() {
        ObjectNode document = Samples.document("usual", "de");
        ObjectNode readBack = Documents.parse(Documents.canonical(document));
        assertThat(Documents.sha256(readBack)).isEqualTo(Documents.sha256(document));
        assertThat(new ValueRenderer().render(readBack)).isEqualTo(RENDERER.render(document));
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
