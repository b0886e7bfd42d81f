package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.SparkStart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report asks of the gold tables, asked of a handful of rows in a real session. */
class AdoptionQueriesTest {
    private static final Map<String, String> DEPTH =
            Map.of("tern", "0.4", "child", "1.4", "orbis", "null", "free", "null");

    @TempDir
    static Path folder;

    private static LakeSession lake;

    @BeforeAll
    static void open() {
        SparkSession.Builder builder = SparkSession.builder().master("local[1]").appName("adoption queries");
        SparkStart.defaults(ZoneOffset.UTC).forEach(builder::config);
        SparkSession spark = builder.config("spark.log.level", "ERROR").getOrCreate();
        lake = new LakeSession(spark, new Lake(folder.toString()), Map.of());
        // Tern pays for itself and a child; Orbis pays a little; Free is used and does not pay.
        show(
                "gold.account_month",
                "account_id string, month date, account_name string, billing_parent_id string, owner string,"
                        + " mrr decimal(18,2), renewal_date date, tenure_months int",
                "('tern', date'2025-03-01', 'Tern', 'tern', 'Ada', 900.00, date'2025-06-29', 13)",
                "('child', date'2025-03-01', 'Tern Child', 'tern', null, 0.00, null, null)",
                "('orbis', date'2025-03-01', 'Orbis', 'orbis', null, 100.00, date'2025-06-30', 0)",
                "('free', date'2025-03-01', 'Free', 'free', null, 0.00, null, null)",
                "('blind', date'2025-03-01', 'Blind', 'blind', null, 500.00, null, 3)");
        show(
                "gold.adoption_month",
                "account_id string, month date, licensed_seats bigint, active_users bigint, coverage double,"
                        + " breadth double, frequency double, depth double, manner double, quality double,"
                        + " timing double, effective_adoption double, adoption_score double, failure_state string",
                adoption("tern", "2025-03-01", "10", "3", "0.3", "80.0", "'barely_used'"),
                adoption("child", "2025-03-01", "null", "9", "null", "40.0", "'healthy'"),
                adoption("orbis", "2025-03-01", "10", "2", "0.2", "20.0", "'idle'"),
                adoption("free", "2025-03-01", "null", "1", "null", "null", "'no_data'"),
                "('blind', date'2025-03-01', 8, null, null, null, null, null, null, null, null, null, null, 'no_data')",
                adoption("tern", "2025-02-01", "10", "3", "0.3", "90.0", "'healthy'"),
                adoption("child", "2025-02-01", "null", "9", "null", "40.0", "'healthy'"),
                adoption("orbis", "2025-02-01", "10", "2", "0.2", "10.0", "'healthy'"));
        show(
                "gold.revenue_month",
                "account_id string, month date, new_mrr decimal(18,2), reactivation_mrr decimal(18,2),"
                        + " expansion_mrr decimal(18,2), contraction_mrr decimal(18,2), churn_mrr decimal(18,2),"
                        + " fx_mrr decimal(18,2), closing_mrr decimal(18,2)",
                "('tern', date'2024-02-01', 700, 0, 0, 0, 0, 0, 700)",
                "('tern', date'2024-03-01', 0, 0, 50, 0, 0, 0, 750)",
                "('tern', date'2025-02-01', 0, 0, 100, 20, 0, 30, 860)",
                "('tern', date'2025-03-01', 0, 0, 40, 0, 0, 0, 900)",
                "('orbis', date'2025-03-01', 100, 0, 0, 0, 0, 0, 100)",
                "('gone', date'2025-02-01', 60, 0, 0, 0, 0, 0, 60)",
                "('gone', date'2025-03-01', 0, 0, 0, 0, 60, 0, 0)");
        show(
                "gold.team_month",
                "account_id string, team string, month date, users bigint, active_users bigint,"
                        + " adoption_score double, is_weak_link boolean",
                "('tern', 'Treasury', date'2025-03-01', 6, 2, 31.0, true)",
                "('tern', 'Procurement', date'2025-03-01', 6, 5, 80.0, false)",
                "('tern', 'Controlling', date'2025-03-01', 7, 6, 60.0, false)",
                "('tern', 'Payable', date'2025-03-01', 9, 9, 90.0, false)",
                "('tern', 'Small', date'2025-03-01', 2, 2, null, false)");
    }

    @AfterAll
    static void close() {
        lake.spark().stop();
    }

    @Test
    void the_portfolio_is_weighted_by_mrr_and_a_family_by_its_people() {
        Map<String, Object> march = ask("adoption_trend").get(1);
        // Tern: (3 x 80 + 9 x 40) / 12 = 50 with 900 of MRR; Orbis: 20 with 100; Free has no score.
        assertThat(number(march, "score")).isEqualByComparingTo("47.0000");
        assertThat(march).containsEntry("scored", 2L);
    }

    @Test
    void people_beyond_one_customers_seats_fill_nobody_elses() {
        Map<String, Object> march = ask("adoption_trend").get(1);
        // Tern and its child: 12 people on 10 seats; Orbis: 2 on 10.
        assertThat(march).containsEntry("seats", 20L).containsEntry("used_seats", 12L);
    }

    @Test
    void an_account_that_is_not_measured_counts_neither_in_full_nor_as_nothing() {
        Map<String, Object> march = ask("adoption_trend").get(1);
        // Blind has 500 of MRR, 8 seats and no figure at all: every part is that of the others.
        // Depth: (3 x 0.4 + 9 x 1, for more than the target is no more than full) / 12; Orbis has none.
        assertThat(number(march, "depth")).isEqualByComparingTo("0.85");
        assertThat(number(march, "breadth")).isEqualByComparingTo("0.5");
        assertThat(number(march, "score")).isEqualByComparingTo("47");
    }

    @Test
    void where_nobody_pays_in_a_month_all_customers_weigh_the_same() {
        // February has no row of MRR: each account stands for itself.
        assertThat(number(ask("adoption_trend").get(0), "score")).isEqualByComparingTo("46.6667");
    }

    @Test
    void mrr_is_compared_with_a_year_ago_or_the_first_payment_and_exchange_rates_left_out() {
        List<Map<String, Object>> customers = ask("adoption_customers");
        assertThat(customers).extracting(row -> row.get("customer_id")).containsExactly("tern", "orbis");
        assertThat(number(customers.get(0), "score")).isEqualByComparingTo("50");
        assertThat(number(customers.get(0), "start_mrr")).isEqualByComparingTo("750");
        assertThat(number(customers.get(0), "moved_mrr")).isEqualByComparingTo("120");
        assertThat(number(customers.get(1), "start_mrr")).isEqualByComparingTo("100");
        assertThat(number(customers.get(1), "moved_mrr")).isEqualByComparingTo("0");
    }

    @Test
    void every_account_is_in_one_state_with_its_own_mrr() {
        Map<Object, Object> money = ask("adoption_states").stream()
                .collect(Collectors.toMap(row -> row.get("failure_state"), row -> row.get("mrr")));
        assertThat(money)
                .containsEntry("barely_used", new BigDecimal("900.00"))
                .containsEntry("idle", new BigDecimal("100.00"))
                .containsEntry("healthy", new BigDecimal("0.00"))
                .containsEntry("no_data", new BigDecimal("500.00"));
    }

    @Test
    void a_weak_team_stands_beside_the_median_of_the_others_that_have_a_score() {
        List<Map<String, Object>> weak = ask("adoption_teams");
        assertThat(weak).hasSize(1);
        assertThat(weak.get(0)).containsEntry("team", "Treasury").containsEntry("owner", "Ada");
        assertThat(number(weak.get(0), "others_median")).isEqualByComparingTo("80");
        assertThat(ask("adoption_teams_known").get(0)).containsEntry("teams", 4L);
    }

    @Test
    void movers_are_those_with_a_score_at_both_ends_that_differs() {
        List<Map<String, Object>> moved = ask("adoption_movers");
        assertThat(moved).extracting(row -> row.get("account_id")).containsExactly("tern", "orbis");
        assertThat(number(moved.get(0), "change")).isEqualByComparingTo("-10");
        assertThat(moved.get(0)).containsEntry("moved_that_way", 1L).containsEntry("place", 1);
    }

    @Test
    void the_lowest_scores_are_of_those_that_pay_first() {
        assertThat(ask("adoption_lowest"))
                .extracting(row -> row.get("account_id"))
                .containsExactly("orbis", "tern", "child");
    }

    @Test
    void a_renewal_is_near_up_to_the_ninetieth_day_after_the_month() {
        // March ends on the 31st: the 29th of June is the ninetieth day, the 30th one too late.
        assertThat(ask("adoption_renewals"))
                .extracting(row -> row.get("account_id"))
                .containsExactly("tern");
    }

    private static String adoption(
            String account, String month, String seats, String people, String coverage, String score, String state) {
        return "('" + account + "', date'" + month + "', " + seats + ", " + people + ", " + coverage + ", 0.5, 0.5, "
                + DEPTH.get(account) + ", null, null, null, 0.1, " + score + ", " + state + ")";
    }

    private static void show(String table, String columns, String... rows) {
        String names = List.of(columns.split(", ")).stream()
                .map(column -> column.split(" ")[0])
                .collect(Collectors.joining(", "));
        String casts = List.of(columns.split(", ")).stream()
                .map(column ->
                        "cast(" + column.split(" ")[0] + " as " + column.split(" ")[1] + ") as " + column.split(" ")[0])
                .collect(Collectors.joining(", "));
        lake.show(
                TableName.of(table),
                lake.spark()
                        .sql("select " + casts + " from values " + String.join(", ", rows) + " as rows(" + names
                                + ")"));
    }

    private static List<Map<String, Object>> ask(String name) {
        Tables tables = (sql, args) -> lake.sql(sql, args).collectAsList().stream()
                .map(AdoptionQueriesTest::cells)
                .toList();
        String sql = Portfolio.sql(name);
        Map<String, Object> args = new HashMap<>(Map.of("month", Date.valueOf(LocalDate.of(2025, 3, 1))));
        if (sql.contains(":from_month")) {
            args.put("from_month", Date.valueOf(LocalDate.of(2024, 3, 1)));
        }
        return tables.rows(sql, args);
    }

    private static Map<String, Object> cells(Row row) {
        Map<String, Object> cells = new HashMap<>();
        for (String name : row.schema().fieldNames()) {
            cells.put(name, row.getAs(name));
        }
        return cells;
    }

    private static BigDecimal number(Map<String, Object> row, String column) {
        return new BigDecimal(row.get(column).toString()).setScale(4, RoundingMode.HALF_UP);
    }
}
