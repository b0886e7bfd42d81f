package io.meridiem.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rows of JSON files hold, told from some of them: the first of the first file and the first of the last one,
 * as objects have no header and what a vendor adds is in the newest.
 */
final class JsonLook {
    /** Rows looked at in a file. */
    static final int ROWS = 200;

    private static final int MOST_UNREAD = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String each;
    private final Set<String> paths = new TreeSet<>();
    private final Set<String> nothing = new TreeSet<>();
    private int objects;
    private int broken;
    private int rows;

    private JsonLook(String each) {
        this.each = each;
    }

    /**
     * Looks at files that are read alike.
     *
     * @param each path of the list whose elements are rows; null where objects are
     */
    static JsonLook at(List<String> files, String each) {
        JsonLook look = new JsonLook(each);
        List<String> order = new ArrayList<>(files.subList(0, 1));
        order.addAll(files.subList(files.size() - 1, files.size()));
        order.stream().distinct().forEach(look::read);
        for (int i = 1; i < files.size() - 1 && look.rows + look.broken == 0; i++) {
            look.read(files.get(i));
        }
        return look;
    }

    private void read(String file) {
        int before = rows;
        try (SourceStream in = SourceStream.open(file)) {
            Lines lines = new Lines(in);
            while (rows - before < ROWS && lines.next()) {
                line(lines);
            }
            broken += in.damage() == null ? 0 : 1;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private void line(Lines lines) {
        try {
            JsonNode object = JSON.readTree(lines.buffer(), lines.start(), lines.length());
            if (object.isObject()) {
                objects++;
                rows(object);
            } else {
                broken += object.isMissingNode() ? 0 : 1;
            }
        } catch (IOException noObject) {
            // Told with its line when the rows are read; a look is no judgement.
            broken++;
        }
    }

    private void rows(JsonNode object) {
        if (each == null) {
            rows++;
            collect(object, "");
            return;
        }
        JsonNode list = object.at("/" + each.replace('.', '/'));
        if (list.isArray() && !list.isEmpty()) {
            rows += list.size();
            list.forEach(one -> collect(one, ""));
            collect(object, "../");
        }
    }

    private void collect(JsonNode node, String path) {
        if (node.isObject()) {
            String prefix = path.isEmpty() || path.endsWith("/") ? path : path + ".";
            node.forEachEntry((name, value) -> collect(value, prefix + name));
        } else if (node.isArray()) {
            paths.add(path + "[]");
            node.forEach(one -> collect(one, path + "[]"));
        } else {
            (node.isNull() ? nothing : paths).add(path);
        }
    }

    /** Whether there is not even a line. */
    boolean empty() {
        return objects + broken == 0;
    }

    /** Whether there are objects and none of them has a row. */
    boolean withoutRows() {
        return rows + broken == 0;
    }

    /** Which of what is wanted there is; where no row could be read nothing is known to be absent. */
    Header header(Map<String, List<String>> wanted) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        Set<String> read = new TreeSet<>();
        wanted.forEach((column, aliases) -> {
            positions.put(column, positions.size());
            aliases.forEach(one -> read.add(one.replace("[;]", "[]")));
            if (rows > 0 && aliases.stream().noneMatch(this::has)) {
                absent.add(column);
            }
        });
        return new Header(positions, absent, unread(read), List.of(), Map.of());
    }

    /** Whether the rows stand inside an object of that name. */
    boolean wrappedIn(String name) {
        return paths.stream().anyMatch(one -> one.startsWith(name + "."));
    }

    /** Whether the path, or an empty place on the way to it, or something below it, is there. */
    private boolean has(String alias) {
        String path = alias.replace("[;]", "[]");
        boolean below = paths.stream()
                .anyMatch(one -> one.equals(path) || one.startsWith(path + ".") || path.startsWith(one + "."));
        return below
                || path.contains("[]") && paths.contains(path.substring(0, path.indexOf("[]") + 2))
                || nothing.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "."));
    }

    private List<String> unread(Set<String> read) {
        Set<String> all = new TreeSet<>(paths);
        all.addAll(nothing);
        if (each != null) {
            all.removeIf(one -> one.startsWith("../"));
        }
        all.removeAll(read);
        List<String> told = all.stream().limit(MOST_UNREAD).collect(java.util.stream.Collectors.toList());
        if (all.size() > MOST_UNREAD) {
            told.add("and " + (all.size() - MOST_UNREAD) + " more");
        }
        return told;
    }
}
