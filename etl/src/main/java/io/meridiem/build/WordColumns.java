package io.meridiem.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.meridiem.table.ModelFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The columns of bronze that hold one of a few words of ours, as {@code models/bronze/*.yml} declare them. */
final class WordColumns {
    private WordColumns() {}

    /**
     * One such column.
     *
     * @param table the bronze table, without its layer
     * @param ours the words we know
     * @param like a pattern of further words that models understand as they are; null for none
     * @param amount the table's column of money, beside its {@code currency}; null where it is not about money
     */
    record Column(String table, String name, List<String> ours, String like, String amount) {}

    /** All of them, by table and in the order the tables declare them. */
    static List<Column> declared() {
        List<Column> found = new ArrayList<>();
        ModelFolder.read("bronze", ".yml").forEach((table, text) -> {
            JsonNode yaml = parsed(table, text);
            String amount = yaml.path("amount").asText(null);
            yaml.path("columns").properties().forEach(one -> {
                JsonNode column = one.getValue();
                if (column.path("type").asText().equals("word")) {
                    List<String> ours = new ArrayList<>();
                    column.path("values").fieldNames().forEachRemaining(ours::add);
                    found.add(new Column(
                            table, one.getKey(), ours, column.path("like").asText(null), amount));
                }
            });
        });
        return found;
    }

    private static JsonNode parsed(String table, String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException("models/bronze/" + table + ".yml", broken);
        }
    }
}
