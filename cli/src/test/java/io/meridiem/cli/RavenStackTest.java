package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The public data set, read as a user would, against an oracle that shares no line with the product. */
class RavenStackTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static Path data;
    private static Terminal terminal;
    private static RavenOracle oracle;

    @BeforeAll
    static void readTheDataSet() throws IOException {
        Path root = Path.of(System.getProperty("meridiem.root"));
        data = Optional.ofNullable(System.getenv("RAVENSTACK_DIR"))
                .map(Path::of)
                .orElse(root.resolve("../shared/data/ravenstack"))
                .toAbsolutePath()
                .normalize();
        boolean there = Files.isDirectory(data);
        if (!there) {
            System.out.println("skipped: RavenStack is not there; RAVENSTACK_DIR says where it is");
        }
        assumeTrue(there, "skipped: RavenStack is not there; RAVENSTACK_DIR says where it is");
        oracle = new RavenOracle(data, YearMonth.of(2023, 1), YearMonth.of(2024, 12));
        terminal = new Terminal(here).onLake().with(Map.of("RAVENSTACK_DIR", data.toString()));
        assertThat(type("run", "--month", "2024-12", "--until", "build"))
                .as(terminal::err)
                .isZero();
    }

    @Test
    void everyAccountsMovementsInEveryMonthAreTheOracles() {
        assertThat(ask(
                        "select account_id, month, opening_mrr, new_mrr, reactivation_mrr, expansion_mrr, contraction_mrr,"
                                + " churn_mrr, closing_mrr from gold.revenue_month order by account_id, month"))
                .isEqualTo(oracle.movements());
    }

    @Test
    void theSpineOfAccountsCarriesTheSameMrr() {
        assertThat(ask("select month, sum(mrr) from gold.account_month group by month order by month"))
                .isEqualTo(ask("select month, sum(closing_mrr) from gold.revenue_month group by month order by month"));
    }

    @Test
    void retentionOverOneAndTwelveMonthsIsTheOracles() {
        assertThat(ask("select month, window_months, start_accounts, start_mrr, nrr, grr, logo_churn"
                        + " from gold.retention_month where dimension = 'all' order by month, window_months"))
                .isEqualTo(oracle.retention());
    }

    @Test
    void cohortsAreTheOracles() {
        assertThat(ask("select cohort_month, age_months, accounts, accounts_kept, mrr, mrr_kept from gold.cohort_month"
                        + " order by cohort_month, age_months"))
                .isEqualTo(oracle.cohorts());
    }

    @Test
    void whatIsWrongWithTheDataIsCounted() {
        assertThat(finding("bronze.product_usage", "collision")).isEqualTo("21,");
        assertThat(finding("silver.usage_day", "before_subscription")).isEqualTo("19142,");
        assertThat(finding("silver.support_case", "before_sign_up")).isEqualTo("1077,");
        assertThat(finding("gold.revenue_month", "churn_flag_on_account")).isEqualTo("110,2073153.00");
    }

    @Test
    void accountsFlaggedAsChurnedAreCountedFromTheFileAsWell() throws IOException {
        List<BigDecimal> paying = RavenOracle.rows(data.resolve("ravenstack_accounts.csv")).stream()
                .filter(row -> row.get("churn_flag").equals("TRUE"))
                .map(row -> oracle.lastMrr(row.get("account_id")))
                .filter(mrr -> mrr.signum() > 0)
                .toList();
        assertThat(paying).hasSize(110);
        assertThat(paying.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("2073153");
    }

    @Test
    void twoAccountsReachZero() {
        assertThat(ask("select count(distinct account_id) from gold.revenue_month where churn_mrr > 0"))
                .containsExactly("2");
    }

    @Test
    void everyRowOfEveryFileIsAccountedFor() throws IOException {
        assertThat(ask("select `table`, rows_in from ops.ledger where rows_in <> kept + unchanged + duplicate + deleted"
                        + " + filtered + quarantined"))
                .isEmpty();
        long rows =
                Files.readAllLines(data.resolve("ravenstack_feature_usage.csv")).size() - 1;
        assertThat(ask("select rows_in from ops.ledger where `table` = 'bronze.product_usage'"))
                .containsExactly(String.valueOf(rows));
    }

    private static String finding(String table, String check) {
        return ask("select rows, money from ops.finding where `table` = '" + table + "' and `check` = '" + check + "'")
                .get(0);
    }

    private static int type(String... verb) {
        String[] conf = {
            "--conf", System.getProperty("meridiem.root") + "/conf/examples/ravenstack.yml", "--lake", "lake"
        };
        return terminal.type(Stream.of(verb, conf).flatMap(Stream::of).toArray(String[]::new));
    }

    private static List<String> ask(String sql) {
        assertThat(type("query", "--format", "csv", sql)).as(terminal::err).isZero();
        return terminal.out().lines().skip(1).toList();
    }
}
