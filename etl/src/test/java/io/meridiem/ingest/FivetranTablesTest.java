package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tables as Fivetran lands them: shuffled columns, columns nobody filled left out, a second connection of one vendor. */
class FivetranTablesTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        write(
                "crm/account.csv",
                """
                _fivetran_synced,name,id,master_record_id,is_deleted,created_date,_fivetran_active,loyalty_c
                2026-01-02 03:04:05,Bö & Co,001AL0000000001AAA,,false,2025-01-31 23:30:00,true,9
                2026-01-02 03:04:05,Bö,001AL0000000001AAA,,false,2025-01-31 23:30:00,false,9
                2026-01-02 03:04:05,Old,001AL0000000002AAA,001AL0000000001AAA,true,9999-12-31 00:00:00,true,9
                """);
        write(
                "crm/user.csv",
                """
                id,name,_fivetran_deleted
                005AL0000000001AAA,Ada,false
                005AL0000000002AAA,Gone,TRUE
                """);
        write(
                "bills/st_customer_data.csv",
                """
                metadata,id,livemode,is_deleted,created,name
                "{""crm_account_id"":""001AL0000000001AAA"",""deep"":{""a"":[1,2]}}",cus_1,true,false,2025-01-01 0:00:00,Bö
                "{""account_id"":""001AL0000000002AAA""}",cus_2,true,false,2025-01-01 0:00:00,Old
                ,cus_3,true,false,2025-01-01 0:00:00,Nobody
                {},cus_4,false,false,2025-01-01 0:00:00,Try
                {},cus_5,true,true,2025-01-01 0:00:00,Gone
                "{broken",cus_6,true,false,2025-01-01 0:00:00,Broken
                """);
        write(
                "bills/st_subscription_history_data.csv",
                """
                id,customer_id,status,start_date,livemode,_fivetran_active
                sub_1,cus_1,trialing,2025-01-01 00:00:00,true,false
                sub_1,cus_1,active,2025-01-01 00:00:00,true,true
                """);
        write(
                "bills/st_invoice_data.csv",
                """
                id,customer_id,status,currency,total,created,livemode
                in_1,cus_1,paid,jpy,5000,2025-02-01 00:00:00,true
                in_2,cus_1,paid,bhd,12340,2025-02-01 00:00:00,true
                """);
        write(
                "more/customer.jsonl",
                """
                {"id":"cus_1","created":"2025-03-01T00:00:00Z","metadata":{"account_id":"001AL0000000009AAA"}}
                """);
        write(
                "more/invoice.jsonl",
                """
                {"id":"in_1","customer_id":"cus_1","status":"paid","currency":"usd","total":100,"created":"2025-03-01T00:00:00Z"}
                """);
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                calendar: {zone: Europe/Zurich}
                currency: {reporting: EUR}
                limits: {quarantined_share: 0.5}
                sources:
                  - {name: crm, adapter: salesforce_fivetran, folder: crm}
                  - {name: bills, adapter: stripe_fivetran, folder: bills, named: "st_{table}_data.csv"}
                  - {name: more, adapter: stripe_fivetran, folder: more}
                """);
    }

    private static void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void what_history_keeps_of_the_past_and_what_was_deleted_counts_for_nothing_and_is_told() {
        assertThat(sources.rows("select account_name, is_deleted, merged_into_id from bronze.crm_account order by 1"))
                .containsExactly("Bö & Co|false|null", "Old|true|001AL0000000001AAA");
        assertThat(sources.ledger("crm_account").filtered()).isEqualTo(1);
        assertThat(sources.findings("crm_account", "filtered"))
                .containsExactly("1 rows are past versions (_fivetran_active is false) and count for nothing");
        assertThat(sources.rows("select user_name from bronze.crm_user")).containsExactly("Ada");
        assertThat(sources.ledger("crm_user").deleted()).isEqualTo(1);
        assertThat(sources.rows("select status from bronze.billing_contract")).containsExactly("active");
    }

    @Test
    void a_time_without_a_zone_is_utc_and_the_year_9999_stays_a_date() {
        assertThat(sources.rows("select created_on from bronze.crm_account order by 1"))
                .containsExactly("2025-02-01", "9999-12-31");
    }

    @Test
    void free_keys_in_a_text_of_json_are_read_and_a_broken_text_sets_the_row_aside() {
        assertThat(sources.rows("select source_instance, customer_id, crm_account_id from bronze.billing_customer"
                        + " order by 1, 2"))
                .containsExactly(
                        "bills|cus_1|001AL0000000001AAA",
                        "bills|cus_2|001AL0000000002AAA",
                        "bills|cus_3|null",
                        "more|cus_1|001AL0000000009AAA");
        assertThat(sources.ledger("billing_customer").filtered()).isEqualTo(1);
        assertThat(sources.ledger("billing_customer").deleted()).isEqualTo(1);
        assertThat(sources.ledger("billing_customer").quarantined()).isEqualTo(1);
    }

    @Test
    void amounts_are_in_the_currency_s_smallest_unit() {
        assertThat(sources.rows("select source_instance, invoice_id, cast(total as decimal(9,3)) from"
                        + " bronze.billing_invoice order by 1, 2"))
                .containsExactly("bills|in_1|5000.000", "bills|in_2|12.340", "more|in_1|1.000");
    }
}
