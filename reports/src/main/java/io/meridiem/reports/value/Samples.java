package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The made-up customers that designers preview and tests print, one file each in {@code value/samples}. */
public final class Samples {
    /** Every sample there is. */
    public static final List<String> NAMES = List.of("usual", "empty", "longest", "idle", "new", "hours");

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
        ObjectNode account = sample.path("account").deepCopy();
        return ValueDocument.assemble(account.put("report_language", locale), Context.of(sample));
    }

    /** A sample as it stands in its file: the context's keys and, under {@code account}, what gold says. */
    static ObjectNode read(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/reports/value/samples/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no sample is called '" + name + "'; there are " + NAMES);
            }
            return Documents.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
