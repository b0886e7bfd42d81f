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
 */
public record Header(
        Map<String, Integer> positions, List<String> absent, List<String> unread, List<String> duplicated) {

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
        List<String> absent = new ArrayList<>();
        wanted.forEach((column, aliases) -> aliases.stream()
                .map(alias -> seen.get(plain(alias)))
                .filter(position -> position != null)
                .findFirst()
                .ifPresentOrElse(position -> positions.put(column, position), () -> absent.add(column)));
        return new Header(positions, absent, unread(cells, positions), duplicated);
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

    private static String plain(String name) {
        String bare = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return bare.isEmpty() ? name : bare;
    }
}
