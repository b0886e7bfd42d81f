package io.meridiem.ingest;

import io.meridiem.contract.Adapter;
import io.meridiem.contract.AdapterColumn;
import io.meridiem.contract.AdapterFeed;
import io.meridiem.contract.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One feed of one table of one source: which files, and where each of our columns comes from.
 *
 * @param source the connection
 * @param adapter how this source names things, its own overrides applied
 * @param table our table it fills
 * @param feed what the table takes from these files
 * @param landed where it is copied to and read from, where the feed is a table and no file; null where it is files
 */
public record SourceTable(Settings.Source source, Adapter adapter, BronzeTable table, AdapterFeed feed, String landed) {
    /** Before the name of a column whose cell stands in for an empty one, and of one by which rows are left out. */
    private static final String OR_ELSE = "or else ";

    private static final String SKIP = "skip ";

    private static final String NEWEST = "newest by ";

    /** The name of what Airbyte says of a row: its fields that did not fit their type and have no value since. */
    static final String LOST = "lost";

    /**
     * The feeds of the tables a source fills.
     *
     * @param lake where the tables lie, and beside them the copies of what is no file
     */
    public static List<SourceTable> of(Settings.Source source, Adapter adapter, BronzeTables tables, String lake) {
        Adapter theirs = adapter.as(source);
        List<SourceTable> found = new ArrayList<>();
        theirs.tables()
                .forEach((name, feeds) -> feeds.forEach(feed -> {
                    BronzeTable table = tables.named(name);
                    boolean copied = source.database() != null
                            || DeltaVersion.isTable(new FilePattern(source.folder(), feed.file()).whole());
                    found.add(
                            copied
                                    ? new SourceTable(
                                            source,
                                            theirs,
                                            table,
                                            table.collision() == BronzeTable.Collision.FIRST
                                                    ? feed
                                                    : feed.newest(TableCopies.READ),
                                            lake + "/_landed/" + source.name() + "/" + feed.file())
                                    : new SourceTable(source, theirs, table, feed, null));
                }));
        return found;
    }

    /** Whether the run is refused when there is nothing to read: so says the adapter, or the source that names the file. */
    public boolean required() {
        return feed.required() || source.files().containsKey(table.name().name());
    }

    /** The file, or the pattern of the files, as a path or a URI. */
    public String file() {
        return pattern().whole();
    }

    /** The files there are now, in the order of their names. */
    List<Storage.Entry> files() {
        return pattern().files();
    }

    /** The bytes of those files. */
    long size() {
        return files().stream().mapToLong(Storage.Entry::size).sum();
    }

    FilePattern pattern() {
        if (landed == null) {
            return new FilePattern(source.folder(), feed.file());
        }
        int name = landed.lastIndexOf('/');
        return new FilePattern(landed.substring(0, name), landed.substring(name + 1) + "/*/*.parquet");
    }

    /** Where it lies, for messages: a file, a pattern, or a table. */
    public String place() {
        return source.database() == null
                ? original()
                : "table " + feed.file() + " of " + source.database().url();
    }

    /** The table's own place, where it is one of a lake. */
    String original() {
        return new FilePattern(source.folder(), feed.file()).whole();
    }

    /** The file's name, or the pattern's, for messages. */
    public String fileName() {
        return landed != null || pattern().many() ? feed.file() : pattern().inside(file());
    }

    /** Our column, then the names it may have in the file, the likeliest first. */
    public Map<String, List<String>> wanted() {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (BronzeColumn column : table.columns()) {
            AdapterColumn theirs = feed.columns().get(column.name());
            if (theirs != null && !theirs.from().isEmpty()) {
                List<String> names = new ArrayList<>(theirs.from());
                names.addAll(theirs.reading().orElse());
                wanted.put(column.name(), names);
            }
        }
        return wanted;
    }

    /** What is wanted of the file beside our columns, under names no column has. */
    Map<String, List<String>> wantedBeside() {
        Map<String, List<String>> beside = new LinkedHashMap<>();
        feed.columns().forEach((name, column) -> {
            if (!column.reading().orElse().isEmpty()) {
                beside.put(orElse(name), column.reading().orElse());
            }
        });
        feed.newestBy().forEach(name -> beside.put(newest(name), List.of(name)));
        feed.skip().forEach(rule -> beside.put(skip(rule.column()), List.of(rule.column())));
        beside.put(LOST, List.of("_airbyte_meta.changes[;].field"));
        return beside;
    }

    static String orElse(String column) {
        return OR_ELSE + column;
    }

    static String newest(String column) {
        return NEWEST + column;
    }

    static String skip(String column) {
        return SKIP + column;
    }

    /** How the cells of a column become values. */
    AdapterColumn.Reading reading(String column) {
        AdapterColumn theirs = feed.columns().get(column);
        return theirs == null ? AdapterColumn.Reading.PLAIN : theirs.reading();
    }

    /** Our column, then the value that is the same on every row because the user or the adapter says so. */
    public Map<String, String> fixed() {
        Map<String, String> fixed = new LinkedHashMap<>();
        feed.columns().forEach((name, column) -> column.literal(source.declared())
                .ifPresent(value -> fixed.put(name, value)));
        return fixed;
    }

    /** Of those, the ones the user declares in the configuration. */
    Map<String, String> declared() {
        Map<String, String> declared = new LinkedHashMap<>();
        feed.columns().forEach((name, column) -> Optional.ofNullable(column.declared())
                .map(source.declared()::get)
                .ifPresent(value -> declared.put(name, value)));
        return declared;
    }

    /** Our columns that are made of others where a row has no value for them. */
    Set<String> made() {
        return feed.columns().entrySet().stream()
                .filter(column -> !column.getValue().reading().madeOf().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * How this source writes dates, numbers and nothing.
     *
     * @param zone the reporting zone's id
     */
    RowPlan.Written written(String zone) {
        return new RowPlan.Written(
                List.copyOf(adapter.nulls()),
                List.copyOf(adapter.formats().getOrDefault("date", List.of())),
                List.copyOf(adapter.formats().getOrDefault("timestamp", List.of())),
                adapter.decimal(),
                // In one order in every process: what a table was made from is told by its text.
                Collections.unmodifiableMap(new TreeMap<>(adapter.exponents())),
                zone);
    }

    /** The character between cells, where the configuration says it; otherwise the file's first line tells. */
    Optional<Character> delimiter() {
        return adapter.formats().containsKey("delimiter") ? Optional.of(adapter.delimiter()) : Optional.empty();
    }
}
