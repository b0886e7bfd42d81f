package io.meridiem.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a vendor's export becomes our tables, as data: {@code conf/sources/<name>.yml}.
 *
 * @param file where it stands
 * @param describes what export this is, in a sentence
 * @param nulls texts that mean no value; never null, the empty text if the file names none
 * @param formats patterns by type ({@code date}, {@code timestamp}), tried in this order, and marks ({@code delimiter},
 *     {@code decimal}), of which the first counts; each may be absent
 * @param exponents digits of a currency's minor unit where the vendor differs from ISO 4217, by its code
 * @param tables our tables' names, without layer, to what the export has of them; at least one feed each
 */
public record Adapter(
        Path file,
        String name,
        String describes,
        List<String> nulls,
        Map<String, List<String>> formats,
        Map<String, Integer> exponents,
        Map<String, List<AdapterFeed>> tables) {

    /**
     * This adapter as one source has it: its file names and columns in place of the adapter's, its patterns before
     * them. A column the source names is looked for under that name alone, in every feed of the table, and one it names
     * {@code ""} not at all. A file name counts for a table with one feed.
     */
    public Adapter as(Settings.Source source) {
        Map<String, List<AdapterFeed>> theirs = new LinkedHashMap<>();
        tables.forEach((table, feeds) -> theirs.put(
                table, feeds.stream().map(feed -> as(source, table, feed)).toList()));
        Map<String, List<String>> patterns = new LinkedHashMap<>(formats);
        source.formats().forEach((type, first) -> {
            List<String> both = new ArrayList<>(first);
            both.addAll(formats.getOrDefault(type, List.of()));
            patterns.put(type, both.stream().distinct().toList());
        });
        return new Adapter(file, name, describes, nulls, patterns, exponents, theirs);
    }

    private static AdapterFeed as(Settings.Source source, String table, AdapterFeed feed) {
        Map<String, AdapterColumn> columns = new LinkedHashMap<>(feed.columns());
        source.columns()
                .getOrDefault(table, Map.of())
                .forEach((ours, column) -> columns.put(
                        ours,
                        columns.getOrDefault(ours, AdapterColumn.from(List.of()))
                                .as(column)));
        source.words()
                .getOrDefault(table, Map.of())
                .forEach((ours, words) -> columns.computeIfPresent(ours, (name, column) -> column.with(words)));
        String theirs = source.database() != null
                ? inDatabase(feed)
                : feed.table() == null ? feed.file() : source.named().replace("{table}", feed.table());
        String file = source.files().getOrDefault(table, theirs);
        return new AdapterFeed(file, feed.table(), feed.each(), feed.required(), columns, feed.skip(), feed.newestBy());
    }

    /** A table of a database is called as the connector's, or as the file without its ending. */
    private static String inDatabase(AdapterFeed feed) {
        return feed.table() == null ? feed.file().replaceFirst("[.*?/].*", "") : feed.table();
    }

    /** The character between two values of a file. */
    public char delimiter() {
        return formats.getOrDefault("delimiter", List.of(",")).get(0).charAt(0);
    }

    /** The character before a number's decimals. */
    public char decimal() {
        return formats.getOrDefault("decimal", List.of(".")).get(0).charAt(0);
    }
}
