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

/** Streams as Airbyte appends them: every version of a row, deletions as versions, a refresh as a new generation. */
class AirbyteStreamsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        Files.writeString(
                here.resolve("Account.csv"),
                """
                _airbyte_raw_id,_airbyte_extracted_at,_airbyte_generation_id,_ab_cdc_deleted_at,Id,Name,IsDeleted
                r3,2026-03-01T09:00:00.000Z,1,,001AL0000000001AAA,Third,false
                r1,2026-01-01T00:00:00Z,1,,001AL0000000001AAA,First,false
                r2,2026-02-01T00:00:00Z,1,,001AL0000000001AAA,Second,false
                r4,2026-01-01T00:00:00Z,1,,001AL0000000002AAA,Was there,false
                r5,2026-02-01T00:00:00Z,1,2026-02-01T00:00:00Z,001AL0000000002AAA,Was there,false
                r6,2026-02-01T00:00:00Z,9,,001AL0000000003AAA,Older generation,false
                r7,2026-01-01T00:00:00Z,10,,001AL0000000003AAA,After the refresh,false
                r8,not a time,10,,,No id,false
                """);
        Files.writeString(
                here.resolve("customers.csv"),
                """
                _airbyte_extracted_at,_airbyte_raw_id,id,metadata,created,livemode
                2026-01-01T00:00:00Z,a,cus_1,"{""crm_account_id"":""001AL0000000003AAA""}",1735689600,true
                2026-02-01T00:00:00Z,b,cus_1,"{""crm_account_id"":""001AL0000000001AAA""}",1735689600,true
                """);
        Files.writeString(
                here.resolve("invoices.csv"),
                """
                _airbyte_extracted_at,_airbyte_raw_id,id,customer,status,currency,total,created,livemode
                2026-01-01T00:00:00Z,a,in_1,cus_1,open,jpy,5000,1735689600,true
                2026-02-01T00:00:00Z,b,in_1,cus_1,paid,jpy,5000,1735689600,true
                """);
        Files.writeString(
                here.resolve("invoice_line_items.csv"),
                """
                id,invoice_id,price,period,amount,currency,livemode
                il_1,in_1,"{""id"":""price_1"",""active"":true}","{""start"":1735689600,""end"":1738368000}",5000,jpy,true
                """);
        // As a destination lands it that spreads nothing over columns, once as text and once as an object.
        Files.writeString(
                here.resolve("Opportunity.csv"),
                """
                _airbyte_ab_id,_airbyte_emitted_at,_airbyte_data
                e1,1767225600000,"{""Id"":""o1"",""AccountId"":""001AL0000000001AAA"",""Amount"":12.5,""StageName"":""Old""}"
                e2,1767312000000,"{""Id"":""o1"",""AccountId"":""001AL0000000001AAA"",""Amount"":13.5,""StageName"":""New""}"
                e3,1767312000000,{broken
                """);
        Files.writeString(
                here.resolve("Contact.jsonl"),
                """
                {"_airbyte_raw_id":"e1","_airbyte_extracted_at":"2026-01-01T00:00:00Z","_airbyte_meta":{"changes":[{"field":"Title","change":"NULLED","reason":"DESTINATION_FIELD_SIZE_LIMITATION"},{"field":"Email","change":"NULLED","reason":"SOURCE_SERIALIZATION_ERROR"}]},"_airbyte_data":{"Id":"c1","AccountId":"001AL0000000001AAA","Name":"Ada"}}
                {"_airbyte_raw_id":"e2","_airbyte_extracted_at":"2026-01-01T00:00:00Z","_airbyte_meta":{"changes":[{"field":"Email","change":"NULLED"}]},"_airbyte_data":{"Id":"c2","AccountId":"001AL0000000001AAA","Name":"Bea"}}
                {"_airbyte_raw_id":"e3","_airbyte_extracted_at":"2026-02-01T00:00:00Z","_airbyte_meta":{"changes":[]},"_airbyte_data":{"Id":"c2","AccountId":"001AL0000000001AAA","Name":"Bea B"}}
                """);
        Files.writeString(
                here.resolve("User.csv"),
                """
                Id,Name,_airbyte_meta
                u1,Ada,"{""changes"":[{""field"":""Email"",""change"":""NULLED""}]}"
                u2,Bea,"{""changes"":[]}"
                u3,Cy,
                """);
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                currency: {reporting: EUR}
                limits: {quarantined_share: 0.5}
                sources:
                  - {name: crm, adapter: salesforce_airbyte, folder: .}
                  - {name: bills, adapter: stripe_airbyte, folder: .}
                """);
    }

    @Test
    void the_newest_version_of_a_row_counts_and_the_others_are_told() {
        assertThat(sources.rows("select account_id, account_name from bronze.crm_account order by 1"))
                .containsExactly("001AL0000000001AAA|Third", "001AL0000000003AAA|After the refresh");
        assertThat(sources.findings("crm_account", "filtered"))
                .containsExactly(
                        "4 rows are past versions (a newer _airbyte_generation_id is there) and count for nothing");
    }

    @Test
    void objects_inside_a_cell_are_read_and_the_newest_invoice_counts() {
        assertThat(sources.rows("select customer_id, crm_account_id from bronze.billing_customer"))
                .containsExactly("cus_1|001AL0000000001AAA");
        assertThat(sources.rows("select invoice_id, status, cast(total as int) from bronze.billing_invoice"))
                .containsExactly("in_1|paid|5000");
        assertThat(sources.rows("select line_id, price_id, to_date(period_ends_at) from bronze.billing_invoice_line"))
                .containsExactly("il_1|price_1|2025-02-01");
    }

    @Test
    void a_row_deleted_last_is_gone_with_all_its_past() {
        assertThat(sources.ledger("crm_account").deleted()).isEqualTo(1);
        assertThat(sources.findings("crm_account", "deleted"))
                .containsExactly("1 rows are deleted (_ab_cdc_deleted_at is there) and count for nothing");
        assertThat(sources.ledger("crm_account").quarantined()).isEqualTo(1);
    }

    @Test
    void a_row_kept_whole_in_one_column_is_read_as_if_it_were_spread_over_columns() {
        assertThat(sources.rows("select opportunity_id, cast(amount as double), stage from bronze.crm_opportunity"))
                .containsExactly("o1|13.5|New");
        assertThat(sources.ledger("crm_opportunity").quarantined()).isEqualTo(1);
        assertThat(sources.rows("select contact_id, full_name from bronze.crm_contact order by 1"))
                .containsExactly("c1|Ada", "c2|Bea B");
    }

    @Test
    void values_the_connector_could_not_keep_are_told_by_column() {
        assertThat(sources.findings("crm_contact", "lost_by_connector"))
                .containsExactly("the connector could not keep 2 values, which are empty since: 1 of Email, 1 of Title;"
                        + " mend their type at the destination and sync again");
        assertThat(sources.findings("crm_user", "lost_by_connector"))
                .singleElement()
                .asString()
                .contains("1 of Email");
        assertThat(sources.findings("crm_account", "lost_by_connector")).isEmpty();
    }
}
