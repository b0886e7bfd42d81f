package io.meridiem.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths asked for inside an object, as a tree that is walked while the object is read. {@code price.id} steps into an
 * object, {@code amounts[].amount} adds up numbers over a list, {@code ids[;]} writes a list's texts behind each other,
 * {@code ../id} stands outside the list whose elements are the rows.
 *
 * @param inside by the next name of the path
 * @param picks the cells that take the value here
 */
record JsonPaths(Map<String, JsonPaths> inside, List<Pick> picks) {
    private static final String OUTSIDE = "../";
    private static final String ADDED = "[]";
    private static final String LISTED = "[;]";

    /**
     * A cell that takes a value.
     *
     * @param cell its position
     * @param rank how many likelier paths the cell has; the likeliest that is there counts
     * @param added whether the values found are added up
     * @param listed whether they are written behind each other
     */
    record Pick(int cell, int rank, boolean added, boolean listed) {}

    private JsonPaths() {
        this(new HashMap<>(), new ArrayList<>());
    }

    /** The paths of an object whose own cells are asked for. */
    static JsonPaths ofObject(List<List<String>> wanted) {
        return tree(wanted, false, false);
    }

    /** Of an object whose list has the rows: what stands outside it. */
    static JsonPaths outsideElements(List<List<String>> wanted) {
        return tree(wanted, true, true);
    }

    /** Of an element of that list. */
    static JsonPaths ofElements(List<List<String>> wanted) {
        return tree(wanted, true, false);
    }

    private static JsonPaths tree(List<List<String>> wanted, boolean elements, boolean outside) {
        JsonPaths root = new JsonPaths();
        for (int cell = 0; cell < wanted.size(); cell++) {
            List<String> aliases = wanted.get(cell);
            for (int rank = 0; rank < aliases.size(); rank++) {
                String path = aliases.get(rank);
                if (!elements || path.startsWith(OUTSIDE) == outside) {
                    String bare = path.startsWith(OUTSIDE) ? path.substring(OUTSIDE.length()) : path;
                    root.at(bare).picks().add(new Pick(cell, rank, bare.contains(ADDED), bare.contains(LISTED)));
                }
            }
        }
        return root;
    }

    /** The place of a path, made where it is new. */
    JsonPaths at(String path) {
        JsonPaths place = this;
        for (String step :
                path.replace(ADDED, "." + ADDED).replace(LISTED, "." + LISTED).split("\\.")) {
            place = place.inside().computeIfAbsent(step, unused -> new JsonPaths());
        }
        return place;
    }

    /** What a name leads to; null where nobody asks. */
    JsonPaths step(String name) {
        return inside.get(name);
    }

    /** What stands in every element of the list here; null where nothing is added up. */
    JsonPaths added() {
        return inside.get(ADDED);
    }

    /** What stands in every element of the list here; null where nothing is listed. */
    JsonPaths listed() {
        return inside.get(LISTED);
    }
}
