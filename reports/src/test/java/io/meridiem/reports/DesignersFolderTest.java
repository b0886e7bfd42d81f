package io.meridiem.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import io.meridiem.reports.chart.Contrast;
import io.meridiem.reports.chart.Palette;
import java.awt.Color;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DesignersFolderTest {
    private static final Path FOLDER = Path.of("src/main/reports");
    private static final Pattern EXPRESSION = Pattern.compile(
            "<(\\w*[eE]xpression)[^>]*>\\s*(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?\\s*</\\1>", Pattern.DOTALL);

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jrxml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_holds_fields_and_words_and_computes_nothing(Path template) throws IOException {
        Matcher expression = EXPRESSION.matcher(Files.readString(template));
        int found = 0;
        while (expression.find()) {
            found++;
            assertThat(expression.group(2)).matches("\\$[PFR]\\{\\w+}");
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void an_image_is_a_drawing_and_text_has_no_markup(Path template) throws IOException {
        String text = Files.readString(template);
        Matcher image = Pattern.compile("kind=\"image\".*?<expression><!\\[CDATA\\[\\$[PF]\\{(\\w+)}", Pattern.DOTALL)
                .matcher(text);
        while (image.find()) {
            // A String would be fetched: whoever writes a name into a table could make the report call an address.
            assertThat(text)
                    .contains("name=\"" + image.group(1) + "\" class=\"net.sf.jasperreports.renderers.Renderable\"");
        }
        assertThat(text).doesNotContain("markup=");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_word_a_template_asks_for_exists(Path template) throws IOException {
        Set<String> words =
                bundle(template.getParent().getFileName().toString(), "en").stringPropertyNames();
        Matcher asked = Pattern.compile("\\$R\\{(\\w+)}").matcher(Files.readString(template));
        while (asked.find()) {
            assertThat(words).contains(asked.group(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"executive,de", "executive,fr", "value,de", "value,fr", "units,de", "units,fr"})
    void no_language_lacks_a_sentence_or_one_of_its_blanks(String report, String language) throws IOException {
        Properties english = bundle(report, "en");
        Properties other = bundle(report, language);
        assertThat(other.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(blanks(other.getProperty(key))).as(key).isEqualTo(blanks(english.getProperty(key)));
        }
    }

    @Test
    void every_unit_of_the_catalogue_has_a_word_in_every_language() throws IOException {
        Matcher unit = Pattern.compile("(?m)^ *(?:takes|gives|unit): *([\\w/]+)")
                .matcher(Files.readString(Path.of("../conf/equivalents.yml")));
        Set<String> units = new TreeSet<>(List.of("error", "invoice", "payment_run", "percent"));
        while (unit.find()) {
            units.addAll(List.of(unit.group(1).split("/")));
        }
        assertThat(units).hasSizeGreaterThan(20);
        for (String language : List.of("en", "de", "fr")) {
            assertThat(bundle("units", language).stringPropertyNames())
                    .containsAll(units.stream().map("unit_"::concat).toList());
        }
    }

    @Test
    void every_text_colour_of_the_styles_is_legible_where_it_is_used() throws IOException {
        Matcher colour = Pattern.compile("<style name=\"(\\w+)\"[^>]*fontSize|forecolor=\"#([0-9A-F]{6})\"")
                .matcher(Files.readString(FOLDER.resolve("brand/styles.jrtx")));
        List<String> onDark = List.of("FEFEFE", "FEFEFD", "D9DDE4");
        while (colour.find()) {
            if (colour.group(2) != null && !onDark.contains(colour.group(2))) {
                assertThat(Contrast.ratio(Color.decode("#" + colour.group(2)), Palette.CARD))
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    private static Set<String> blanks(String pattern) {
        return new TreeSet<>(new MessageFormat(pattern).getArgumentNames());
    }

    private static Properties bundle(String report, String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(FOLDER.resolve("text/" + report + "_" + language + ".properties"))) {
            words.load(file);
        }
        return words;
    }
}
