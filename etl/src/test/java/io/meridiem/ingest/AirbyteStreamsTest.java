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
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                currency: {reporting: EUR}
                limits: {quarantined_share: 0.5}
                sources:
                  - {name: crm, adapter: salesforce_airbyte, folder: .}
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
    void a_row_deleted_last_is_gone_with_all_its_past() {
        assertThat(sources.ledger("crm_account").deleted()).isEqualTo(1);
        assertThat(sources.findings("crm_account", "deleted"))
                .containsExactly("1 rows are deleted (_ab_cdc_deleted_at is there) and count for nothing");
        assertThat(sources.ledger("crm_account").quarantined()).isEqualTo(1);
    }
}
