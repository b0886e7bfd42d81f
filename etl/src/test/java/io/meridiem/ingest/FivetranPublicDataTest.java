package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.PublicData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fivetran's public test data of Salesforce and Stripe, read end to end. What is expected is asked of the very files,
 * by Spark's own reader. Skipped where the data is not at hand.
 */
class FivetranPublicDataTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        Path data = PublicData.of(LOCAL.spark(), "fivetran-stripe").folder().getParent();
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                currency: {reporting: USD}
                limits: {quarantined_share: 1.0}
                sources:
                  - name: crm
                    adapter: salesforce_fivetran
                    folder: %1$s/fivetran-salesforce
                    named: "sf_{table}_data.csv"
                    declared: {currency: USD}
                  - name: bills
                    adapter: stripe_fivetran
                    folder: %1$s/fivetran-stripe
                    named: "{table}_data.csv"
                    declared: {currency: USD}
                """
                        .formatted(data));
    }

    /** The rows of a file, which the query calls {@code file}, read without any of our code. */
    private static List<String> file(String name, String query) {
        String[] path = name.replace(".csv", "").split("/");
        return PublicData.of(LOCAL.spark(), path[0]).rows(query.replace(" from file", " from " + path[1]), path[1]);
    }

    @Test
    void of_every_account_the_version_that_is_active_and_of_the_deleted_ones_the_past() {
        assertThat(sources.rows("select account_id, account_name, is_deleted from bronze.crm_account order by 1"))
                .isEqualTo(
                        file(
                                "fivetran-salesforce/sf_account_data.csv",
                                "select id, name, lower(is_deleted) from file where lower(_fivetran_active) = 'true' order by 1"))
                .isNotEmpty();
    }

    @Test
    void a_deal_of_thousand_percent_and_of_twenty_million_is_landed_as_it_stands() {
        assertThat(sources.rows(
                        "select opportunity_id, cast(amount as decimal(18,2)), cast(probability as decimal(9,2))"
                                + " from bronze.crm_opportunity order by 1"))
                .isEqualTo(file(
                        "fivetran-salesforce/sf_opportunity_data.csv",
                        "select id, cast(amount as decimal(18,2)), cast(probability as decimal(9,2)) from file"
                                + " where lower(_fivetran_active) = 'true' order by 1"))
                .isNotEmpty();
    }

    @Test
    void calls_and_meetings_are_all_there() {
        assertThat(sources.rows("select count(*) from bronze.crm_activity where source_file like '%task%'"))
                .isEqualTo(file("fivetran-salesforce/sf_task_data.csv", "select count(distinct id) from file"));
        assertThat(sources.rows("select count(*) from bronze.crm_activity where source_file like '%event%'"))
                .isEqualTo(file("fivetran-salesforce/sf_event_data.csv", "select count(distinct id) from file"));
    }

    @Test
    void customers_but_deleted_ones_and_those_of_test_mode() {
        assertThat(sources.rows("select customer_id from bronze.billing_customer order by 1"))
                .isEqualTo(
                        file(
                                "fivetran-stripe/customer_data.csv",
                                "select id from file where lower(livemode) = 'true' and lower(is_deleted) = 'false' order by 1"));
    }

    @Test
    void plans_and_prices_in_the_major_unit_of_their_currency() {
        assertThat(sources.rows(
                        "select price_id, currency, cast(unit_amount as decimal(18,4)) from bronze.billing_price"
                                + " where source_file like 'plan%' order by 1"))
                .isEqualTo(file(
                                "fivetran-stripe/plan_data.csv",
                                "select id, upper(currency), cast(amount as decimal(18,4))"
                                        + " / case when upper(currency) in ('JPY', 'KRW', 'VND') then 1 else 100 end as amount"
                                        + " from file where lower(livemode) = 'true' and lower(is_deleted) = 'false' order by 1")
                        .stream()
                        .map(one -> one.substring(0, one.indexOf('.') + 5))
                        .toList());
    }

    @Test
    void a_subscription_that_stands_in_two_tables_counts_once_and_its_items_keep_their_quantity() {
        assertThat(sources.rows("select subscription_id from bronze.billing_contract order by 1"))
                .isEqualTo(file(
                        "fivetran-stripe/subscription_data.csv",
                        "select distinct id from file where lower(livemode) = 'true' order by 1"));
        assertThat(sources.rows("select item_id, price_id, quantity from bronze.billing_contract_item order by 1"))
                .isEqualTo(file(
                        "fivetran-stripe/subscription_item_data.csv",
                        "select id, plan_id, quantity from file order by 1"));
    }

    @Test
    void every_row_of_every_file_is_somewhere() {
        assertThat(sources.landed().stream().map(Landed::ledger).filter(one -> one != null))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.rowsIn())
                        .as("%s", one.table())
                        .isEqualTo(one.kept()
                                + one.unchanged()
                                + one.duplicate()
                                + one.deleted()
                                + one.filtered()
                                + one.quarantined()));
        assertThat(sources.ledger("billing_refund").rowsIn())
                .isEqualTo(Long.parseLong(file("fivetran-stripe/refund_data.csv", "select count(*) from file")
                        .get(0)));
    }
}
