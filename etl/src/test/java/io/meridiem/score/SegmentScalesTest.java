package io.meridiem.score;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meridiem.testing.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Customers who leave at log odds of -3 and their one scale; in two segments of 4,000 and of 40 months as many more leave as
 * log odds of 1 make.
 */
class SegmentScalesTest {
    private static final double[] EXPERTS = {0.4};
    private static final double RATE = 0.03;
    private static final double MONTHS = 50;
    private static final double TRUST = 10;
    private static final double OWN = 4;

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @Test
    void aSmallSegmentIsShrunkToTheWholeAndALargeOneSpeaksForItself() {
        List<Row> rows = new ArrayList<>(leaving(20_000, "", -3, 1));
        rows.addAll(leaving(4_000, "large", -2, 2));
        rows.addAll(leaving(40, "small", -2, 3));
        Learned learned = learned(rows);
        assertThat(learned.intercept("large")).isCloseTo(1, within(0.15));
        assertThat(learned.intercept("small")).isBetween(0D, 0.6);
    }

    @Test
    void whatItsCustomersDidAndTheWholeBalanceAtItsOwnPrecisionInEverySegment() {
        List<Row> rows = new ArrayList<>(leaving(1_000, "large", -2, 4));
        rows.addAll(leaving(60, "small", -2, 5));
        rows.addAll(leaving(2_000, null, -3, 6));
        Learned learned = learned(rows);
        for (String segment : List.of("large", "small")) {
            double pull = rows.stream()
                    .filter(row -> segment.equals(row.getString(1)))
                    .mapToDouble(row -> row.getDouble(2) - learned.chance(row))
                    .sum();
            assertThat(pull).as(segment).isCloseTo(OWN * learned.intercept(segment), within(1e-6));
        }
    }

    @Test
    void whereASegmentHasNothingOfItsOwnItAddsNearlyNothingAndOneCustomerMovesItLittle() {
        List<Row> rows = new ArrayList<>(leaving(20_000, "alike", -3, 7));
        rows.addAll(leaving(20_000, "", -3, 8));
        rows.add(RowFactory.create(new Double[] {0D}, "one", 1D));
        Learned learned = learned(rows);
        assertThat(learned.intercept("alike")).isCloseTo(0, within(0.15));
        assertThat(learned.intercept("one")).isBetween(0D, 0.3);
    }

    @Test
    void whoIsInNoSegmentHasNoScaleAndAnEmptyNameIsNone() {
        List<Row> rows = leaving(50, "", -3, 9);
        assertThat(SegmentScales.of(table(rows), TRUST, OWN).names()).isEmpty();
        assertThat(SegmentScales.NONE.onto(table(rows)).collectAsList())
                .isEqualTo(table(rows).collectAsList());
        assertThat(SegmentScales.NONE.heldTo(EXPERTS)).isEqualTo(EXPERTS);
    }

    private record Learned(SegmentScales segments, Hazard hazard) {
        double intercept(String segment) {
            return segments.intercepts(hazard)[segments.names().indexOf(segment)];
        }

        /** As pages reckon it: the base, the features, the segment. */
        double chance(Row row) {
            double own = segments.names().contains(row.getString(1)) ? intercept(row.getString(1)) : 0;
            return 1 / (1 + Math.exp(-hazard.base() - hazard.weights()[0] * ((Double[]) row.get(0))[0] - own));
        }
    }

    private static Learned learned(List<Row> rows) {
        SegmentScales segments = SegmentScales.of(table(rows), TRUST, OWN);
        return new Learned(
                segments, Hazard.learned(segments.onto(table(rows)), segments.heldTo(EXPERTS), RATE, MONTHS, TRUST));
    }

    private static List<Row> leaving(int n, String segment, double base, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double scale = 2 * random.nextDouble() - 1;
            double p = 1 / (1 + Math.exp(-base - scale));
            rows.add(RowFactory.create(new Double[] {scale}, segment, random.nextDouble() < p ? 1D : 0D));
        }
        return rows;
    }

    private static Dataset<Row> table(List<Row> rows) {
        return LOCAL.spark()
                .createDataFrame(rows, StructType.fromDDL("scales array<double>, segment string, left double"))
                .withColumn("weight", lit(1D))
                .coalesce(1);
    }
}
