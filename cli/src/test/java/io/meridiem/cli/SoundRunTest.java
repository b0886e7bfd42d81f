package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Exit code 0: what a run leaves, what a second one changes (nothing), and months in which nothing happened. */
class SoundRunTest {
    private static final String TOTALS =
            "select month, sum(closing_mrr) from gold.revenue_month group by month order by month";

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void aRunBuildsEveryMonthUpToTheLastClosedOne() {
        Company company = Company.built(here);
        assertThat(company.ask(TOTALS))
                .containsExactly(
                        "2025-01-01,100.00",
                        "2025-02-01,300.00",
                        "2025-03-01,350.00",
                        "2025-04-01,380.00",
                        "2025-05-01,180.00",
                        "2025-06-01,180.00");
        assertThat(company.ask("select account_id, month, churn_mrr from gold.revenue_month where churn_mrr > 0"))
                .containsExactly("A-2,2025-05-01,200.00");
    }

    @Test
    void twiceTheSameRunChangesNothing() {
        Company company = Company.built(here);
        Map<String, List<String>> rows = company.made();
        Map<String, Long> commits = company.commits();
        assertThat(company.type("run", "--until", "build")).isZero();
        assertThat(company.type("build", "--month", "2025-03")).isZero();
        assertThat(company.made()).isEqualTo(rows);
        assertThat(company.commits()).isEqualTo(commits).hasSize(5 + rows.size());
    }

    /** One run for three facts: a bad row below the limit, stages one by one, months in which nobody paid. */
    @Test
    void eachStageRunsAloneOverSingleBadRowsAndEmptyMonths() {
        Company company = Company.in(here).confWith("sources:", "limits: {quarantined_share: 0.5}\nsources:");
        company.export(
                Company.SUBSCRIPTIONS,
                company.text(Company.SUBSCRIPTIONS).lines().limit(1).toList().get(0)
                        + """

                S-2,A-2,01-02-2025,01-04-2025,Pro,9,200,2400,FALSE,FALSE,FALSE,FALSE,monthly,TRUE
                S-9,A-1,soon,,Pro,5,1,12,FALSE,FALSE,FALSE,FALSE,monthly,TRUE
                """);
        assertThat(company.type("ingest")).as(company::err).isZero();
        assertThat(company.commits().keySet()).allMatch(table -> table.startsWith("bronze."));
        assertThat(company.type("build", "--month", "2025-05")).as(company::err).isZero();
        assertThat(company.ask(TOTALS)).containsExactly("2025-02-01,200.00", "2025-03-01,200.00", "2025-04-01,0.00");
        assertThat(company.ask(
                        "select month, mrr from gold.account_month where account_id = 'A-2' and mrr = 0 order by 1"))
                .containsExactly("2025-04-01,0.00", "2025-05-01,0.00");
        assertThat(company.ask("select verb, outcome from ops.run order by verb desc"))
                .containsExactly("ingest,done", "build,done");
    }

    @Test
    void aBackfillFromBeforeTheFirstRowHasEmptyMonthsAndDoesNothingTheSecondTime() {
        Company company = Company.built(here);
        assertThat(company.type("backfill", "--from", "2024-11", "--to", "2025-02"))
                .as(company::err)
                .isZero();
        assertThat(
                        company.ask(
                                "select month, start_accounts, start_mrr from gold.retention_month"
                                        + " where window_months = 1 and month <= date '2025-02-01' and dimension = 'all' order by month"))
                .containsExactly("2024-12-01,0,0.00", "2025-01-01,0,0.00", "2025-02-01,1,100.00");
        assertThat(company.ask(TOTALS)).first().isEqualTo("2025-01-01,100.00");
        assertThat(company.ask("select max(month) from gold.revenue_month")).containsExactly("2025-06-01");
        Map<String, Long> commits = company.commits();
        assertThat(company.type("backfill", "--from", "2024-11", "--to", "2025-02"))
                .isZero();
        assertThat(company.type("run", "--until", "build")).isZero();
        assertThat(company.commits()).isEqualTo(commits);
    }
}
