package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Another team's Delta tables as a source: what their last version says, and nothing of the files behind older ones. */
class DeltaTablesTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void the_last_version_counts_and_a_row_deleted_there_is_gone_here() throws Exception {
        String table = "delta.`" + here.resolve("theirs/account") + "`";
        LOCAL.spark()
                .sql(
                        "create table " + table + " (id string, name string, created_date timestamp) using delta"
                                + " tblproperties ('delta.enableDeletionVectors' = 'true', 'delta.columnMapping.mode' = 'name')");
        LOCAL.spark()
                .sql("insert into " + table + " values ('a1', 'Bö', timestamp'2025-01-31 23:30:00Z'),"
                        + " ('a2', 'Cy', null), ('a3', 'Dy', null)");
        LOCAL.spark().sql("alter table " + table + " rename column name to full_title");
        LOCAL.spark().sql("alter table " + table + " rename column full_title to name");
        LandedSources sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                calendar: {zone: Europe/Zurich}
                currency: {reporting: EUR}
                sources:
                  - {name: crm, adapter: salesforce_fivetran, folder: theirs, named: "{table}"}
                """);
        String accounts = "select account_id, account_name, created_on from bronze.crm_account order by 1";
        assertThat(sources.rows(accounts)).containsExactly("a1|Bö|2025-02-01", "a2|Cy|null", "a3|Dy|null");
        assertThat(sources.again("second")).isEmpty();
        LOCAL.spark().sql("delete from " + table + " where id = 'a2'");
        LOCAL.spark().sql("update " + table + " set name = 'Dy & Co' where id = 'a3'");
        assertThat(sources.again("third")).extracting(one -> one.table().name()).containsExactly("crm_account");
        assertThat(sources.rows(accounts)).containsExactly("a1|Bö|2025-02-01", "a3|Dy & Co|null");
    }
}
