package io.meridiem.score;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * What was foretold month after month, each time from what was known by then, held against what happened: beside boosted
 * trees that knew as much, and beside whoever tells everybody the share that had left until then.
 *
 * @param judged places of the rows judged, in the order of the three
 * @param hazard what the model that stood then foretold
 */
public record WalkForward(FeatureTable table, int[] judged, double[] hazard, double[] challenger, double[] baseline) {

    /**
     * Rows that one model judged.
     *
     * @param known places of the rows whose end was known when it was learned
     * @param judged places of the rows of the months it judged in
     */
    public record Fold(String model, int[] known, int[] judged) {}

    /**
     * Learns the challenger anew for every fold; where all it could learn from ended the same it tells the share too.
     *
     * @param foretold what was foretold, by row
     * @throws Refused where a fold has nothing to learn from
     */
    public static WalkForward of(SparkSession spark, FeatureTable table, double[] foretold, List<Fold> folds) {
        int[] judged = folds.stream()
                .flatMapToInt(fold -> Arrays.stream(fold.judged()))
                .toArray();
        double[] challenger = new double[judged.length];
        double[] baseline = new double[judged.length];
        int from = 0;
        for (Fold fold : folds) {
            if (fold.known().length == 0) {
                throw table.refused("there is nothing before " + fold.model() + " to learn from");
            }
            int to = from + fold.judged().length;
            double share = table.rate(fold.known());
            Arrays.fill(baseline, from, to, share);
            if (share == 0 || share == 1) {
                Arrays.fill(challenger, from, to, share);
            } else {
                System.arraycopy(challenged(spark, table, fold), 0, challenger, from, to - from);
            }
            from = to;
        }
        return new WalkForward(
                table,
                judged,
                Arrays.stream(judged).mapToDouble(row -> foretold[row]).toArray(),
                challenger,
                baseline);
    }

    private static double[] challenged(SparkSession spark, FeatureTable table, Fold fold) {
        Columns all = Columns.of(table, fold.known());
        Columns told =
                all.without(new Encoding(all, fold.known()).silent(all.used().size()), "silent");
        Encoding encoding = new Encoding(told, fold.known());
        return Challenger.learned(new Learner(spark, encoding, table.labels()), encoding, fold.known())
                .probabilities(fold.judged());
    }

    /** The three records, by the names of the contract. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("hazard", named("the hazard model that stood then, held to the experts' weights", hazard));
        told.put("challenger", named(Challenger.kind(), challenger));
        told.put("baseline", named("the share that had left until then, for everybody", baseline));
        return told;
    }

    private Map<String, Object> named(String kind, double[] said) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("model", kind);
        told.putAll(Record.of(said, outcomes()).told());
        return told;
    }

    private int[] outcomes() {
        return Arrays.stream(judged).map(row -> table.labels()[row]).toArray();
    }
}
