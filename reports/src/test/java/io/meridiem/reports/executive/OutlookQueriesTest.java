package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.SparkStart;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages about risk and value ask of the gold tables, asked of a handful of rows in a real session. */
class OutlookQueriesTest {
    @TempDir
    static Path folder;

    private static LakeSession lake;

    @BeforeAll
    static void open() {
        SparkSession.Builder builder = SparkSession.builder().master("local[1]").appName("outlook queries");
        SparkStart.defaults(ZoneOffset.UTC).forEach(builder::config);
        SparkSession spark = builder.config("spark.log.level", "ERROR").getOrCreate();
        lake = new LakeSession(spark, new Lake(folder.toString()), Map.of());
        show(
                "gold.account_month",
                "account_id string, month date, account_name string, billing_parent_id string, segment string,"
                        + " owner string",
                "('tern', date'2025-03-01', 'Tern', 'tern', 'Mid', 'Ada')",
                "('child', date'2025-03-01', 'Tern Child', 'tern', 'Mid', null)",
                "('orbis', date'2025-03-01', 'Orbis', 'orbis', null, null)");
        show(
                "gold.revenue_month",
                "account_id string, month date, churn_mrr decimal(18,2)",
                "('gone', date'2025-02-01', 60.00)",
                "('late', date'2025-04-01', 80.00)",
                "('tern', date'2025-03-01', 0.00)");
        risk();
        models();
        staying();
        value();
    }

    private static void risk() {
        show(
                "gold.churn_risk",
                "account_id string, month date, band string, previous_band string, score decimal(5,2),"
                        + " probability double, mrr decimal(18,2), owner string, renewal_date date, play string, play_due_on date,"
                        + " survival_12m double, lifetime_value decimal(18,2)",
                "('gone', date'2024-12-01', 'high', null, 60, 0.25, 60.00, null, null, null, null, null, null)",
                "('late', date'2024-12-01', 'low', null, 9, 0.05, 80.00, null, null, null, null, null, null)",
                "('late', date'2025-03-01', 'low', 'low', 8, null, 80.00, null, null, null, null, null, null)",
                "('tern', date'2025-03-01', 'critical', 'low', 90, null, 900.00, 'Ada', null, 'restart_use', null, .6, 3000.00)",
                "('orbis', date'2025-03-01', 'low', 'high', 11, null, 100.00, null, null, null, null, null, null)",
                "('calm', date'2025-03-01', 'low', 'low', 1, null, 5.00, null, null, null, null, null, null)");
        show(
                "gold.churn_reason",
                "account_id string, month date, factor string, feature string, value double, peer_median double,"
                        + " contribution double",
                "('tern', date'2025-03-01', 'idle', 'days_since_use', 40.0, 4.0, 1.5)",
                "('tern', date'2025-02-01', 'idle', 'days_since_use', 4.0, 4.0, 0.0)",
                "('tern', date'2025-03-01', 'support', null, null, null, 0.0)",
                "('tern', date'2025-03-01', 'contact', 'days_since_contact', 21.0, 16.0, 0.1)",
                "('calm', date'2025-03-01', 'idle', 'days_since_use', 9.0, 4.0, 0.2)");
    }

    private static void value() {
        show(
                "gold.rate_month",
                "currency string, month date, rate decimal(20,10)",
                "('EUR', date'2025-03-01', 1)",
                "('JPY', date'2025-03-01', 0.006)");
        show(
                "gold.roi_month",
                "account_id string, month date, window_months int, value decimal(18,2), cost decimal(18,2),"
                        + " value_full decimal(18,2), left_on_table decimal(18,2), currency string, adoption double,"
                        + " roi_actual double, roi_100 double, roi_30 double, roi_20 double, is_estimate boolean",
                "('tern', date'2025-03-01', 1, 100000, 50000, 200000, 100000, 'JPY', .5, 1.0, 3.0, .2, -.2, true)",
                "('tern', date'2025-03-01', 12, 900000, 1, 1, 1, 'JPY', .5, 1.0, 3.0, .2, -.2, true)",
                "('orbis', date'2025-03-01', 1, 50, 100, null, null, 'EUR', null, -.5, null, null, null, false)",
                "('free', date'2025-03-01', 1, 70, null, null, null, null, null, null, null, null, null, false)");
        show(
                "gold.measure",
                "measure string, names map<string,string>",
                "('matching', map('en', 'invoices matched', 'de', 'Rechnungen'))");
        show(
                "gold.value_month",
                "account_id string, month date, measure string, kind string, position int, unit string,"
                        + " restates string, counts_to_value boolean, missing string, is_estimate boolean,"
                        + " quantity decimal(18,4), hours decimal(18,4), money decimal(18,2), currency string",
                told("tern", "null", "60000.00", "'JPY'"),
                told("child", "null", "40000.00", "'JPY'"),
                told("orbis", "null", "50.00", "'EUR'"),
                told("free", "null", "70.00", "'EUR'"));
        show(
                "gold.action",
                "account_id string, month date, rank int, action string, subject string, gap_quantity decimal(18,4),"
                        + " gap_unit string, owner string, due_on date, expected_hours decimal(18,4),"
                        + " expected_value decimal(18,2), brought_value decimal(18,2), currency string, status string",
                "('tern', date'2025-03-01', 1, 'use_feature', 'matching', 5, 'invoice', 'Ada', date'2025-05-30', 9,"
                        + " 10000, null, 'JPY', 'proposed')",
                "('orbis', date'2025-03-01', 1, 'activate_seats', null, 5, 'person', null, date'2025-05-30', 9, 70,"
                        + " 40, 'EUR', 'done')");
    }

    private static void models() {
        show(
                "gold.churn_model",
                "month date, feature string, weight double, expert_weight double",
                "(date'2025-03-01', 'days_since_use', .5, .4)",
                "(date'2025-03-01', 'days_since_contact', -.1, .2)");
    }

    private static void staying() {
        show(
                "gold.survival_month",
                "month date, dimension string, member string, age_months int, at_risk bigint, lost bigint,"
                        + " survival decimal(18,6), low decimal(18,6), high decimal(18,6)",
                "(date'2025-03-01', 'segment', 'Mid', 1, 4, 0, 1, null, null)",
                "(date'2025-03-01', 'all', 'all', 1, 4, 0, 1, null, null)",
                "(date'2025-03-01', 'all', 'all', 2, 6, 1, .9, .8, .95)",
                "(date'2025-03-01', 'all', 'all', 3, 4, 1, .7, .5, .8)",
                "(date'2025-02-01', 'all', 'all', 3, 9, 1, .1, .1, .1)");
        show(
                "gold.model_record",
                "month date, horizon_months int, n bigint, churners bigint, auc double, brier double, brier_base double,"
                        + " log_loss double, ece double, ece_low double, ece_high double, lift_10 double, precision_10 double,"
                        + " challenger_auc double, challenger_brier double, challenger_log_loss double",
                "(date'2024-12-01', 3, 2, 1, null, .1, .2, .3, .1, .0, .2, 2, .5, null, null, null)",
                "(date'2025-01-01', 3, 2, 1, null, .1, .2, .3, .1, .0, .2, 2, .5, null, null, null)");
        show(
                "gold.product_month",
                "account_id string, month date, product string",
                "('tern', date'2025-03-01', 'team')",
                "('tern', date'2025-02-01', 'starter')");
        show("gold.lifetime", "months int, yearly_rate double, margin double", "(36, .1, 1)");
    }

    @AfterAll
    static void close() {
        lake.spark().stop();
    }

    @Test
    void only_who_left_within_three_months_and_by_now_was_told() {
        List<Map<String, Object>> december = ask("risk_course").stream()
                .filter(row -> row.get("month").toString().equals("2024-12-01"))
                .toList();
        assertThat(december).extracting(row -> row.get("band")).containsExactly("high", "low");
        assertThat(december.get(0)).containsEntry("gone", 1L).containsEntry("gone_mrr", new BigDecimal("60.00"));
        assertThat(december.get(1)).containsEntry("gone", 0L).containsEntry("accounts", 1L);
        assertThat(december.get(0))
                .containsEntry("expected", new BigDecimal("0.2500"))
                .containsEntry("expected_mrr", new BigDecimal("15.00"));
        assertThat(ask("risk_course"))
                .filteredOn(row -> row.get("month").toString().equals("2025-03-01"))
                .as("experts foretold nothing")
                .allSatisfy(row -> assertThat(row).containsEntry("expected", null));
    }

    @Test
    void a_month_is_on_the_record_once_its_three_months_are_over() {
        assertThat(ask("records"))
                .extracting(row -> row.get("month").toString())
                .containsExactly("2024-12-01");
        assertThat(new BigDecimal(ask("records").get(0).get("expected").toString()))
                .isEqualByComparingTo("0.3");
    }

    @Test
    void who_is_above_low_or_came_down_or_stands_next_is_named() {
        assertThat(ask("risk_accounts"))
                .extracting(row -> row.get("account_id"))
                .containsExactly("tern", "orbis", "late");
        List<Map<String, Object>> reasons = ask("risk_reasons");
        assertThat(reasons)
                .as("what a model learned against its words is summed and not told")
                .extracting(row -> row.get("factor"))
                .containsExactly("idle");
        assertThat(reasons.get(0)).containsEntry("value_before", 4.0).containsEntry("contribution_before", 0.0);
    }

    @Test
    void a_curve_ends_where_fewer_than_five_are_watched_and_who_has_no_chance_to_stay_told_has_no_value_to_come() {
        assertThat(ask("survival"))
                .extracting(row -> row.get("segment") + " " + row.get("age_months"))
                .containsExactly("null 1", "null 2");
        assertThat(ask("lifetimes")).hasSize(1);
        assertThat(ask("lifetimes").get(0))
                .containsEntry("account_name", "Tern")
                .containsEntry("segment", "Mid")
                .containsEntry("months", 36);
    }

    @Test
    void amounts_are_added_in_the_reporting_currency_and_two_partitions_make_one_total() {
        // 100,000 yen are 600 euro; who is billed in nothing is in neither.
        assertThat(number(ask("value_course").get(0), "value")).isEqualByComparingTo("650");
        List<Map<String, Object>> customers = ask("value_accounts");
        assertThat(customers).extracting(row -> row.get("account_id")).containsExactly("tern", "orbis");
        assertThat(customers).extracting(row -> row.get("product")).containsExactly("team", null);
        assertThat(number(customers.get(0), "left_on_table")).isEqualByComparingTo("600");
        Map<String, Object> measure = ask("value_measures").get(0);
        assertThat(number(measure, "money")).isEqualByComparingTo("650");
        assertThat(measure).containsEntry("accounts", 3L).containsEntry("name_de", "Rechnungen");
        assertThat(measure.get("name_fr")).isNull();
    }

    @Test
    void actions_are_ranked_by_what_they_are_worth_in_one_currency() {
        assertThat(ask("value_actions"))
                .extracting(row -> row.get("account_name"))
                .containsExactly("Orbis", "Tern");
        assertThat(number(ask("value_actions").get(0), "brought_value")).isEqualByComparingTo("40");
    }

    private static String told(String account, String missing, String money, String currency) {
        return "('" + account + "', date'2025-03-01', 'matching', 'outcome', 1, 'hour', null, true, " + missing
                + ", true, 3.0, 3.0, " + money + ", " + currency + ")";
    }

    private static void show(String table, String columns, String... rows) {
        StringBuilder names = new StringBuilder();
        StringBuilder casts = new StringBuilder();
        for (String column : columns.split(", ")) {
            String[] parts = column.split(" ");
            names.append(names.isEmpty() ? "" : ", ").append(parts[0]);
            casts.append(casts.isEmpty() ? "" : ", ")
                    .append("cast(" + parts[0] + " as " + parts[1] + ") as " + parts[0]);
        }
        lake.show(
                TableName.of(table),
                lake.spark()
                        .sql("select " + casts + " from values " + String.join(", ", rows) + " as rows(" + names
                                + ")"));
    }

    private static List<Map<String, Object>> ask(String query) {
        String sql = Portfolio.sql(query);
        Map<String, Object> args = new HashMap<>(Map.of("month", Date.valueOf(LocalDate.of(2025, 3, 1))));
        if (sql.contains(":from_month")) {
            args.put("from_month", Date.valueOf(LocalDate.of(2024, 3, 1)));
        }
        return lake.sql(sql, args).collectAsList().stream()
                .map(OutlookQueriesTest::cells)
                .toList();
    }

    private static Map<String, Object> cells(Row row) {
        Map<String, Object> cells = new HashMap<>();
        for (String name : row.schema().fieldNames()) {
            cells.put(name, row.getAs(name));
        }
        return cells;
    }

    private static BigDecimal number(Map<String, Object> row, String column) {
        return new BigDecimal(row.get(column).toString());
    }
}
