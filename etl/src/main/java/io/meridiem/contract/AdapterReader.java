package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns an adapter's tree, whose form is right, into an adapter. */
record AdapterReader(JsonNode root) {

    Adapter adapter(Path file) {
        Map<String, List<AdapterFeed>> tables = new LinkedHashMap<>();
        root.get("tables").forEachEntry((name, table) -> tables.put(name, feeds(table)));
        Map<String, List<String>> formats = new LinkedHashMap<>();
        root.path("formats").forEachEntry((type, patterns) -> formats.put(type, AdapterFile.texts(patterns)));
        Map<String, Integer> exponents = new LinkedHashMap<>();
        root.path("exponents").forEachEntry((currency, digits) -> exponents.put(currency, digits.asInt()));
        return new Adapter(
                file,
                root.get("adapter").asText(),
                root.get("describes").asText(),
                root.has("nulls") ? AdapterFile.texts(root.get("nulls")) : List.of(""),
                formats,
                exponents,
                tables);
    }

    /**
     * What connectors mark themselves: a row Fivetran saw deleted, and one its history mode keeps of what a row once was;
     * a row whose deletion Airbyte read in a database's log.
     */
    private static final Map<String, List<AdapterSkip>> MARKS = Map.of(
            "fivetran",
            List.of(
                    new AdapterSkip("_fivetran_deleted", List.of("true"), AdapterSkip.Fate.DELETED, null),
                    new AdapterSkip("_fivetran_active", List.of("false"), AdapterSkip.Fate.FILTERED, "past versions")),
            "airbyte",
            List.of(new AdapterSkip("_ab_cdc_deleted_at", List.of(AdapterSkip.ANY), AdapterSkip.Fate.DELETED, null)));

    /** Airbyte appends every version it sees; a refresh counts up the generation. */
    private static final Map<String, List<String>> NEWEST_BY = Map.of(
            "airbyte",
            List.of("_airbyte_generation_id", "_airbyte_extracted_at", "_airbyte_emitted_at", "_airbyte_raw_id"));

    private List<AdapterFeed> feeds(JsonNode table) {
        List<AdapterFeed> feeds = new ArrayList<>();
        if (table.isArray()) {
            table.forEach(one -> feeds.add(feed(one)));
        } else {
            feeds.add(feed(table));
        }
        return List.copyOf(feeds);
    }

    private AdapterFeed feed(JsonNode feed) {
        Map<String, AdapterColumn> columns = new LinkedHashMap<>();
        feed.get("columns").forEachEntry((ours, theirs) -> columns.put(ours, column(theirs)));
        List<AdapterSkip> skip = new ArrayList<>();
        feed.path("skip").forEach(one -> skip.add(skip(one)));
        skip.addAll(marks(columns));
        List<String> newest = feed.has("newest_by")
                ? AdapterFile.texts(feed.get("newest_by"))
                : NEWEST_BY.getOrDefault(root.path("landed_by").asText(), List.of());
        if (!newest.isEmpty()) {
            skip.add(new AdapterSkip(newest.get(0), List.of(), AdapterSkip.Fate.FILTERED, "past versions"));
        }
        return new AdapterFeed(
                feed.path("file").asText(null),
                feed.path("table").asText(null),
                feed.path("each").asText(null),
                feed.path("required").asBoolean(false),
                columns,
                List.copyOf(skip),
                newest);
    }

    /** A mark that a column of ours is made of leaves no row out: the table keeps what was deleted, marked as such. */
    private List<AdapterSkip> marks(Map<String, AdapterColumn> columns) {
        return MARKS.getOrDefault(root.path("landed_by").asText(), List.of()).stream()
                .filter(mark -> columns.values().stream()
                        .noneMatch(column -> column.from().equals(List.of(mark.column()))))
                .toList();
    }

    private static AdapterSkip skip(JsonNode rule) {
        return new AdapterSkip(
                rule.get("column").asText(),
                AdapterFile.texts(rule.get("is")),
                AdapterSkip.Fate.valueOf(rule.get("as").asText().toUpperCase(Locale.ROOT)),
                rule.path("because").asText(null));
    }

    private static AdapterColumn column(JsonNode column) {
        if (!column.isObject()) {
            return AdapterColumn.from(List.of(column.asText()));
        }
        return new AdapterColumn(
                list(column, "from"),
                column.path("declared").asText(null),
                column.path("constant").asText(null),
                new AdapterColumn.Reading(
                        list(column, "or_else"),
                        column.path("minor_of").asText(null),
                        list(column, "is"),
                        column.has("divided_by") ? column.get("divided_by").decimalValue() : null,
                        column.path("money_in").asText(null),
                        list(column, "made_of"),
                        column.path("if_readable").asBoolean(false),
                        words(column.path("words"))));
    }

    /** Our word, then theirs for it. */
    static Map<String, List<String>> words(JsonNode yaml) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        yaml.forEachEntry((ours, theirs) -> words.put(ours, AdapterFile.texts(theirs)));
        return words;
    }

    private static List<String> list(JsonNode column, String key) {
        return column.has(key) ? AdapterFile.texts(column.get(key)) : List.of();
    }
}
