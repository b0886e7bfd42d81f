package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit code 1: data that is refused, what is then not built, and what is. */
class RefusedDataTest {
    private static final String REVENUE = "select * from gold.revenue_month order by account_id, month";

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a missing required column  | subscription_id,customer_id,start_date\\nP-1,Alder,2025-01-10\\n | subscriptions.csv line 1: no column for amount (amount or mrr
            a header that stands twice | subscription_id,customer_id,start_date,amount,Amount\\nP-1,A,2025-01-10,1,2\\n | subscriptions.csv line 1: column Amount stands twice: name each column once
            an empty required file     | '' | subscriptions.csv of source solo is empty, and it is required: export it again
            nothing but a header       | subscription_id,customer_id,start_date,amount\\n | subscriptions.csv of source solo has a header and no rows, and it is required
            too many bad rows          | subscription_id,customer_id,start_date,amount\\nP-1,A,2025-01-10,1\\nP-2,A,someday,1\\n | 1 of 2 rows cannot be read, more than the limit of 40 % (limits.quarantined_share)
            """)
    void aSourceIsRefusedFor(String what, String text, String says) {
        Company company = Company.ofOneFile(here).export(Company.PERIODS, text.replace("\\n", "\n"));
        assertThat(company.type("ingest")).isEqualTo(1);
        assertThat(company.err())
                .contains("refuse: bronze.billing_subscription: ")
                .contains(says);
        assertThat(company.commits()).isEmpty();
        assertThat(company.ask("select outcome from ops.run")).containsExactly("refused");
    }

    @Test
    void aMonthOutsideEverySourceIsRefusedAndToldWhichThereAre() {
        Company company = Company.built(here).confWith("2025-07-15", "2026-02-15");
        Map<String, Long> commits = company.commits();
        assertThat(company.type("run", "--month", "2024-12", "--until", "build"))
                .isEqualTo(1);
        assertThat(company.err())
                .contains("2024-12 lies outside every source, which tell of 2025-01..2025-06: ask for --month 2025-01");
        assertThat(company.type("run", "--until", "build")).isEqualTo(1);
        assertThat(company.err()).contains("2026-01 lies outside every source").contains("ask for --month 2025-06");
        assertThat(company.commits()).isEqualTo(commits);
    }

    @Test
    void refusedTicketsKeepWhatTheyHadAndRevenueIsBuiltUntilTheyAreMended() {
        Company company = Company.built(here);
        List<String> cases = company.ask("select * from silver.support_case order by case_key");
        String tickets = company.text(Company.TICKETS);
        company.exportWith(Company.TICKETS, "priority", "ticket_id");
        company.exportAnd(
                Company.SUBSCRIPTIONS, "S-5,A-1,01-06-2025,,Pro,1,7.50,90,FALSE,FALSE,FALSE,FALSE,monthly,TRUE");
        assertThat(company.type("run", "--until", "build")).isEqualTo(1);
        assertThat(company.err())
                .contains(
                        "refuse: bronze.support_ticket: ravenstack_supports_ticket.csv line 1: column ticket_id stands twice")
                .contains("refuse: silver.support_case: not made, because bronze.support_ticket was refused");
        assertThat(company.ask("select * from silver.support_case order by case_key"))
                .isEqualTo(cases);
        assertThat(company.ask("select sum(closing_mrr) from gold.revenue_month where month = date '2025-06-01'"))
                .containsExactly("187.50");

        company.export(Company.TICKETS, tickets + "T-3,A-1,02-06-2025,,,low,,,FALSE\n");
        assertThat(company.type("run", "--until", "build")).as(company::err).isZero();
        assertThat(company.ask("select count(*) from silver.support_case")).containsExactly("3");
    }

    @Test
    void refusedSubscriptionsKeepRevenueAsItWasAndOtherSourcesLand() {
        Company company = Company.built(here);
        List<String> revenue = company.ask(REVENUE);
        company.exportWith(Company.SUBSCRIPTIONS, "mrr_amount", "what");
        company.exportAnd(Company.TICKETS, "T-3,A-1,02-06-2025,,,low,,,FALSE");
        assertThat(company.type("run", "--until", "build")).isEqualTo(1);
        assertThat(company.err())
                .contains(
                        "refuse: bronze.billing_subscription: ravenstack_subscriptions.csv line 1: no column for amount")
                .contains("refuse: gold.revenue_month: not made, because ");
        assertThat(company.ask(REVENUE)).isEqualTo(revenue);
        assertThat(company.ask("select count(*) from bronze.billing_subscription"))
                .containsExactly("4");
        assertThat(company.ask("select count(*) from bronze.support_ticket")).containsExactly("3");
    }

    @Test
    void euroWithoutAnExchangeRateRefusesRevenueInDollars() {
        Company company = Company.built(here);
        List<String> revenue = company.ask(REVENUE);
        company.confWith("declared: {currency: USD}", "declared: {currency: EUR}");
        assertThat(company.type("run", "--until", "build")).isEqualTo(1);
        assertThat(company.err())
                .contains("refuse: silver.rate_month: 6 currencies and months with MRR have no exchange rate")
                .contains("EUR 2025-01")
                .contains("refuse: gold.revenue_month: not made, because silver.rate_month was refused");
        assertThat(company.ask(REVENUE)).isEqualTo(revenue);
        assertThat(company.ask("select severity, rows from ops.finding where `check` = 'rate_missing'"))
                .containsExactly("refuse,6");
    }
}
