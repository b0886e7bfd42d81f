package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meridiem.contract.Churn;
import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Sixty customers, watched from January 2024 on; one a month leaves, of those who use little. */
class LearnedRiskTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static final Churn CHURN = new Churn(
            1,
            0.02,
            3,
            List.of(new Churn.Band("low", 0)),
            Map.of(),
            List.of(new Churn.Group("use", "widen_use", 7)),
            List.of(
                    new Churn.Feature("coverage", "use", null, new Churn.Scale(0.5, 0.2, -3, 3), -0.3),
                    new Churn.Feature("nps", "use", null, new Churn.Scale(8, 2, -3, 3), -0.4)),
            new Churn.Learning(3, 10, 10, 50, 2, null),
            new Churn.Lifetime(36, 0.1, 1),
            false);

    @TempDir
    Path here;

    @Test
    void experts_judge_until_ten_have_left_in_the_months_learned_from() {
        LakeSession session = watched(YearMonth.of(2025, 6));
        // Two months are kept for calibration and one for the outcome: in October seven months can be learned from.
        assertThat(models(session, "2024-10", "2025-05"))
                .filteredOn(line -> line.contains("coverage"))
                .containsExactly(
                        "2024-10 coverage expert-1 false null",
                        "2024-11 coverage expert-1 false null",
                        "2024-12 coverage expert-1 false null",
                        "2025-01 coverage learned-1-2025-01 true 10",
                        "2025-02 coverage learned-1-2025-01 true 10",
                        "2025-03 coverage learned-1-2025-01 true 10",
                        "2025-04 coverage learned-1-2025-04 true 13",
                        "2025-05 coverage learned-1-2025-04 true 13");
        Row coverage = model(session, "2025-04", "coverage");
        assertThat(coverage.<Double>getAs("weight")).isLessThan(-0.3);
        assertThat(model(session, "2025-04", "nps").<Double>getAs("expert_weight"))
                .isEqualTo(-0.4);
    }

    @Test
    void what_happens_later_changes_no_model_of_before() {
        Row then = model(watched(YearMonth.of(2025, 4)), "2025-04", "coverage");
        Row later = model(watched(YearMonth.of(2025, 12)), "2025-04", "coverage");
        assertThat(later).isEqualTo(then);
    }

    @Test
    void a_company_without_a_month_watched_has_the_experts() {
        assertThat(models(watched(YearMonth.of(2023, 12)), "2024-01", "2024-01"))
                .containsExactly("2024-01 coverage expert-1 false null", "2024-01 nps expert-1 false null");
    }

    @Test
    void what_nobody_measured_stands_at_the_reference() {
        Row unasked = model(watched(YearMonth.of(2025, 4)), "2025-04", "coverage");
        Row asked = model(watched(YearMonth.of(2025, 4), "8D"), "2025-04", "coverage");
        assertThat(unasked.<Double>getAs("base_logit")).isEqualTo(asked.<Double>getAs("base_logit"));
    }

    /** Who leaves is of the first thirty: half of them and half of the others are in the segment odd. */
    @Test
    void segmentsHaveInterceptsOfTheirOwnWhereTheFileSaysSoAndExpertsKnowNone() {
        LakeSession session = watched(YearMonth.of(2025, 4));
        Churn churn = counting(4D);
        assertThat(rows(session, churn, "2024-10", "2024-10"))
                .extracting(row -> row.getAs("feature"), row -> row.getAs("weight"))
                .containsExactly(tuple("coverage", -0.3), tuple("nps", -0.4), tuple("segment:", 0D));
        List<Row> learned = rows(session, churn, "2025-04", "2025-04");
        assertThat(learned)
                .extracting(row -> row.getAs("feature"))
                .containsExactly("coverage", "nps", "segment:", "segment:even", "segment:odd");
        assertThat(learned)
                .filteredOn(row -> row.getAs("factor").equals("segment"))
                .allSatisfy(row -> {
                    assertThat(row.<Double>getAs("expert_weight")).isZero();
                    assertThat(row.<Double>getAs("reference")).isZero();
                    assertThat(row.<Double>getAs("spread")).isEqualTo(1);
                });
        assertThat(learned.get(3).<Double>getAs("weight")).isNotZero().isBetween(-1D, 1D);
    }

    @Test
    void withoutThatASegmentChangesNothing() {
        List<Row> before = rows(watched(YearMonth.of(2025, 4)), CHURN, "2025-04", "2025-04");
        LakeSession session = watched(YearMonth.of(2025, 4), "cast(null as double)", "'all'");
        assertThat(rows(session, CHURN, "2025-04", "2025-04")).isEqualTo(before);
        // One for all can say nothing that the base does not.
        assertThat(rows(session, counting(4D), "2025-04", "2025-04"))
                .filteredOn(row -> row.getAs("feature").equals("segment:all"))
                .extracting(row -> row.<Double>getAs("weight"))
                .containsExactly(0D);
    }

    private static Churn counting(Double segmentTrust) {
        return new Churn(
                1,
                0.02,
                3,
                CHURN.bands(),
                Map.of(),
                CHURN.groups(),
                CHURN.features(),
                new Churn.Learning(3, 10, 10, 50, 2, segmentTrust),
                CHURN.lifetime(),
                false);
    }

    private static Row model(LakeSession session, String month, String feature) {
        return rows(session, CHURN, month, month).stream()
                .filter(row -> row.getAs("feature").equals(feature))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> models(LakeSession session, String from, String to) {
        return rows(session, CHURN, from, to).stream()
                .map(row -> row.getAs("month").toString().substring(0, 7) + " " + row.getAs("feature") + " "
                        + row.getAs("model") + " " + row.getAs("is_learned") + " " + row.getAs("churners"))
                .toList();
    }

    private static List<Row> rows(LakeSession session, Churn churn, String from, String to) {
        return new LearnedRisk(churn)
                .rows(session, Map.of("from_month", Date.valueOf(from + "-01"), "to_month", Date.valueOf(to + "-01")))
                .collectAsList();
    }

    /** All that is known at a month's end: watched at it, left by it. */
    private LakeSession watched(YearMonth last) {
        return watched(last, "cast(null as double)");
    }

    private LakeSession watched(YearMonth last, String nps) {
        return watched(last, nps, "if(c.id % 2 = 0, 'even', 'odd')");
    }

    private LakeSession watched(YearMonth last, String nps, String segment) {
        LakeSession session = new LakeSession(LOCAL.spark(), new Lake(here.toString()), Map.of());
        String months = last.isBefore(YearMonth.of(2024, 1))
                ? "select date '2024-01-01' as month where false"
                : "select explode(sequence(date '2024-01-01', date '" + last.atDay(1)
                        + "', interval 1 month)) as month";
        // Customer c leaves in the month c after January 2024; the first thirty use the less, the sooner they leave.
        LOCAL.spark().sql(months).createOrReplaceTempView("month_seen");
        session.show(
                TableName.of("gold.risk_feature_month"),
                LOCAL.spark()
                        .sql(
                                "select concat('C', c.id) as account_id, month, if(c.id <= 30, 0.3, 0.7) + (c.id % 7) / 50D"
                                        + " as coverage, " + nps + " as nps, " + segment
                                        + " as segment from month_seen cross join range(1, 61) c"
                                        + " where c.id > 30 or month < add_months(date '2024-01-01', int(c.id))"));
        session.show(
                TableName.of("gold.revenue_month"),
                LOCAL.spark()
                        .sql("select concat('C', c.id) as account_id, month, if(c.id <= 30 and month ="
                                + " add_months(date '2024-01-01', int(c.id)), 10, 0) as churn_mrr from month_seen"
                                + " cross join range(1, 61) c"));
        return session;
    }
}
