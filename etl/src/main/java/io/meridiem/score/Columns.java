package io.meridiem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of a table can be learned from, decided on the rows that are learned from alone.
 *
 * @param used in the table's order
 * @param dropped name and why
 * @param notes what else somebody should know of a column
 */
record Columns(List<Used> used, Map<String, String> dropped, List<String> notes) {
    /** More different texts than this are no categories any more. */
    private static final int MOST_LEVELS = 50;

    /** Up to this share of cells that are no numbers is taken for slips of the pen. */
    private static final double SLIPS = 0.02;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

    /** A number to people, though nobody can tell whether its marks part thousands or decimals. */
    private static final Pattern WRITTEN_NUMBER = Pattern.compile("[^\\p{L}\\d]*[\\d.,' ]*\\d[^\\p{L}\\d]*");

    /** What programs write where a number has run over. */
    private static final Set<String> ENDLESS = Set.of("inf", "infinity");

    /** Of fewer rows a value, a column's values go with one outcome each by chance. */
    private static final int ROWS_A_VALUE = 3;

    /**
     * @param numbers a value a row, NaN where blank; null for a column of categories
     * @param texts likewise, empty where blank; null for numbers
     */
    record Used(String name, double[] numbers, List<String> texts) {}

    static Columns of(FeatureTable table, int[] train) {
        Map<String, String> dropped = new LinkedHashMap<>();
        table.nameless().forEach(place -> dropped.put("#" + place, "it has no name"));
        List<String> notes = new ArrayList<>();
        List<Used> used = new ArrayList<>();
        for (FeatureTable.Column column : table.columns()) {
            Used one = typed(column, train, notes);
            String because = useless(one, train);
            if (because != null) {
                dropped.put(column.name(), because);
                continue;
            }
            used.add(one);
            if (tellsAll(one, table, train)) {
                notes.add(column.name() + " alone tells who left: does it know what came after?");
            }
        }
        return new Columns(List.copyOf(used), dropped, List.copyOf(notes));
    }

    /** Without the columns at these places. */
    Columns without(List<Integer> places, String because) {
        Map<String, String> more = new LinkedHashMap<>(dropped);
        places.forEach(place -> more.put(used.get(place).name(), because));
        List<Used> rest = IntStream.range(0, used.size())
                .filter(place -> !places.contains(place))
                .mapToObj(used::get)
                .toList();
        return new Columns(rest, more, notes);
    }

    static boolean isNumber(String text) {
        return Double.isFinite(parsed(text));
    }

    /** NaN where the text is no number. */
    private static double parsed(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException no) {
            return Double.NaN;
        }
    }

    private static Used typed(FeatureTable.Column column, int[] train, List<String> notes) {
        List<String> told = Arrays.stream(train)
                .mapToObj(row -> column.cells().get(row))
                .filter(cell -> !cell.isEmpty() && !isEndless(cell))
                .toList();
        long words = told.stream().filter(cell -> !isNumber(cell)).count();
        if (told.isEmpty() || words > SLIPS * told.size()) {
            return new Used(column.name(), null, column.cells());
        }
        List<String> slips = column.cells().stream()
                .filter(cell -> !cell.isEmpty() && !isNumber(cell))
                .toList();
        if (!slips.isEmpty()) {
            notes.add(column.name() + ": " + slips.size() + " cells are no numbers and count as blank, the first '"
                    + slips.get(0) + "'");
        }
        double[] numbers = column.cells().stream()
                .mapToDouble(cell -> isNumber(cell) ? Double.parseDouble(cell) : Double.NaN)
                .toArray();
        return new Used(column.name(), numbers, null);
    }

    private static boolean isEndless(String cell) {
        String word = cell.startsWith("-") || cell.startsWith("+") ? cell.substring(1) : cell;
        return ENDLESS.contains(word.toLowerCase(Locale.ROOT)) || Double.isInfinite(parsed(cell));
    }

    private static String useless(Used column, int[] train) {
        Map<Object, Integer> counted = counted(column, train);
        if (counted.size() == 1) {
            Object only = counted.keySet().iterator().next();
            return isBlank(only) ? "blank throughout" : "constant";
        }
        if (column.texts() != null && counted.size() > MOST_LEVELS) {
            return (areWrittenNumbers(counted.keySet()) ? "numbers have to be written like 1234.5, " : "free text, ")
                    + counted.size() + " different values";
        }
        return null;
    }

    private static boolean areWrittenNumbers(Set<Object> texts) {
        return texts.stream()
                .map(Object::toString)
                .allMatch(text -> text.isEmpty() || WRITTEN_NUMBER.matcher(text).matches());
    }

    private static boolean isBlank(Object value) {
        return value.equals("") || value.equals(Double.NaN);
    }

    private static Map<Object, Integer> counted(Used column, int[] train) {
        Map<Object, Integer> counted = new TreeMap<>();
        for (int row : train) {
            Object value = column.texts() == null
                    ? (Object) column.numbers()[row]
                    : column.texts().get(row);
            counted.merge(value, 1, Integer::sum);
        }
        return counted;
    }

    /** Whether every value of the column goes with one outcome alone, though several rows share values. */
    private static boolean tellsAll(Used column, FeatureTable table, int[] train) {
        if (column.texts() == null) {
            return Ranking.auc(present(column.numbers(), train), labels(column.numbers(), table, train))
                    .map(auc -> Math.max(auc, 1 - auc) > 0.995)
                    .orElse(false);
        }
        Map<String, Long> outcomes = Arrays.stream(train)
                .mapToObj(row -> column.texts().get(row) + "\u0000" + table.labels()[row])
                .distinct()
                .collect(Collectors.groupingBy(
                        pair -> pair.substring(0, pair.indexOf('\u0000')), Collectors.counting()));
        return ROWS_A_VALUE * outcomes.size() <= train.length
                && outcomes.values().stream().allMatch(one -> one == 1);
    }

    private static double[] present(double[] numbers, int[] train) {
        return Arrays.stream(train)
                .filter(row -> !Double.isNaN(numbers[row]))
                .mapToDouble(row -> numbers[row])
                .toArray();
    }

    private static int[] labels(double[] numbers, FeatureTable table, int[] train) {
        return Arrays.stream(train)
                .filter(row -> !Double.isNaN(numbers[row]))
                .map(row -> table.labels()[row])
                .toArray();
    }
}
