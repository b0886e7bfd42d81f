package io.meridiem.demo;

import java.util.Map;
import java.util.TreeMap;

/** What is wrong in the exports, counted where it is done. */
final class Faults {
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    void add(String export, String kind) {
        add(export, kind, 1);
    }

    void add(String export, String kind, long rows) {
        if (rows > 0) {
            counts.computeIfAbsent(export, none -> new TreeMap<>()).merge(kind, rows, Long::sum);
        }
    }

    /** Rows by export and kind, both in the order of the alphabet. */
    Map<String, Map<String, Long>> counts() {
        return counts;
    }
}
