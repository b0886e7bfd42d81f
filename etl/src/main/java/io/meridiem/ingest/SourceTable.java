package io.meridiem.ingest;

import io.meridiem.contract.Adapter;
import io.meridiem.contract.AdapterColumn;
import io.meridiem.contract.AdapterTable;
import io.meridiem.contract.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One table of one source: which file, and where each of our columns comes from.
 *
 * @param source the connection
 * @param adapter how its vendor names things
 * @param table our table it fills
 * @param required whether the run is refused when it is empty
 * @param file the file
 */
public record SourceTable(
        Settings.Source source, Adapter adapter, BronzeTable table, boolean required, Path file) {

    /** The tables a source fills. */
    public static List<SourceTable> of(Settings.Source source, Adapter adapter, BronzeTables tables) {
        List<SourceTable> found = new ArrayList<>();
        adapter.tables().forEach((name, table) -> {
            String file = source.files().getOrDefault(name, table.file());
            if (file != null) {
                found.add(new SourceTable(
                        source, adapter, tables.named(name), table.required(), source.folder().resolve(file)));
            }
        });
        return found;
    }

    /** Our column, then the names it may have in the file: the user's own first, then the adapter's. */
    public Map<String, List<String>> wanted() {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        Map<String, String> own = source.columns().getOrDefault(table.name().name(), Map.of());
        for (BronzeColumn column : table.columns()) {
            AdapterColumn theirs = adapterTable().columns().get(column.name());
            if (own.containsKey(column.name())) {
                wanted.put(column.name(), List.of(own.get(column.name())));
            } else if (theirs != null && !theirs.from().isEmpty()) {
                wanted.put(column.name(), theirs.from());
            }
        }
        return wanted;
    }

    /** Our column, then the value that is the same on every row because the user or the adapter says so. */
    public Map<String, String> fixed() {
        Map<String, String> fixed = new LinkedHashMap<>();
        adapterTable().columns().forEach((name, column) -> {
            if (column.constant() != null) {
                fixed.put(name, column.constant());
            } else if (column.declared() != null && source.declared().containsKey(column.declared())) {
                fixed.put(name, source.declared().get(column.declared()));
            }
        });
        return fixed;
    }

    /** How this source writes dates and nothing. */
    public Cells cells() {
        return new Cells(adapter.nulls(), formats("date"), formats("timestamp"));
    }

    private List<String> formats(String type) {
        List<String> formats = new ArrayList<>(source.formats().getOrDefault(type, List.of()));
        formats.addAll(adapter.formats().getOrDefault(type, List.of()));
        return formats;
    }

    private AdapterTable adapterTable() {
        return adapter.tables().get(table.name().name());
    }
}
