package io.meridiem.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures where they are easily wrong: equal probabilities, and few who left. */
class RecordTest {
    private static double[] same(int n, double probability) {
        double[] same = new double[n];
        Arrays.fill(same, probability);
        return same;
    }

    @Test
    void whoSaysTheSameOfEverybodyRanksNobody() {
        int[] firstLeft = IntStream.range(0, 100).map(i -> i < 20 ? 1 : 0).toArray();
        int[] lastLeft = IntStream.range(0, 100).map(i -> i < 80 ? 0 : 1).toArray();
        Record record = Record.of(same(100, 0.3), firstLeft);
        assertThat(record.auc()).isEqualTo(0.5);
        assertThat(record.lift10()).isEqualTo(1, within(1e-12));
        // What is said and what happened differ by ten in a hundred, whatever row stands first.
        assertThat(record.ece()).isEqualTo(0.1, within(1e-12));
        assertThat(Record.of(same(100, 0.3), lastLeft).told().toString()).contains("ece=" + record.ece());
    }

    @Test
    void belowTenWhoLeftThereIsNoAuc() {
        double[] rising =
                IntStream.range(0, 50).mapToDouble(i -> (i + 1) / 52.0).toArray();
        int[] nine = IntStream.range(0, 50).map(i -> i >= 41 ? 1 : 0).toArray();
        int[] ten = IntStream.range(0, 50).map(i -> i >= 40 ? 1 : 0).toArray();
        assertThat(Record.of(rising, nine).auc()).isNull();
        assertThat(Record.of(rising, ten).auc()).isEqualTo(1);
    }
}
