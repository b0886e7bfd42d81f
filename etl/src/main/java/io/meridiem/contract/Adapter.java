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
 * @param tables our tables' names, without layer, to what the export has of them
 */
public record Adapter(
        Path file,
        String name,
        String describes,
        List<String> nulls,
        Map<String, List<String>> formats,
        Map<String, AdapterTable> tables) {

    /**
     * This adapter as one source has it: its file names and columns in place of the adapter's, its patterns before
     * them. A column the source names is looked for under that name alone, and one it names {@code ""} not at
     * all.
     */
    public Adapter as(Settings.Source source) {
        Map<String, AdapterTable> theirs = new LinkedHashMap<>();
        tables.forEach((table, adapted) -> {
            Map<String, AdapterColumn> columns = new LinkedHashMap<>(adapted.columns());
            source.columns()
                    .getOrDefault(table, Map.of())
                    .forEach((ours, column) -> columns.put(ours, as(columns.get(ours), column)));
            String name = source.files().getOrDefault(table, adapted.file());
            theirs.put(table, new AdapterTable(name, adapted.required(), columns));
        });
        Map<String, List<String>> patterns = new LinkedHashMap<>(formats);
        source.formats().forEach((type, first) -> {
            List<String> both = new ArrayList<>(first);
            both.addAll(formats.getOrDefault(type, List.of()));
            patterns.put(type, both.stream().distinct().toList());
        });
        return new Adapter(file, name, describes, nulls, patterns, theirs);
    }

    /** The character between two values of a file. */
    public char delimiter() {
        return formats.getOrDefault("delimiter", List.of(",")).get(0).charAt(0);
    }

    /** The character before a number's decimals. */
    public char decimal() {
        return formats.getOrDefault("decimal", List.of(".")).get(0).charAt(0);
    }

    private static AdapterColumn as(AdapterColumn ours, String theirs) {
        if (!theirs.isEmpty()) {
            return AdapterColumn.from(List.of(theirs));
        }
        return ours == null
                ? AdapterColumn.from(List.of())
                : new AdapterColumn(List.of(), ours.declared(), ours.constant());
    }
}
