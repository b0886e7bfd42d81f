package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Churn;
import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.score.Record;
import io.meridiem.table.LakeSession;
import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worlds whose chances to leave are known: a thousand customers from January 2024 on, each with a coverage and an answer of
 * its own, the second without meaning; models learn every three months, and what they say of 2025 is held against it.
 */
class KnownWorldsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static final int CUSTOMERS = 1_000;
    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final YearMonth JUDGED = YearMonth.of(2025, 1);
    private static final YearMonth LAST = YearMonth.of(2025, 12);
    private static final double HIGH = 0.04;
    private static final int DRAWS = 200;

    private static final Churn CHURN = new Churn(
            1,
            0.012,
            3,
            List.of(new Churn.Band("low", 0), new Churn.Band("high", HIGH)),
            Map.of(),
            List.of(new Churn.Group("use", "widen_use", 7)),
            List.of(
                    new Churn.Feature("coverage", "use", null, new Churn.Scale(0.5, 0.2, -3, 3), -0.3),
                    new Churn.Feature("nps", "use", null, new Churn.Scale(8, 2, -3, 3), -0.4)),
            new Churn.Learning(3, 10, 10, 50, 3, 10D),
            new Churn.Lifetime(36, 0.1, 1),
            false);

    @TempDir
    Path here;

    /** A row a month of a customer that is there: what a model says, what is true, what happened. */
    private record Told(double hazard, double chance, int left) {}

    @Test
    void aModelRanksAndCalibratesAsTheTrueChancesWouldButForWhatIsDrawn() {
        List<Told> told = told(coverage -> 1 / (1 + Math.exp(4 + 5 * (coverage - 0.5))));
        Record record = record(told);
        double[] auc = drawn(told, true);
        assertThat(record.auc()).as("AUC, beside that of the true chances").isBetween(auc[0], auc[1]);
        double[] apart = drawn(told, false);
        double chances = told.stream().mapToDouble(Told::chance).sum();
        assertThat(record.churners() / record.observedExpected() - chances)
                .as("foretold but not by the true chances")
                .isBetween(apart[0], apart[1]);
        assertThat(record.ece()).as("calibration").isLessThanOrEqualTo(record.eceBand()[1]);
    }

    /** The experts believe that coverage and answers matter; nothing does. */
    @Test
    void inAWorldWithoutSignalNobodyIsRankedAndNobodyStandsOutWithConfidence() {
        List<Told> told = told(coverage -> 0.015);
        Record record = record(told);
        assertThat(record.auc()).isBetween(0.43, 0.57);
        assertThat(told).allSatisfy(one -> assertThat(one.hazard()).isLessThan(HIGH));
        assertThat(record.ece()).isLessThanOrEqualTo(record.eceBand()[1]);
    }

    private static Record record(List<Told> told) {
        return Record.of(
                told.stream().mapToDouble(Told::hazard).toArray(),
                told.stream().mapToInt(Told::left).toArray());
    }

    /**
     * 95 of 100 draws of who leaves by the true chances: their AUC; or how far apart two draws lie, as a model was learned
     * from about as many who left as it is judged by.
     */
    private static double[] drawn(List<Told> told, boolean auc) {
        SplittableRandom random = new SplittableRandom(1);
        double[] chances = told.stream().mapToDouble(Told::chance).toArray();
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] left = leaving(chances, random);
            drawn[draw] = auc
                    ? Record.of(chances, left).auc()
                    : Arrays.stream(left).sum()
                            - Arrays.stream(leaving(chances, random)).sum();
        }
        Arrays.sort(drawn);
        return new double[] {drawn[DRAWS * 25 / 1000], drawn[DRAWS * 975 / 1000 - 1]};
    }

    private static int[] leaving(double[] chances, SplittableRandom random) {
        return Arrays.stream(chances)
                .mapToInt(chance -> random.nextDouble() < chance ? 1 : 0)
                .toArray();
    }

    private List<Told> told(DoubleUnaryOperator chanceOf) {
        LakeSession session = new LakeSession(LOCAL.spark(), new Lake(here.toString()), Map.of());
        SplittableRandom random = new SplittableRandom(3);
        List<Row> features = new ArrayList<>();
        List<Row> revenue = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String id = "C" + customer;
            boolean there = true;
            for (YearMonth month = FIRST; there && !month.isAfter(LAST); month = month.plusMonths(1)) {
                double coverage = random.nextDouble();
                double nps = 10 * random.nextDouble();
                features.add(RowFactory.create(id, date(month), coverage, nps, "segment " + customer % 4));
                there = random.nextDouble() >= chanceOf.applyAsDouble(coverage);
                revenue.add(RowFactory.create(id, date(month.plusMonths(1)), there ? 0 : 10));
            }
        }
        show(
                session,
                "gold.risk_feature_month",
                features,
                "account_id string, month date, coverage double, nps double," + " segment string");
        show(session, "gold.revenue_month", revenue, "account_id string, month date, churn_mrr int");
        return judged(session, chanceOf);
    }

    private static List<Told> judged(LakeSession session, DoubleUnaryOperator chanceOf) {
        List<Row> models = new LearnedRisk(CHURN)
                .rows(session, Map.of("from_month", date(JUDGED), "to_month", date(LAST.minusMonths(1))))
                .collectAsList();
        assertThat(models)
                .allSatisfy(row -> assertThat(row.<Boolean>getAs("is_learned")).isTrue());
        session.show(
                TableName.of("gold.churn_model"), LOCAL.spark().createDataFrame(models, ChurnModel.COLUMNS.schema()));
        return session
                .sql(
                        """
                        select first(features.coverage), first(after.churn_mrr) as churn_mrr, first(scale.base_logit) + sum(
                            scale.weight * case
                                when scale.feature = 'coverage'
                                    then greatest(-3, least(3, (features.coverage - scale.reference) / scale.spread))
                                when scale.feature = 'nps'
                                    then greatest(-3, least(3, (features.nps - scale.reference) / scale.spread))
                                when scale.feature = 'segment:' || features.segment then 1
                                else 0
                            end
                        ) as logit
                        from gold.risk_feature_month as features
                        join gold.churn_model as scale on scale.month = features.month
                        join gold.revenue_month as after
                            on after.account_id = features.account_id and after.month = add_months(features.month, 1)
                        group by features.account_id, features.month
                        order by features.month, features.account_id
                        """,
                        Map.of())
                .collectAsList()
                .stream()
                .map(row -> new Told(
                        1 / (1 + Math.exp(-row.getDouble(2))),
                        chanceOf.applyAsDouble(row.getDouble(0)),
                        row.getInt(1) > 0 ? 1 : 0))
                .toList();
    }

    private static void show(LakeSession session, String table, List<Row> rows, String columns) {
        session.show(TableName.of(table), LOCAL.spark().createDataFrame(rows, StructType.fromDDL(columns)));
    }

    private static Date date(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }
}
