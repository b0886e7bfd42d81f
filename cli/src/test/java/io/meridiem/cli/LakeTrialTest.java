package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.contract.Churn;
import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.testing.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code backtest} on a lake of forty customers, January to September 2025. Two of C1 to C16 leave every month from February
 * on; the rest stay. From April on a model tells the sixteen a half and everybody else a tenth.
 */
class LakeTrialTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static final Churn CHURN = new Churn(
            1,
            0.02,
            3,
            List.of(new Churn.Band("low", 0)),
            Map.of(),
            List.of(new Churn.Group("use", "widen_use", 7)),
            List.of(new Churn.Feature("coverage", "use", null, new Churn.Scale(0.5, 0.2, -3, 3), -0.3)),
            new Churn.Learning(3, 10, 10, 50, 2, null),
            new Churn.Lifetime(36, 0.1, 1),
            false);

    @TempDir
    Path here;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void what_was_foretold_from_april_to_june_is_held_against_who_left_by_september() throws IOException {
        assertThat(tried("2025-04-01")).as(err::toString).isZero();
        JsonNode told = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(told.path("from").asText()).isEqualTo("2025-04");
        assertThat(told.path("to").asText()).isEqualTo("2025-06");
        assertThat(told.path("months").asInt()).isEqualTo(3);
        // 24 stay, watched three times; ten, eight and six of the sixteen were still there; six left of each.
        JsonNode hazard = told.path("hazard");
        assertThat(hazard.path("n").asInt()).isEqualTo(3 * 24 + 10 + 8 + 6);
        assertThat(hazard.path("churners").asInt()).isEqualTo(18);
        assertThat(hazard.path("brier").asDouble()).isEqualTo((24 * 0.25 + 72 * 0.01) / 96, within(1e-6));
        assertThat(hazard.path("observed_expected").asDouble()).isEqualTo(18 / 19.2, within(1e-6));
        // In April only January's end was known: 6 of 40.
        assertThat(told.path("baseline").path("brier").asDouble())
                .isEqualTo((18 * 0.85 * 0.85 + 78 * 0.15 * 0.15) / 96, within(1e-6));
        assertThat(told.path("challenger").path("n").asInt()).isEqualTo(96);
        assertThat(told.path("challenger").path("auc").isNumber()).isTrue();
    }

    @Test
    void where_no_model_has_foretold_anything_whose_time_is_over_there_is_no_record() {
        assertThat(tried("2025-07-01")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("refuse: no model has foretold anything yet whose 3 months are over")
                .contains("10 customers have left");
        assertThat(out.size()).isZero();
    }

    private int tried(String from) {
        LakeSession session = new LakeSession(LOCAL.spark(), new Lake(here.toString()), Map.of());
        LOCAL.spark()
                .sql(
                        "select concat('C', c.id) as account_id, month,"
                                + " if(c.id <= 16, add_months(date '2025-01-01', int(ceil(c.id / 2))), null) as left_in,"
                                + " if(c.id <= 16, 0.5D, 0.1D) as chance, c.id from range(1, 41) c cross join"
                                + " (select explode(sequence(date '2025-01-01', date '2025-09-01', interval 1 month)) as month)")
                .createOrReplaceTempView("seen");
        show(
                session,
                "gold.risk_feature_month",
                "select account_id, month, id / 40D as coverage from seen where left_in is null or month < left_in");
        show(
                session,
                "gold.churn_risk",
                "select account_id, month, if(month >= date '" + from + "', chance, null) as probability,"
                        + " 'learned-1-' || '" + from
                        + "' as model from seen where left_in is null or month < left_in");
        show(
                session,
                "gold.revenue_month",
                "select account_id, month, if(month = left_in, 10, 0) as churn_mrr from seen");
        return new LakeTrial(
                        session,
                        CHURN,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run();
    }

    private static void show(LakeSession session, String table, String sql) {
        session.show(TableName.of(table), LOCAL.spark().sql(sql));
    }
}
