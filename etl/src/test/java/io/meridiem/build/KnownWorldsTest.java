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
 * its own, the second without meaning; models learn every three months, and what they say at the quarters' ends of 2025 of
 * the three months after is held against it.
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
    private static final int HORIZON = 3;

    private static final Churn CHURN = new Churn(
            1,
            0.012,
            3,
            List.of(new Churn.Band("low", 0), new Churn.Band("high", HIGH)),
            Map.of(),
            List.of(new Churn.Group("use", "widen_use", 7)),
            List.of(
                    new Churn.Feature("coverage", "use", null, new Churn.Scale(0.5, 0.2, -3, 3), -0.3),
                    new Churn.Feature("nps", "use", null, new Churn.Scale(8, 2, -3, 3), -0.4),
                    new Churn.Feature("notice_given", "use", null, new Churn.Scale(0, 1, 0, 1), 4)),
            new Churn.Learning(3, 10, 10, 50, 3, 10D),
            new Churn.Lifetime(36, 0.1, 1),
            false);

    /** At the quarters' ends, so that no two tell of the same months. */
    private static final String JUDGED_BY =
            """
            with logit as (
                select
                    features.account_id,
                    features.month,
                    first(features.notice_given) as notice_given,
                    first(features.coverage) as coverage,
                    first(scale.base_logit) + sum(
                        scale.weight * case
                            when scale.feature = 'coverage'
                                then greatest(-3, least(3, (features.coverage - scale.reference) / scale.spread))
                            when scale.feature = 'nps'
                                then greatest(-3, least(3, (features.nps - scale.reference) / scale.spread))
                            when scale.feature = 'notice_given' then features.notice_given
                            when scale.feature = 'segment:' || features.segment then 1
                            else 0
                        end
                    ) as logit
                from gold.risk_feature_month as features
                join gold.churn_model as scale on scale.month = features.month
                where month(features.month) % 3 = 0
                group by features.account_id, features.month
            )
            select notice_given, coverage, if(sum(after.churn_mrr) > 0, 1, 0) as left, logit
            from logit
            join gold.revenue_month as after
                on after.account_id = logit.account_id
                and after.month > logit.month and after.month <= add_months(logit.month, 3)
            group by logit.account_id, logit.month, notice_given, coverage, logit
            order by logit.month, logit.account_id
            """;

    @TempDir
    Path here;

    /** Of a customer that is there at a quarter's end: what a model foretells, what is true, what happened. */
    private record Told(boolean hasGivenNotice, double foretold, double chance, int left) {
        double hazard() {
            return 1 - Math.pow(1 - foretold, 1.0 / HORIZON);
        }
    }

    @Test
    void aModelRanksAndCalibratesAsTheTrueChancesWouldButForWhatIsDrawn() {
        List<Told> told = told(KnownWorldsTest::leaving, false);
        Record record = record(told);
        double[] auc = drawn(told, true);
        assertThat(record.auc()).as("AUC, beside that of the true chances").isBetween(auc[0], auc[1]);
        assertForetoldAsManyAsLeave(told);
        assertThat(record.ece()).as("calibration").isLessThanOrEqualTo(record.eceBand()[1]);
    }

    /**
     * Whoever leaves says so in the month before. Of those who are silent at a month's end nobody leaves in the next month,
     * and as many as ever in the two after.
     */
    @Test
    void ofThoseWhoHaveGivenNoNoticeAsManyAreForetoldToLeaveAsWillGiveOne() {
        List<Told> silent = told(KnownWorldsTest::leaving, true).stream()
                .filter(one -> !one.hasGivenNotice())
                .toList();
        assertThat(silent.stream().mapToInt(Told::left).sum()).isGreaterThan(50);
        assertForetoldAsManyAsLeave(silent);
    }

    private static double leaving(double coverage) {
        return 1 / (1 + Math.exp(4 + 5 * (coverage - 0.5)));
    }

    private static void assertForetoldAsManyAsLeave(List<Told> told) {
        double[] apart = drawn(told, false);
        double foretold = told.stream().mapToDouble(Told::foretold).sum();
        double chances = told.stream().mapToDouble(Told::chance).sum();
        assertThat(foretold - chances)
                .as("foretold but not by the true chances")
                .isBetween(apart[0], apart[1]);
    }

    /** The experts believe that coverage and answers matter; nothing does. */
    @Test
    void inAWorldWithoutSignalNobodyIsRankedAndNobodyStandsOutWithConfidence() {
        List<Told> told = told(coverage -> 0.015, false);
        Record record = record(told);
        assertThat(record.auc()).isBetween(0.43, 0.57);
        assertThat(told).allSatisfy(one -> assertThat(one.hazard()).isLessThan(HIGH));
        assertThat(record.ece()).isLessThanOrEqualTo(record.eceBand()[1]);
    }

    private static Record record(List<Told> told) {
        return Record.of(
                told.stream().mapToDouble(Told::foretold).toArray(),
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

    private List<Told> told(DoubleUnaryOperator chanceOf, boolean withNotice) {
        LakeSession session = new LakeSession(LOCAL.spark(), new Lake(here.toString()), Map.of());
        SplittableRandom random = new SplittableRandom(3);
        List<Row> features = new ArrayList<>();
        List<Row> revenue = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String id = "C" + customer;
            double coverage = random.nextDouble();
            double chance = chanceOf.applyAsDouble(coverage);
            boolean there = true;
            boolean notice = withNotice && random.nextDouble() < chance;
            for (YearMonth month = FIRST; there && !month.isAfter(LAST); month = month.plusMonths(1)) {
                double nps = 10 * random.nextDouble();
                features.add(
                        RowFactory.create(id, date(month), coverage, nps, notice ? 1D : 0D, "segment " + customer % 4));
                there = withNotice ? !notice : random.nextDouble() >= chance;
                notice = withNotice && random.nextDouble() < chance;
                revenue.add(RowFactory.create(id, date(month.plusMonths(1)), there ? 0 : 10));
            }
        }
        show(
                session,
                "gold.risk_feature_month",
                features,
                "account_id string, month date, coverage double, nps double, notice_given double, segment string");
        show(session, "gold.revenue_month", revenue, "account_id string, month date, churn_mrr int");
        return judged(session, chanceOf, withNotice);
    }

    private static List<Told> judged(LakeSession session, DoubleUnaryOperator chanceOf, boolean withNotice) {
        List<Row> models = new LearnedRisk(CHURN)
                .rows(session, Map.of("from_month", date(JUDGED), "to_month", date(LAST.minusMonths(HORIZON))))
                .collectAsList();
        assertThat(models)
                .allSatisfy(row -> assertThat(row.<Boolean>getAs("is_learned")).isTrue());
        session.show(
                TableName.of("gold.churn_model"), LOCAL.spark().createDataFrame(models, ChurnModel.COLUMNS.schema()));
        return session.sql(JUDGED_BY, Map.of()).collectAsList().stream()
                .map(row -> told(row, chanceOf.applyAsDouble(row.getDouble(1)), withNotice))
                .toList();
    }

    /** Who has given notice leaves; who has not, and says so first, has a month less to leave in. */
    private static Told told(Row row, double chance, boolean withNotice) {
        double hazard = 1 / (1 + Math.exp(-row.getDouble(3)));
        boolean noticed = row.getDouble(0) > 0;
        return new Told(
                noticed,
                1 - Math.pow(1 - hazard, HORIZON),
                noticed ? 1 : 1 - Math.pow(1 - chance, withNotice ? HORIZON - 1 : HORIZON),
                row.getInt(2));
    }

    private static void show(LakeSession session, String table, List<Row> rows, String columns) {
        session.show(TableName.of(table), LOCAL.spark().createDataFrame(rows, StructType.fromDDL(columns)));
    }

    private static Date date(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }
}
