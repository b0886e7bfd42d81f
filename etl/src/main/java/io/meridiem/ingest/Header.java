package io.meridiem.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which cell of a file feeds which of our columns. Names match blind to case, blanks, underscores and other punctuation,
 * as connectors and spreadsheets change them: {@code AccountId} is {@code account_id}.
 *
 * @param positions our column, then the cell's position from 0
 * @param absent our columns whose every alias is missing
 * @param unread the file's columns nobody asked for
 * @param duplicated the file's columns that stand twice
 * @param inside our column, then the paths it may stand at inside its cell, which holds JSON: {@code metadata.plan} is
 *     {@code plan} in the cell {@code metadata} of a file without a column of the whole name
 */
public record Header(
        Map<String, Integer> positions,
        List<String> absent,
        List<String> unread,
        List<String> duplicated,
        Map<String, List<String>> inside) {

    /** In which Airbyte keeps a whole row as JSON where the destination does not spread it over columns. */
    static final String WHOLE_ROW = "_airbyte_data";

    /**
     * Matches a header with the columns wanted.
     *
     * @param cells the header as it stands
     * @param wanted our column, then the names it may have in the file, best first
     */
    public static Header match(String[] cells, Map<String, List<String>> wanted) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<String> duplicated = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty() && seen.putIfAbsent(plain(cells[i]), i) != null) {
                duplicated.add(cells[i]);
            }
        }
        Map<String, Integer> positions = new LinkedHashMap<>();
        Map<String, List<String>> inside = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        wanted.forEach((column, aliases) -> {
            Integer whole = first(seen, aliases);
            Integer part = whole != null
                    ? whole
                    : first(seen, aliases.stream().map(Header::cell).toList());
            Integer cell = part != null ? part : seen.get(plain(WHOLE_ROW));
            if (cell == null) {
                absent.add(column);
            } else {
                positions.put(column, cell);
            }
            if (whole == null && cell != null) {
                inside.put(column, part == null ? aliases : paths(aliases, seen, cell));
            }
        });
        return new Header(positions, absent, unread(cells, positions), duplicated, inside);
    }

    private static Integer first(Map<String, Integer> seen, List<String> names) {
        return names.stream()
                .map(one -> seen.get(plain(one)))
                .filter(position -> position != null)
                .findFirst()
                .orElse(null);
    }

    /** What is before the first point of a path; no column's name where there is none. */
    private static String cell(String path) {
        return path.substring(0, Math.max(path.indexOf('.'), 0));
    }

    private static List<String> paths(List<String> aliases, Map<String, Integer> seen, int cell) {
        return aliases.stream()
                .filter(one -> Integer.valueOf(cell).equals(seen.get(plain(cell(one)))))
                .map(one -> one.substring(one.indexOf('.') + 1))
                .toList();
    }

    private static List<String> unread(String[] cells, Map<String, Integer> positions) {
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (!positions.containsValue(i)) {
                unread.add(cells[i]);
            }
        }
        return unread;
    }

    /** The letters and digits of a name, in lower case: what tells it from others. */
    static String plain(String name) {
        String bare = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return bare.isEmpty() ? name : bare;
    }
}
