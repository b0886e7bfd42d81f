package io.meridiem.ingest;

import io.meridiem.contract.Adapter;
import io.meridiem.contract.AdapterColumn;
import io.meridiem.contract.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table of one source: which file, and where each of our columns comes from.
 *
 * @param source the connection
 * @param adapter how this source names things, its own overrides applied
 * @param table our table it fills
 * @param required whether the run is refused when it is empty
 * @param file the file
 */
public record SourceTable(Settings.Source source, Adapter adapter, BronzeTable table, boolean required, Path file) {

    /** The tables a source fills. */
    public static List<SourceTable> of(Settings.Source source, Adapter adapter, BronzeTables tables) {
        Adapter theirs = adapter.as(source);
        List<SourceTable> found = new ArrayList<>();
        theirs.tables().forEach((name, table) -> {
            if (table.file() != null) {
                Path file = source.folder().resolve(table.file());
                found.add(new SourceTable(source, theirs, tables.named(name), table.required(), file));
            }
        });
        return found;
    }

    /** Our column, then the names it may have in the file, the likeliest first. */
    public Map<String, List<String>> wanted() {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (BronzeColumn column : table.columns()) {
            AdapterColumn theirs = columns().get(column.name());
            if (theirs != null && !theirs.from().isEmpty()) {
                wanted.put(column.name(), theirs.from());
            }
        }
        return wanted;
    }

    /** Our column, then the value that is the same on every row because the user or the adapter says so. */
    public Map<String, String> fixed() {
        Map<String, String> fixed = new LinkedHashMap<>();
        columns().forEach((name, column) -> column.literal(source.declared())
                .ifPresent(value -> fixed.put(name, value)));
        return fixed;
    }

    /** Of those, the ones the user declares in the configuration. */
    Map<String, String> declared() {
        Map<String, String> declared = new LinkedHashMap<>();
        columns().forEach((name, column) -> Optional.ofNullable(column.declared())
                .map(source.declared()::get)
                .ifPresent(value -> declared.put(name, value)));
        return declared;
    }

    /** How this source writes dates and nothing. */
    public Cells cells() {
        return new Cells(
                adapter.nulls(),
                adapter.formats().getOrDefault("date", List.of()),
                adapter.formats().getOrDefault("timestamp", List.of()),
                adapter.decimal());
    }

    /** The character between cells, where the configuration says it; otherwise the file's first line tells. */
    Optional<Character> delimiter() {
        return adapter.formats().containsKey("delimiter") ? Optional.of(adapter.delimiter()) : Optional.empty();
    }

    private Map<String, AdapterColumn> columns() {
        return adapter.tables().get(table.name().name()).columns();
    }
}
