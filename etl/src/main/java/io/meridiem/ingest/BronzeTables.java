package io.meridiem.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.meridiem.contract.TableName;
import io.meridiem.table.ModelFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The bronze tables the product knows, as declared in {@code models/bronze/*.yml}. */
public final class BronzeTables {
    private final Map<String, BronzeTable> tables = new LinkedHashMap<>();

    private BronzeTables() {}

    /** Reads the declarations from the class path. */
    public static BronzeTables load() {
        BronzeTables all = new BronzeTables();
        ModelFolder.read("bronze", ".yml").forEach((name, text) -> all.tables.put(name, parse(name, text)));
        return all;
    }

    public Collection<BronzeTable> all() {
        return tables.values();
    }

    /** Their names, without the layer. */
    public Set<String> names() {
        return tables.keySet();
    }

    /** The table of that name; asking for another is a bug of the caller, since adapters are checked when read. */
    public BronzeTable named(String name) {
        BronzeTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no bronze table " + name);
        }
        return table;
    }

    private static BronzeTable parse(String name, String text) {
        try {
            JsonNode yaml = new YAMLMapper().readTree(text);
            List<BronzeColumn> columns = new ArrayList<>();
            yaml.get("columns").properties().forEach(one -> columns.add(column(one.getKey(), one.getValue())));
            return new BronzeTable(
                    new TableName("bronze", name),
                    yaml.get("description").asText(),
                    words(yaml.get("key")),
                    BronzeTable.Collision.valueOf(yaml.get("collision").asText().toUpperCase(Locale.ROOT)),
                    yaml.path("order").asText(null),
                    words(yaml.get("span")),
                    yaml.path("amount").asText(null),
                    columns);
        } catch (IOException broken) {
            throw new UncheckedIOException("models/bronze/" + name + ".yml", broken);
        }
    }

    private static BronzeColumn column(String name, JsonNode yaml) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        yaml.path("values").properties().forEach(one -> values.put(one.getKey(), words(one.getValue())));
        return new BronzeColumn(
                name,
                ColumnType.of(yaml.get("type").asText()),
                yaml.path("required").asBoolean(false),
                yaml.get("says").asText(),
                values);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(one -> words.add(one.asText()));
        return words;
    }
}
