package io.meridiem.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.meridiem.contract.Unavailable;
import io.meridiem.score.Backtest;
import io.meridiem.score.FeatureFile;
import io.meridiem.score.FeatureTable;
import io.meridiem.score.Refused;
import io.meridiem.table.SparkStart;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * A churn model tried on somebody's own table; needs neither lake nor configuration.
 *
 * @param time null where rows tell no time
 * @param predictions where the judged rows go; null for nowhere
 * @param err notices, and what is refused
 */
record FeatureTrial(Path features, String id, String label, String time, Path predictions, PrintStream err) {
    private static final int DECIMALS = 6;

    /** Prints one JSON object; 1 where nothing can be learned from the table. */
    int run(PrintStream out) {
        try {
            FeatureTable table = FeatureFile.read(features.toString(), id, label, time);
            if (table.unlabelled() > 0) {
                err.println(table.unlabelled() + " rows have no label and are left out");
            }
            if (time != null && table.times().stream().distinct().count() < 2) {
                err.println("all rows are of one time: the split goes by id");
            }
            Backtest done = tried(table);
            done.dropped().forEach((column, because) -> err.println("column " + column + " is left out: " + because));
            done.notes().forEach(note -> err.println("column " + note));
            if (done.hazard().auc() == null) {
                err.println("auc is null: fewer than ten left among the judged rows");
            }
            if (predictions != null) {
                write(done);
                err.println(predictions);
            }
            out.println(json(done.told()));
            return 0;
        } catch (Refused refused) {
            err.println("refuse: " + refused.getMessage());
            return 1;
        }
    }

    private static Backtest tried(FeatureTable table) {
        boolean there = SparkSession.getDefaultSession().isDefined();
        try {
            return Backtest.of(table, SparkStart::alone);
        } finally {
            if (!there && SparkSession.getDefaultSession().isDefined()) {
                SparkSession.getDefaultSession().get().stop();
            }
        }
    }

    private void write(Backtest done) {
        Path part = predictions.resolveSibling("." + predictions.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(part)) {
                List<String> header = new ArrayList<>(List.of("id", "probability", "logit", "base_logit"));
                done.features().forEach(name -> header.add("contribution_" + name));
                writer.write(line(header));
                for (Backtest.Prediction one : done.predictions()) {
                    List<String> cells = new ArrayList<>(
                            List.of(one.id(), plain(one.probability()), plain(one.logit()), plain(one.baseLogit())));
                    for (double added : one.contributions()) {
                        cells.add(plain(added));
                    }
                    writer.write(line(cells));
                }
            }
            Files.move(part, predictions, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwilling) {
            part.toFile().delete();
            throw new Unavailable("--predictions: cannot write " + predictions + ": " + unwilling, unwilling);
        }
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Results::quoted).collect(Collectors.joining(",")) + "\n";
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).toPlainString();
    }

    /** Indented, numbers without more decimals than anybody can mean. */
    static String json(Map<String, Object> told) {
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .writeValueAsString(rounded(told));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** More decimals than anybody can mean are no precision. */
    private static Object rounded(Object told) {
        if (told instanceof Map<?, ?> map) {
            Map<Object, Object> rounded = new LinkedHashMap<>();
            map.forEach((key, value) -> rounded.put(key, rounded(value)));
            return rounded;
        }
        if (told instanceof double[] many) {
            return java.util.Arrays.stream(many).mapToObj(FeatureTrial::rounded).toList();
        }
        return told instanceof Double one ? BigDecimal.valueOf(one).setScale(DECIMALS, RoundingMode.HALF_EVEN) : told;
    }
}
