package io.meridiem.score;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which rows are learned from and which only judged.
 *
 * @param rule in words
 * @param train rows' places in the table, in {@link FeatureTable#sorted}'s order
 * @param test likewise; later than all of {@code train} where rows tell their time
 */
public record Split(String rule, int[] train, int[] test) {
    private static final int SHARE = 70;
    private static final String ISO = "\\d{4}-\\d{2}(-\\d{2}([T ].*)?)?";

    /** By time where the table tells it and tells more than one, else by the ids' hash. */
    static Split of(FeatureTable table) {
        return table.times() == null || table.times().stream().distinct().count() < 2 ? byHash(table) : byTime(table);
    }

    private static Split byHash(FeatureTable table) {
        boolean[] learned = new boolean[table.size()];
        for (int row = 0; row < learned.length; row++) {
            learned[row] = hash(table.ids().get(row)) % 100 < SHARE;
        }
        return new Split(
                "by id: rows are learned from whose id's SHA-256, its first 8 bytes as a number without its sign bit, leaves less than "
                        + SHARE + " when divided by 100",
                table.sorted(row -> learned[row]),
                table.sorted(row -> !learned[row]));
    }

    /** All rows of one time stand on one side: of the cuts between two times the one nearest to the share. */
    private static Split byTime(FeatureTable table) {
        TreeMap<String, Integer> counted = new TreeMap<>(order(table.times()));
        table.times().forEach(time -> counted.merge(time, 1, Integer::sum));
        List<String> distinct = new ArrayList<>(counted.keySet());
        double wanted = table.size() * SHARE / 100.0;
        int before = 0;
        int best = 1;
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < distinct.size(); i++) {
            before += counted.get(distinct.get(i - 1));
            if (Math.abs(before - wanted) < nearest) {
                nearest = Math.abs(before - wanted);
                best = i;
            }
        }
        String first = distinct.get(best);
        Comparator<String> order = order(table.times());
        return new Split(
                "by time: rows before " + first + " are learned from, that and later ones only judged",
                table.sorted(row -> order.compare(table.times().get(row), first) < 0),
                table.sorted(row -> order.compare(table.times().get(row), first) >= 0));
    }

    /** As numbers where all are, else as text: years first, as ISO 8601 writes them. */
    private static Comparator<String> order(List<String> times) {
        return areNumbers(times) ? Comparator.comparing(BigDecimal::new) : Comparator.naturalOrder();
    }

    private static boolean areNumbers(List<String> times) {
        return times.stream().allMatch(Columns::isNumber);
    }

    /** The place of the first time of which nobody can say what is before it; -1 where there is none. */
    static int firstUnordered(List<String> times) {
        return areNumbers(times)
                ? -1
                : IntStream.range(0, times.size())
                        .filter(row -> !times.get(row).matches(ISO))
                        .findFirst()
                        .orElse(-1);
    }

    /** The first eight bytes of the text's SHA-256 as a number that is not negative; the same everywhere and always. */
    static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
