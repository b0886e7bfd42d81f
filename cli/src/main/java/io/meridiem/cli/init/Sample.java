package io.meridiem.cli.init;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The beginning of a CSV file.
 *
 * @param delimiter what stands between two values
 * @param header the columns' names as they are written
 * @param rows values without blanks around; empty for none; as long as the header
 */
record Sample(Path file, char delimiter, List<String> header, List<List<String>> rows) {
    /** Enough to see a day above 12, little enough to be read at once. */
    private static final int ROWS = 20_000;

    private static final Set<String> NONE = Set.of("null", "#n/a", "n/a", "-");

    Sample {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** Reads the file, whatever its delimiter and with or without a byte order mark. */
    static Sample of(Path file) {
        if (!Files.isRegularFile(file)) {
            String says = Files.isDirectory(file) ? file + " is a folder, not a CSV file" : "there is no file " + file;
            throw Misconfigured.option("--from", says);
        }
        CsvParserSettings settings = new CsvParserSettings();
        settings.detectFormatAutomatically(',', ';', '\t', '|');
        settings.setNumberOfRecordsToRead(ROWS);
        settings.setMaxCharsPerColumn(100_000);
        settings.setNullValue("");
        CsvParser parser = new CsvParser(settings);
        List<String[]> records;
        try (InputStream in = Files.newInputStream(file)) {
            records = parser.parseAll(in, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Unavailable("cannot read " + file + ": " + e.getMessage(), e);
        } catch (TextParsingException e) {
            throw Misconfigured.option("--from", file + " is no CSV file: record " + e.getRecordNumber());
        }
        if (records.size() < 2) {
            throw Misconfigured.option("--from", file + (records.isEmpty() ? " is empty" : " has a header only"));
        }
        char delimiter = parser.getDetectedFormat().getDelimiter();
        return new Sample(file, delimiter, List.of(records.get(0)), cleaned(records));
    }

    /** A column's values that are there. */
    List<String> values(String column) {
        int at = header.indexOf(column);
        return rows.stream()
                .map(row -> row.get(at))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static List<List<String>> cleaned(List<String[]> records) {
        int width = records.get(0).length;
        List<List<String>> rows = new ArrayList<>();
        for (String[] record : records.subList(1, records.size())) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                String value = i < record.length ? record[i].strip() : "";
                row.add(NONE.contains(value.toLowerCase(Locale.ROOT)) ? "" : value);
            }
            rows.add(row);
        }
        return rows;
    }
}
