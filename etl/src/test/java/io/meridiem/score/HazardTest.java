package io.meridiem.score;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meridiem.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Customers of whom it is known what makes them leave: log odds of -3, +1 for the first scale, -0.5 for the second. */
class HazardTest {
    private static final double[] EXPERTS = {0.4, -0.2, 0.3};
    private static final double RATE = 0.02;
    private static final double MONTHS = 50;

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @Test
    void the_pull_of_the_data_and_of_the_experts_balance_for_every_weight() {
        List<Row> rows = customers(2_000, 1);
        Hazard hazard = Hazard.learned(table(rows), EXPERTS, RATE, MONTHS, 10);
        double[] pull = new double[2];
        double level = MONTHS * (RATE - 1 / (1 + Math.exp(-hazard.base())));
        for (Row row : rows) {
            double miss = row.getDouble(1) - 1 / (1 + Math.exp(-hazard.logit(scales(row))));
            level += miss;
            pull[0] += miss * scales(row)[0];
            pull[1] += miss * scales(row)[1];
        }
        assertThat(pull[0]).isCloseTo(10 * (hazard.weights()[0] - 0.4), within(1e-6));
        assertThat(pull[1]).isCloseTo(10 * (hazard.weights()[1] + 0.2), within(1e-6));
        assertThat(level).as("the base is held by the base rate's months alone").isCloseTo(0, within(1e-6));
    }

    @Test
    void what_was_never_measured_keeps_the_experts_weight() {
        Hazard hazard = Hazard.learned(table(customers(500, 2)), EXPERTS, RATE, MONTHS, 10);
        assertThat(hazard.weights()[2]).isEqualTo(0.3);
    }

    @Test
    void many_customers_overrule_the_experts_and_boundless_trust_does_not_let_them() {
        Dataset<Row> rows = table(customers(20_000, 3));
        Hazard free = Hazard.learned(rows, EXPERTS, RATE, MONTHS, 0.001);
        assertThat(free.base()).isCloseTo(-3, within(0.15));
        assertThat(free.weights()[0]).isCloseTo(1, within(0.12));
        assertThat(free.weights()[1]).isCloseTo(-0.5, within(0.12));
        Hazard held = Hazard.learned(rows, EXPERTS, RATE, MONTHS, 1e9);
        assertThat(held.weights()[0]).isCloseTo(0.4, within(1e-4));
        assertThat(held.weights()[1]).isCloseTo(-0.2, within(1e-4));
    }

    @Test
    void where_nobody_left_or_all_did_weights_stay_finite_and_the_same_data_give_the_same_model() {
        for (double left : new double[] {0, 1}) {
            List<Row> rows = customers(300, 4).stream()
                    .map(row -> RowFactory.create(row.get(0), left))
                    .toList();
            Hazard hazard = Hazard.learned(table(rows), EXPERTS, RATE, MONTHS, 10);
            assertThat(Arrays.stream(hazard.weights())).allMatch(Double::isFinite);
            assertThat(hazard.base()).matches(base -> left == 1 ? base > -1 : base < -4);
            Hazard again = Hazard.learned(table(rows), EXPERTS, RATE, MONTHS, 10);
            assertThat(again.base()).isEqualTo(hazard.base());
            assertThat(again.weights()).isEqualTo(hazard.weights());
        }
    }

    /** The experts are wrong there: what they look at has nothing to do with who leaves. */
    @Test
    void in_a_world_without_signal_nobody_is_told_apart_with_confidence() {
        Hazard hazard = Hazard.learned(table(leavingByChance(20_000, 8)), EXPERTS, RATE, MONTHS, 10);
        List<Row> later = leavingByChance(20_000, 9);
        double[] told = later.stream()
                .mapToDouble(row -> 1 / (1 + Math.exp(-hazard.logit(scales(row)))))
                .toArray();
        assertThat(Arrays.stream(told).max().orElseThrow()).isLessThan(0.075);
        assertThat(Arrays.stream(told).min().orElseThrow()).isGreaterThan(0.03);
        double higher = 0;
        double pairs = 0;
        for (int gone = 0; gone < told.length; gone++) {
            for (int there = 0; later.get(gone).getDouble(1) == 1 && there < told.length; there++) {
                if (later.get(there).getDouble(1) == 0) {
                    pairs++;
                    higher += told[gone] > told[there] ? 1 : told[gone] == told[there] ? 0.5 : 0;
                }
            }
        }
        assertThat(higher / pairs).as("AUC").isBetween(0.46, 0.54);
    }

    @Test
    void probabilities_twice_too_high_are_set_right_by_many_months_and_hardly_by_few() {
        Calibration many = calibration(40_000, 0.5, 5);
        assertThat(many.a() + many.b() * logit(0.1)).isCloseTo(logit(0.05), within(0.1));
        Calibration few = calibration(40, 0.5, 6);
        assertThat(few.a() + few.b() * logit(0.1)).isCloseTo(logit(0.1), within(0.35));
    }

    @Test
    void an_order_that_is_the_wrong_way_round_is_flattened_and_not_turned() {
        double[] logits = new double[4_000];
        int[] left = new int[4_000];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = i % 2 == 0 ? -1 : -4;
            left[i] = i % 2 == 1 && i % 20 == 1 ? 1 : 0;
        }
        Calibration calibration = Calibration.of(LOCAL.spark(), logits, left, ones(logits.length), 10);
        assertThat(calibration.b()).isZero();
        assertThat(calibration.a()).isCloseTo(logit(0.05), within(0.2));
    }

    @Test
    void nothing_happened_later_leaves_all_as_it_is() {
        assertThat(Calibration.of(LOCAL.spark(), new double[0], new int[0], new double[0], 10))
                .isEqualTo(Calibration.NONE);
    }

    /** One in twenty leaves, whatever its scales. */
    private static List<Row> leavingByChance(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 100);
        return customers(n, seed).stream()
                .map(row -> RowFactory.create(row.get(0), random.nextDouble() < 0.05 ? 1D : 0D))
                .toList();
    }

    /** Log odds around -2.2; of those foretold to leave only a share does. */
    private static Calibration calibration(int n, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] logits = new double[n];
        int[] left = new int[n];
        for (int i = 0; i < n; i++) {
            logits[i] = -3.5 + 2.6 * random.nextDouble();
            left[i] = random.nextDouble() < share / (1 + Math.exp(-logits[i])) ? 1 : 0;
        }
        return Calibration.of(LOCAL.spark(), logits, left, ones(logits.length), 10);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private static double[] scales(Row row) {
        return Arrays.stream((Double[]) row.get(0))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The third scale is never measured. */
    private static List<Row> customers(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double first = 4 * random.nextDouble() - 2;
            double second = 4 * random.nextDouble() - 2;
            double p = 1 / (1 + Math.exp(3 - first + 0.5 * second));
            rows.add(RowFactory.create(new Double[] {first, second, 0D}, random.nextDouble() < p ? 1D : 0D));
        }
        return rows;
    }

    private static Dataset<Row> table(List<Row> rows) {
        return LOCAL.spark()
                .createDataFrame(rows, StructType.fromDDL("scales array<double>, left double"))
                .withColumn("weight", lit(1D))
                .coalesce(1);
    }
}
