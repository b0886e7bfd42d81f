package io.meridiem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One company with every face, made once for all tests, and its files as a stranger reads them. */
public final class MadeUpCompany implements BeforeAllCallback {
    static final int ACCOUNTS = 90;
    static final int MONTHS = 10;
    static final YearMonth END = YearMonth.of(2026, 10);

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(MadeUpCompany.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder;
    private JsonNode truth;

    /** Is deleted when all tests are over. */
    private record Made(Path folder) implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        folder = context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("company", unused -> make(), Made.class)
                .folder();
        truth = read(folder.resolve("truth.json"));
    }

    private static Made make() {
        try {
            Path folder = Files.createTempDirectory("company");
            new Demo(folder, ACCOUNTS, MONTHS, END, 1).write(line -> {});
            return new Made(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Path folder() {
        return folder;
    }

    JsonNode truth() {
        return truth;
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Rows a fault is said to have; 0 where truth does not name it. */
    long planted(String export, String kind) {
        for (JsonNode fault : truth.path("faults")) {
            if (fault.path("export").asText().equals(export)
                    && fault.path("kind").asText().equals(kind)) {
                return fault.path("rows").asLong();
            }
        }
        return 0;
    }

    /** A CSV file's rows by column; a cell without a value is null. */
    List<Map<String, String>> csv(String file) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.setMaxCharsPerColumn(10_000);
        List<String[]> rows = new CsvParser(settings)
                .parseAll(folder.resolve("exports").resolve(file).toFile(), StandardCharsets.UTF_8);
        String[] header = rows.get(0);
        List<Map<String, String>> records = new ArrayList<>();
        for (String[] cells : rows.subList(1, rows.size())) {
            if (cells.length != header.length) {
                throw new IllegalStateException(file + ": " + String.join("|", cells));
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            records.add(row);
        }
        return records;
    }

    /** A file's objects, line by line; null for a line that is none. */
    List<JsonNode> objects(String file) {
        Path path = folder.resolve("exports").resolve(file);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(path)) : Files.newInputStream(path),
                StandardCharsets.UTF_8))) {
            return reader.lines().map(MadeUpCompany::object).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The biller's objects that were meant: each once, none of the test mode. */
    Map<String, JsonNode> billed(String file) {
        Map<String, JsonNode> billed = new LinkedHashMap<>();
        for (JsonNode object : objects("stripe/" + file)) {
            if (!object.isMissingNode() && object.path("livemode").asBoolean(true)) {
                billed.put(object.path("id").asText(), object);
            }
        }
        return billed;
    }

    /** All events in the order of arrival, with what is broken as missing nodes. */
    List<JsonNode> events() {
        try (Stream<Path> files = Files.list(folder.resolve("exports/segment/events"))) {
            return files.sorted()
                    .flatMap(file -> objects("segment/events/" + file.getFileName()).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode object(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            return JSON.missingNode();
        }
    }
}
