package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The made-up company, through exports in vendors' formats and every table up to the PDF, against what its simulator knows.
 * The simulator shares no line with the pipeline.
 */
class DemoTruthTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    /** Where the product counts what the simulator planted. */
    private static final Map<String, String> COUNTED = Map.ofEntries(
            Map.entry("segment/duplicate_event", duplicates("bronze.product_event")),
            Map.entry("segment/corrupt_line", quarantined("bronze.product_event")),
            Map.entry("segment/late_event", finding("silver.usage_day", "late_event")),
            Map.entry("segment/event_without_user", finding("silver.usage_day", "event_without_user")),
            Map.entry("segment/unknown_user", finding("silver.usage_day", "unknown_user")),
            Map.entry("segment/unknown_account", finding("silver.usage_day", "unknown_account")),
            Map.entry("segment/test_account_event", finding("silver.usage_day", "test_account")),
            Map.entry("salesforce/duplicate_contact", duplicates("bronze.crm_contact")),
            Map.entry("salesforce/merged_account", finding("silver.account_xref", "merged_account")),
            Map.entry("salesforce/test_account", finding("silver.account", "test_account")),
            Map.entry("salesforce/soft_deleted_account", finding("silver.account", "soft_deleted")),
            Map.entry("salesforce/soft_deleted_contact", finding("silver.contact", "soft_deleted")),
            Map.entry("salesforce/soft_deleted_activity", finding("silver.activity", "soft_deleted")),
            Map.entry("salesforce/probability_out_of_range", finding("silver.opportunity", "probability_out_of_range")),
            Map.entry("salesforce/group_meeting_copy", finding("silver.activity", "copy")),
            Map.entry("stripe/test_mode_customer", filtered("bronze.billing_customer")),
            Map.entry("stripe/test_mode_subscription", filtered("bronze.billing_contract")),
            Map.entry("stripe/test_mode_invoice", filtered("bronze.billing_invoice")),
            Map.entry("stripe/unmatched_customer", finding("silver.subscription_line", "unmatched_customer")),
            Map.entry("stripe/duplicate_invoice", duplicates("bronze.billing_invoice")),
            Map.entry("stripe/corrupt_line", quarantined("bronze.billing_refund")),
            Map.entry("surveys/score_out_of_range", finding("silver.survey_response", "score_out_of_range")),
            Map.entry("fx/rate_not_of_last_day", finding("silver.rate_month", "rate_not_of_last_day")));

    private static DemoCompany company;
    private static Terminal terminal;
    private static Truth truth;

    @BeforeAll
    static void makeTheCompany() {
        company = DemoCompany.made();
        terminal = company.terminal();
        truth = company.truth();
    }

    @Test
    void everyAccountsMrrIsTheTruthToTheCentInEveryMonth() {
        assertThat(ask("select account_id, date_format(month, 'yyyy-MM'), closing_mrr from gold.revenue_month"
                        + " where closing_mrr > 0"))
                .isNotEmpty()
                .isEqualTo(truth.mrr());
        assertThat(ask("select account_id, date_format(month, 'yyyy-MM'), mrr from gold.account_month where mrr > 0"))
                .isEqualTo(truth.mrr());
    }

    @Test
    void everyAccountsMovementsAreTheTruthToTheCentInEveryMonth() {
        String movements = Stream.of(
                        "new", "reactivation", "expansion", "contraction", "churn", "fx", "paused", "resumed")
                .map(one -> "'" + one + "', " + one + "_mrr")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        assertThat(ask("select account_id, date_format(month, 'yyyy-MM'), movement, amount from gold.revenue_month"
                        + " lateral view stack(8, " + movements + ") as movement, amount where amount <> 0"))
                .isNotEmpty()
                .isEqualTo(truth.movements());
    }

    @Test
    void asManyPeopleUsedItInEveryAccountAndMonthAsReallyDid() {
        List<String> measured = ask("select account_id, date_format(month, 'yyyy-MM'), active_users"
                + " from gold.account_month where active_users is not null");
        assertThat(measured).containsAll(truth.activeUsers());
        // The CRM knows some accounts before anybody there could use anything.
        List<String> others = new ArrayList<>(measured);
        others.removeAll(truth.activeUsers());
        assertThat(others).allMatch(line -> line.endsWith(",0"));
    }

    @Test
    void whetherACustomerThatMatchesNoAccountUsesAnythingNobodyKnows() {
        assertThat(ask("select count(*) > 0, count(active_users) from gold.account_month"
                        + " where account_id like 'unmatched:%'"))
                .containsExactly("true,0");
        assertThat(ask(
                        "select count(*) > 0, count(days_since_use), count(days_since_contact), count(active_users_change)"
                                + " from gold.risk_feature_month where account_id like 'unmatched:%'"))
                .containsExactly("true,0,0,0");
    }

    @Test
    void whoIsGoneIsWhoLeft() {
        assertThat(ask("select account_id from gold.revenue_month where churn_mrr > 0 except"
                        + " select account_id from gold.revenue_month where closing_mrr > 0 and month = (select max(month)"
                        + " from gold.revenue_month)"))
                .isSubsetOf(truth.churned());
    }

    @Test
    void whatIsSaidOfARiskIsAllThatMakesItAndOnlyAModelThatLearnedTellsAProbability() {
        assertThat(ask("select count(*), count_if((probability is null) <> (model like 'expert-%')),"
                        + " count_if((survival_12m is null) <> (model like 'expert-%')), count_if("
                        + "probability_to_renewal is not null and model like 'expert-%'), count_if(not coalesce(abs(base_logit + contribution - ln(hazard / (1 - hazard))) <= 1e-9, false))"
                        + " from gold.churn_risk left join (select account_id, month, sum(contribution) as contribution"
                        + " from gold.churn_reason group by account_id, month) using (account_id, month)"))
                .containsExactly(truth.mrr().size() + ",0,0,0,0");
        assertThat(ask("select band, count_if(abs(mrr_at_risk - coalesce(mrr * probability, if(band in ('high',"
                        + " 'critical'), mrr, 0))) > 0.005) from gold.churn_risk"
                        + " group by band order by band"))
                .containsExactly("critical,0", "high,0", "low,0", "watch,0");
    }

    @Test
    void aRiskIsTakenApartToItsRecords() {
        String[] found = ask("select account_id, date_format(month, 'yyyy-MM') from gold.risk_feature_month"
                        + " where champion_left = 1 order by month desc, account_id limit 1")
                .get(0)
                .split(",");
        int code = terminal.type(
                "explain", "risk", "--account", found[0], "--month", found[1], "--conf", DemoCompany.CONF);
        assertThat(code).as(terminal::err).isZero();
        assertThat(terminal.out())
                .contains("log odds", "champion_left", "person who left")
                .containsAnyOf("so there is no probability", "is the probability");
        assertThat(terminal.type("explain", "risk", "--account", "nobody", "--conf", DemoCompany.CONF))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("--account: no account is called 'nobody' in 2026-10");
    }

    @Test
    void mrrIsTakenApartToTheInvoicesAndRatesItWasToldIn() {
        String[] found = ask("select account_id, date_format(month, 'yyyy-MM') from gold.revenue_month"
                        + " where expansion_mrr > 0 and fx_mrr <> 0 and flags is null order by month desc, account_id limit 1")
                .get(0)
                .split(",");
        int code =
                terminal.type("explain", "mrr", "--account", found[0], "--month", found[1], "--conf", DemoCompany.CONF);
        assertThat(code).as(terminal::err).isZero();
        String known = found[0] + "," + found[1] + ",";
        String closing = truth.mrr().stream()
                .filter(line -> line.startsWith(known))
                .map(line -> line.substring(known.length()))
                .findFirst()
                .orElseThrow();
        assertThat(terminal.out().lines())
                .anyMatch(line -> line.startsWith("=") && line.contains(" " + closing + " "))
                .anyMatch(line -> line.startsWith("all lines") && line.contains(" " + closing + " "))
                .anyMatch(line -> line.startsWith("invoice line") && line.contains("invoice.jsonl"))
                .anyMatch(line -> line.contains("rates.csv"));
    }

    @Test
    void everyPlantedFaultIsCountedExactly() {
        Map<String, Long> counted = new TreeMap<>();
        truth.faults().forEach((fault, rows) -> {
            assertThat(COUNTED).as("nobody knows where to look for it").containsKey(fault);
            List<String> answer = ask(COUNTED.get(fault));
            counted.put(fault, answer.isEmpty() || answer.get(0).isEmpty() ? 0L : Long.parseLong(answer.get(0)));
        });
        assertThat(counted).isEqualTo(truth.faults());
        // A company of this size has nearly all of them.
        assertThat(counted).hasSizeGreaterThanOrEqualTo(COUNTED.size() - 5);
    }

    @Test
    void thePdfIsThere() {
        assertThat(company.file("out/2026-10/executive.en.pdf")).exists();
    }

    @Test
    void aCustomersValueIsExplainedFromTheCountToTheReturnAndAMisspeltOneIsAskedAbout() {
        String account = ask("select account_id from gold.value_month where month = date '2026-10-01' and money > 0"
                        + " and counts_to_value order by money desc, account_id limit 1")
                .get(0);
        assertThat(terminal.type(
                        "explain", "value", "--conf", DemoCompany.CONF, "--account", account, "--month", "2026-10"))
                .as(terminal::err)
                .isZero();
        assertThat(terminal.out())
                .contains("capturing (counts to value, an estimate, not agreed yet)")
                .contains(" / paper.sheets_tree = 8333 sheet/tree (Conservatree, 2012)")
                .contains("where the fee is billed (")
                .contains("ROI (value - cost) / cost = ")
                .doesNotContain("null");
        assertThat(terminal.type("explain", "value", "--conf", DemoCompany.CONF, "--account", account + "x"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("--account: no account is called '" + account + "x' in 2026-10; did you mean '" + account
                        + "'?");
    }

    /** Recomputed from what each row says of itself, and nothing else. */
    @Test
    void hoursAndMoneyFollowFromTheNumbersBesideThemToTheCent() {
        assertThat(ask("select account_id, measure from gold.value_month where hours is not null and each is not null"
                        + " and (abs(hours - based_on * each * coalesce(quality, 1) * (minutes_before - minutes_after)"
                        + " / 60 * attribution * capture_share) > 0.0001"
                        + " or abs(money - round(hours * hourly_rate * exchange_rate, 2)) > 0.005)"))
                .isEmpty();
        assertThat(ask("select count(*) > 1000 from gold.value_month where money > 0 and hours > 0"))
                .containsExactly("true");
        assertThat(ask("select count(*) > 50 from gold.action where expected_value > 0"))
                .containsExactly("true");
    }

    private static String finding(String table, String check) {
        return "select sum(rows) from ops.finding where `table` = '" + table + "' and `check` = '" + check + "'";
    }

    private static String duplicates(String table) {
        return "select sum(duplicate) from ops.ledger where `table` = '" + table + "'";
    }

    private static String filtered(String table) {
        return "select sum(filtered) from ops.ledger where `table` = '" + table + "'";
    }

    private static String quarantined(String table) {
        return "select sum(quarantined) from ops.ledger where `table` = '" + table + "'";
    }

    private static List<String> ask(String sql) {
        return company.ask(sql);
    }
}
