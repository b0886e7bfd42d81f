package io.meridiem.score;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Nearest;
import io.meridiem.contract.Problem;
import io.meridiem.ingest.CsvFile;
import io.meridiem.ingest.SourceFile.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a CSV file with a header into a {@link FeatureTable}. */
public final class FeatureFile {
    private static final Set<String> BLANK = Set.of("na", "n/a", "#n/a", "nan", "null");
    private static final Set<String> LEFT = Set.of("1", "1.0", "true", "yes", "t", "y");
    private static final Set<String> STAYED = Set.of("0", "0.0", "false", "no", "f", "n");

    private final String path;
    private final List<String> header;
    private final int id;
    private final int label;
    private final int time;

    private FeatureFile(String path, List<String> header, int id, int label, int time) {
        this.path = path;
        this.header = header;
        this.id = id;
        this.label = label;
        this.time = time;
    }

    /**
     * @param time the column that tells when, or null
     * @throws Misconfigured where a column is not there, naming the nearest
     * @throws Refused where the file cannot be learned from
     */
    public static FeatureTable read(String path, String id, String label, String time) {
        CsvFile file = CsvFile.at(path);
        String[] names = file.header();
        if (names == null) {
            throw new Refused(path + " is empty: it needs a header and rows");
        }
        List<String> header = List.of(names);
        ensureDistinct(path, header);
        List<Problem> problems = new ArrayList<>();
        int idAt = at(path, header, "--id", id, problems);
        int labelAt = at(path, header, "--label", label, problems);
        int timeAt = time == null ? -1 : at(path, header, "--time", time, problems);
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        if (idAt == labelAt || timeAt == labelAt) {
            throw Misconfigured.option(
                    "--label", "'" + label + "' is named twice: it cannot be the id or the time too");
        }
        if (timeAt == idAt) {
            throw Misconfigured.option("--time", "'" + time + "' is named twice: it cannot be the id too");
        }
        List<Integer> all = IntStream.range(0, header.size()).boxed().toList();
        FeatureFile reader = new FeatureFile(path, header, idAt, labelAt, timeAt);
        return reader.table(file.picking(all).records());
    }

    private static void ensureDistinct(String path, List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new Refused(path + ":1: column '" + name + "' is there twice: rename one, or take it out");
            }
        }
    }

    private static int at(String path, List<String> header, String option, String name, List<Problem> problems) {
        List<Integer> found = IntStream.range(0, header.size())
                .filter(i -> header.get(i).equals(name))
                .boxed()
                .toList();
        if (found.isEmpty()) {
            found = IntStream.range(0, header.size())
                    .filter(i -> header.get(i).equalsIgnoreCase(name))
                    .boxed()
                    .toList();
        }
        if (found.size() != 1) {
            String near = Nearest.to(name, header).orElse(null);
            problems.add(new Problem(null, 0, option, path + " has no column '" + name + "'", near));
            return -2;
        }
        return found.get(0);
    }

    private FeatureTable table(Iterator<Parsed> records) {
        List<String> ids = new ArrayList<>();
        List<String> times = time < 0 ? null : new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        header.forEach(unused -> cells.add(new ArrayList<>()));
        IntStream.Builder labels = IntStream.builder();
        List<Long> lines = new ArrayList<>();
        long unlabelled = 0;
        while (records.hasNext()) {
            Parsed row = records.next();
            if (row.problem() != null) {
                throw new Refused(path + ":" + row.line() + ": " + row.problem() + ": mend the line, or take it out");
            }
            String[] told = Arrays.stream(row.cells()).map(FeatureFile::cell).toArray(String[]::new);
            if (told[label].isEmpty()) {
                unlabelled++;
                continue;
            }
            labels.add(label(told[label], row.line()));
            // "NA" is nothing told in a column of features, and somebody's name here.
            ids.add(needed(row.cells()[id], id, row.line()));
            if (times != null) {
                times.add(needed(row.cells()[time], time, row.line()));
            }
            lines.add(row.line());
            IntStream.range(0, told.length).forEach(i -> cells.get(i).add(told[i]));
        }
        if (ids.isEmpty()) {
            throw new Refused(path + (unlabelled == 0 ? " has a header only" : " has no row with a label")
                    + ": there is nothing to learn from");
        }
        List<FeatureTable.Column> features = IntStream.range(0, header.size())
                .filter(i ->
                        i != id && i != label && i != time && !header.get(i).isEmpty())
                .mapToObj(i -> new FeatureTable.Column(header.get(i), cells.get(i)))
                .toList();
        ensureOrdered(times, lines);
        List<Integer> nameless = IntStream.range(0, header.size())
                .filter(i -> header.get(i).isEmpty())
                .mapToObj(i -> i + 1)
                .toList();
        return new FeatureTable(
                path, header.get(label), ids, labels.build().toArray(), times, features, unlabelled, nameless);
    }

    private void ensureOrdered(List<String> times, List<Long> lines) {
        int row = times == null ? -1 : Split.firstUnordered(times);
        if (row >= 0) {
            throw new Refused(path + ":" + lines.get(row) + ": " + header.get(time) + ": '" + times.get(row)
                    + "' cannot be told to be before or after another: write times as numbers or like 2026-10-31");
        }
    }

    private static String cell(String text) {
        String stripped = text == null ? "" : text.strip();
        return BLANK.contains(stripped.toLowerCase(Locale.ROOT)) ? "" : stripped;
    }

    private int label(String text, long line) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (LEFT.contains(lower)) {
            return 1;
        }
        if (STAYED.contains(lower)) {
            return 0;
        }
        throw new Refused(path + ":" + line + ": " + header.get(label) + ": '" + text
                + "' is no label: write 1 or 0, true or false, yes or no");
    }

    private String needed(String text, int column, long line) {
        if (text == null || text.isBlank()) {
            throw new Refused(
                    path + ":" + line + ": " + header.get(column) + " is empty: fill it in, or take the row out");
        }
        return text.strip();
    }
}
