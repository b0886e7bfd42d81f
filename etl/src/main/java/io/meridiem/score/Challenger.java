package io.meridiem.score;

import java.util.stream.IntStream;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.linalg.Vectors;

/** Boosted trees: what columns say together and no sum can; they give no reasons that add up. */
final class Challenger {
    private static final int TREES = 60;
    private static final int DEPTH = 3;

    private final GBTClassificationModel model;
    private final Encoding encoding;

    private Challenger(GBTClassificationModel model, Encoding encoding) {
        this.model = model;
        this.encoding = encoding;
    }

    static Challenger learned(Learner learner, Encoding encoding, int[] train) {
        try (Learner.Kept kept = learner.keptPlain(train)) {
            return new Challenger(
                    new GBTClassifier()
                            .setMaxIter(TREES)
                            .setMaxDepth(DEPTH)
                            .setStepSize(0.1)
                            .setMinInstancesPerNode(10)
                            .setSeed(1)
                            .fit(kept.rows()),
                    encoding);
        }
    }

    double[] probabilities(int[] rows) {
        return IntStream.of(rows)
                .mapToDouble(row -> model.predictProbability(Vectors.dense(encoding.plainRow(row)))
                        .apply(1))
                .toArray();
    }

    static String kind() {
        return "gradient boosted trees, " + TREES + " of depth " + DEPTH;
    }
}
