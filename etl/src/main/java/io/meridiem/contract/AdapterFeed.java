package io.meridiem.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one of our tables takes from one kind of file of a vendor's export. Most tables have one feed; calls and meetings
 * that a vendor keeps apart are two feeds of one table.
 *
 * @param file the file's name inside the source's folder; with {@code *} or {@code ?} all files of such names, in the
 *     order of their names
 * @param table the connector's table, where files are called as the source's {@code named} says; null where {@code file}
 *     is the name. One of the two is null until a source has named its files
 * @param each path of the list inside an object of which every element is a row; null where the object itself is
 * @param required whether the source is refused when the file is missing or empty
 * @param columns where each of our columns comes from, in the file's order
 * @param skip rows of the file that are no rows of the table
 * @param newestBy the file's columns that tell, the first before the others, which of a key's rows is the newest and
 *     alone counts; none where a key has one row
 */
public record AdapterFeed(
        String file,
        String table,
        String each,
        boolean required,
        Map<String, AdapterColumn> columns,
        List<AdapterSkip> skip,
        List<String> newestBy) {
    private static final Pattern JSON_LINES =
            Pattern.compile(".*\\.(jsonl|ndjson|json)(\\.gz)?", Pattern.CASE_INSENSITIVE);

    /** The same feed where of a key's rows that are alike in age so far the one with the greatest such value counts. */
    public AdapterFeed newest(String column) {
        List<String> all = new ArrayList<>(newestBy);
        all.add(column);
        List<AdapterSkip> left = new ArrayList<>(skip);
        if (newestBy.isEmpty()) {
            left.add(new AdapterSkip(column, List.of(), AdapterSkip.Fate.FILTERED, "past versions"));
        }
        return new AdapterFeed(file, table, each, required, columns, List.copyOf(left), List.copyOf(all));
    }

    /** Whether a file of that name is Parquet. */
    public static boolean isParquet(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    /** Whether a file of that name holds an object of JSON on every line; any other that is not Parquet is CSV. */
    public static boolean isJsonLines(String file) {
        return JSON_LINES.matcher(file).matches();
    }
}
