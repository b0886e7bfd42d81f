package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The made-up companies that designers preview and tests print, one file each in {@code executive/samples}. */
public final class Samples {
    /** Every sample there is. */
    public static final List<String> NAMES =
            List.of("usual", "first-month", "one-account", "empty", "longest", "no-billing", "no-usage");

    private Samples() {}

    /**
     * A sample's document in a language.
     *
     * @param name one of {@link #NAMES}
     * @param locale BCP 47 tag
     * @throws IllegalArgumentException when there is no such sample
     */
    public static ObjectNode document(String name, String locale) {
        JsonNode sample = read(name);
        YearMonth month = YearMonth.parse(sample.path("month").asText());
        return ExecutiveDocument.assemble(new SampleTables(sample.path("answers")), month, context(sample, locale));
    }

    private static Context context(JsonNode sample, String locale) {
        List<String> notes = new ArrayList<>();
        sample.path("notes").forEach(note -> notes.add(note.asText()));
        return new Context(
                sample.path("company").asText(),
                locale,
                sample.path("currency").asText(),
                sample.path("letters").asText(),
                sample.path("accent").asText(),
                sample.path("ink").asText(),
                LocalDate.parse(sample.path("prepared_on").asText()),
                io.meridiem.contract.Settings.Revenue.usual(
                        sample.path("gap_days").asInt()),
                io.meridiem.contract.Adoption.none(),
                notes);
    }

    private static JsonNode read(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/reports/executive/samples/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no sample is called '" + name + "'; there are " + NAMES);
            }
            return Documents.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
