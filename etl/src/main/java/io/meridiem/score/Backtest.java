package io.meridiem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * Learns from part of a table and holds it against the rest.
 *
 * @param hazard the record of the sum with reasons
 * @param challenger the record of the boosted trees
 * @param baseline the record of whoever says the share that left to everybody
 */
public record Backtest(
        FeatureTable table,
        Split split,
        List<String> features,
        Map<String, String> dropped,
        List<String> notes,
        String kind,
        String challengerKind,
        Record hazard,
        Record challenger,
        Record baseline,
        List<Prediction> predictions) {

    /**
     * Of one row that was not learned from.
     *
     * @param row its place in the table
     * @param logit log odds: {@code baseLogit} and all of {@code contributions}
     * @param baseLogit log odds of the average row learned from
     * @param contributions in the order of {@link Backtest#features}
     */
    public record Prediction(
            int row, String id, double probability, double logit, double baseLogit, double[] contributions) {}

    /**
     * Learns from one part of the table, judges the other.
     *
     * @param spark asked only when there is something to learn: starting it takes longer than refusing
     * @throws Refused where nobody left or nobody stayed, or one part of the split has no rows
     */
    public static Backtest of(FeatureTable table, Supplier<SparkSession> spark) {
        ensureBoth(table, IntStream.range(0, table.size()).toArray(), "all rows");
        Split split = Split.of(table);
        if (split.train().length == 0 || split.test().length == 0) {
            throw table.refused("all rows fall on one side of the split (" + split.rule()
                    + "), and it takes some to learn from and some to judge: bring more rows");
        }
        ensureBoth(table, split.train(), "all rows that are learned from");
        Columns columns = columns(table, split.train());
        Encoding encoding = new Encoding(columns, split.train());
        Learner learner = new Learner(spark.get(), encoding, table.labels());
        // Each keeps one processor busy.
        CompletableFuture<double[]> challenging = CompletableFuture.supplyAsync(
                () -> Challenger.learned(learner, encoding, split.train()).probabilities(split.test()));
        Logistic model = Logistic.learned(learner, table, split.train());
        int[] outcomes =
                Arrays.stream(split.test()).map(row -> table.labels()[row]).toArray();
        List<Prediction> predictions = predictions(table, split, columns, encoding, model);
        double[] said =
                predictions.stream().mapToDouble(Prediction::probability).toArray();
        double[] challenged = challenging.join();
        double[] same = new double[outcomes.length];
        Arrays.fill(same, table.rate(split.train()));
        return new Backtest(
                table,
                split,
                columns.used().stream().map(Columns.Used::name).toList(),
                columns.dropped(),
                columns.notes(),
                kind(table, model),
                Challenger.kind(),
                Record.of(said, outcomes),
                Record.of(challenged, outcomes),
                Record.of(same, outcomes),
                inTheFilesOrder(predictions));
    }

    private static void ensureBoth(FeatureTable table, int[] rows, String which) {
        double rate = table.rate(rows);
        if (rate == 0 || rate == 1) {
            throw table.refused(table.label() + " says of " + which + " that they " + (rate == 1 ? "left" : "stayed")
                    + ": there is nothing to tell those who left from those who stayed; bring rows of both");
        }
    }

    private static Columns columns(FeatureTable table, int[] train) {
        Columns told = Columns.of(table, train);
        List<Integer> silent = new Encoding(told, train).silent(told.used().size());
        Columns columns = told.without(silent, "no value of it is in ten rows that are learned from");
        if (columns.used().isEmpty()) {
            throw table.refused("no column is left to learn from: "
                    + (columns.dropped().isEmpty()
                            ? "there is none besides id, label and time"
                            : columns.dropped().entrySet().stream()
                                    .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                    .collect(Collectors.joining(", ")))
                    + "; bring columns that differ from row to row");
        }
        return columns;
    }

    private static String kind(FeatureTable table, Logistic model) {
        String rows = table.things() == table.size()
                ? "one row an id: a plain regularised logistic regression"
                : "several rows an id: a regularised logistic regression on the rows, each a period in which who was there"
                        + " left or stayed";
        return rows + "; L2 penalty as of " + Math.round(model.pull()) + (model.pull() == 1 ? " row" : " rows");
    }

    private static List<Prediction> predictions(
            FeatureTable table, Split split, Columns columns, Encoding encoding, Logistic model) {
        int[] of = encoding.columns();
        List<Prediction> predictions = new ArrayList<>();
        for (int row : split.test()) {
            double[] added = model.added(encoding.row(row));
            double[] contributions = new double[columns.used().size()];
            for (int term = 0; term < added.length; term++) {
                contributions[of[term]] += added[term];
            }
            double logit = model.base() + Arrays.stream(contributions).sum();
            predictions.add(new Prediction(
                    row, table.ids().get(row), 1 / (1 + Math.exp(-logit)), logit, model.base(), contributions));
        }
        return predictions;
    }

    private static List<Prediction> inTheFilesOrder(List<Prediction> predictions) {
        return predictions.stream()
                .sorted(Comparator.comparingInt(Prediction::row))
                .toList();
    }

    /** What a reader of the record has to know beside the figures. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("rows", table.size());
        told.put("unlabelled", table.unlabelled());
        told.put("ids", table.things());
        told.put("learned_from", split.train().length);
        told.put("split", split.rule());
        told.put("columns", features);
        told.put("dropped", dropped);
        told.put("notes", notes);
        told.put("hazard", named(kind, hazard));
        told.put("challenger", named(challengerKind, challenger));
        told.put("baseline", named("the share that left of the rows learned from, for everybody", baseline));
        return told;
    }

    private static Map<String, Object> named(String kind, Record record) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("model", kind);
        told.putAll(record.told());
        return told;
    }
}
