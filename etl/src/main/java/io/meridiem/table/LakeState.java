package io.meridiem.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What the lake holds and what it was made from, by fingerprint: {@code <lake>/_state.json}. A table whose fingerprint
 * has not changed is not made again. The file is written after the tables it speaks of, so a run that dies in between
 * makes them once more, to the same rows.
 */
public final class LakeState {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /**
     * One table.
     *
     * @param made hash of all it was made from, for tables that are made whole
     * @param months the same per month, for tables made by the month
     * @param days the same per day, for tables made by the day and for those whose input is added to
     * @param run the run that judged it last
     * @param spanFrom first month a source's rows speak of, {@code yyyy-MM}
     * @param spanTo last one
     * @param fed the files a table was made from that later files may be added to
     */
    public record Entry(
            String made,
            NavigableMap<String, String> months,
            NavigableMap<String, String> days,
            String run,
            Long rows,
            String spanFrom,
            String spanTo,
            Fed fed) {

        /** A table that is made whole, or one that is not there yet. */
        public static Entry whole(String made, String run, Long rows, String spanFrom, String spanTo) {
            return new Entry(made, null, null, run, rows, spanFrom, spanTo, null);
        }

        /** The same of a table that rows are added to. */
        public Entry growing(NavigableMap<String, String> theirDays, Fed from) {
            return new Entry(made, months, theirDays, run, rows, spanFrom, spanTo, from);
        }

        /** A table that is made by the month. */
        public static Entry byMonth(NavigableMap<String, String> months, String run, Long rows) {
            return new Entry(null, months, null, run, rows, null, null, null);
        }

        /**
         * A table that is made by the day.
         *
         * @param made hash of all but the days it was made from
         */
        public static Entry byDay(String made, NavigableMap<String, String> days, String run, Long rows) {
            return new Entry(made, null, days, run, rows, null, null, null);
        }
    }

    /**
     * What a table's rows were read from.
     *
     * @param settings hash of how they were read
     * @param shapes what was found in the files by it, one text for each kind of file
     * @param files by name, hash of what each held
     */
    public record Fed(String settings, SortedSet<String> shapes, NavigableMap<String, String> files) {}

    /** The file's content. */
    private record Content(String firstMonth, NavigableMap<String, Entry> tables) {}

    private final Path file;
    private final TreeMap<String, Entry> tables;
    private String firstMonth;

    private LakeState(Path file, Content content) {
        this.file = file;
        this.firstMonth = content.firstMonth();
        this.tables = content.tables() == null ? new TreeMap<>() : new TreeMap<>(content.tables());
    }

    /** Reads the lake's state; an empty one for a lake that is not there yet. */
    public static LakeState of(Lake lake) {
        Path file = new Path(lake.root(), "_state.json");
        try {
            FileSystem files = plain(file);
            if (!files.exists(file)) {
                return new LakeState(file, new Content(null, null));
            }
            try (InputStream in = files.open(file)) {
                return new LakeState(file, JSON.readValue(in, Content.class));
            }
        } catch (IOException unreadable) {
            throw new Unavailable("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The first month the lake was loaded with. */
    public Optional<YearMonth> firstMonth() {
        return Optional.ofNullable(firstMonth).map(YearMonth::parse);
    }

    public void firstMonth(YearMonth month) {
        firstMonth = month.toString();
    }

    /** What is known of a table. */
    public Optional<Entry> entry(TableName table) {
        return Optional.ofNullable(tables.get(table.toString()));
    }

    /** Replaces what is known of a table. */
    public void put(TableName table, Entry entry) {
        tables.put(table.toString(), entry);
    }

    /** What is known of a table after these months were made, each of what its hash tells. */
    public Entry made(TableName table, String run, Map<String, String> months, long rows) {
        NavigableMap<String, String> all = new TreeMap<>();
        entry(table).map(Entry::months).ifPresent(all::putAll);
        all.putAll(months);
        return Entry.byMonth(all, run, rows);
    }

    /** What is known of a table that a run refused: its rows are the old ones, and the next run tries again. */
    public Entry refused(TableName table, String run) {
        Entry before = tables.get(table.toString());
        return before == null
                ? Entry.whole(null, run, 0L, null, null)
                : Entry.whole(null, run, before.rows(), before.spanFrom(), before.spanTo());
    }

    /** Every table and what is known of it. */
    public Map<String, Entry> entries() {
        return java.util.Collections.unmodifiableMap(tables);
    }

    /** The last month the revenue tables, or any other table made by the month, hold. */
    public Optional<YearMonth> lastMonth() {
        return made().map(one -> YearMonth.parse(one.lastKey())).max(YearMonth::compareTo);
    }

    /** The first one. */
    public Optional<YearMonth> earliestMonth() {
        return made().map(one -> YearMonth.parse(one.firstKey())).min(YearMonth::compareTo);
    }

    private Stream<NavigableMap<String, String>> made() {
        return tables.entrySet().stream()
                .filter(one ->
                        !one.getKey().endsWith("_report") && !one.getKey().startsWith("ops."))
                .map(one -> one.getValue().months())
                .filter(one -> one != null && !one.isEmpty());
    }

    /** Writes the file beside itself and renames it, so that it is whole at any moment. */
    public void save() {
        Path next = file.suffix(".next");
        try {
            FileSystem files = plain(file);
            try (OutputStream out = files.create(next, true)) {
                JSON.writeValue(out, new Content(firstMonth, tables));
            }
            if (!files.rename(next, file)) {
                files.delete(file, false);
                files.rename(next, file);
            }
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    /** Without the checksum files beside local ones: those are renamed on their own and can disagree after a kill. */
    private static FileSystem plain(Path file) throws IOException {
        FileSystem files = file.getFileSystem(new Configuration());
        return files instanceof ChecksumFileSystem local ? local.getRawFileSystem() : files;
    }
}
