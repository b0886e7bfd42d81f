package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meridiem.contract.Unavailable;
import io.meridiem.table.Finding;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A connector's tables in a PostgreSQL: copied once, then only what has changed, whole where somebody asks for it. */
class DatabaseTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    Path here;

    @BeforeEach
    void fill() throws SQLException {
        POSTGRES.run(
                "create schema \"Sf\"",
                "create table \"Sf\".account (id text, \"Name\" text, created_date timestamptz, is_deleted boolean,"
                        + " _fivetran_synced timestamptz)",
                "insert into \"Sf\".account values"
                        + " ('a1', 'Bö', '2025-01-31 23:30:00+00', false, '2026-01-01 00:00:00+00'),"
                        + " ('a2', 'Cy', '2025-06-01 00:00:00+00', false, '2026-01-01 10:00:00+00')",
                "create table \"Sf\".\"Opportunity\" (id text, account_id text, amount numeric(12,2), close_date date,"
                        + " created_date timestamp)",
                "insert into \"Sf\".\"Opportunity\" values ('o1', 'a1', 1234.50, '2025-03-31', '2025-01-31 23:30:00')");
    }

    @AfterEach
    void drop() throws SQLException {
        POSTGRES.run("drop schema \"Sf\" cascade");
    }

    private String configuration(String more) {
        return """
                company: {name: Alder}
                calendar: {zone: Europe/Zurich}
                currency: {reporting: EUR}
                sources:
                  - name: crm
                    adapter: salesforce_fivetran
                    database: {url: "%s", user: postgres, password: "se;cret", schema: sf%s}
                """
                .formatted(POSTGRES.url(), more);
    }

    private LandedSources land() throws IOException {
        return LandedSources.of(LOCAL.spark(), here, configuration(", changed_by: _Fivetran_Synced"));
    }

    private static List<String> accounts(LandedSources sources) {
        return sources.rows("select account_id, account_name, created_on from bronze.crm_account order by 1");
    }

    /** Rows copied, copy by copy. */
    private List<Long> copied(String table) {
        return Pull.of(here.resolve("lake/_landed/crm/" + table).toString()).stream()
                .map(Pull::rows)
                .toList();
    }

    @Test
    void tables_are_read_whatever_case_they_are_written_in_and_times_fall_on_the_reporting_zones_day()
            throws Exception {
        LandedSources sources = land();
        assertThat(accounts(sources)).containsExactly("a1|Bö|2025-02-01", "a2|Cy|2025-06-01");
        assertThat(sources.rows("select opportunity_id, amount, close_date, unix_seconds(created_at)"
                        + " from bronze.crm_opportunity"))
                .containsExactly("o1|1234.5000000000|2025-03-31|1738366200");
        assertThat(sources.landed())
                .flatExtracting(Landed::findings)
                .extracting(Finding::says)
                .contains(
                        "case, contact, event, task, user of source crm are not there: what needs them is not measured");
    }

    @Test
    void only_what_has_changed_is_read_again_and_a_late_commit_behind_it_is_not_missed() throws Exception {
        LandedSources sources = land();
        assertThat(sources.again("second")).isEmpty();
        POSTGRES.run(
                "update \"Sf\".account set \"Name\" = 'Cy & Co', _fivetran_synced = '2026-01-02 00:00:00+00' where id = 'a2'",
                "insert into \"Sf\".account values ('a3', 'Late', null, false, '2026-01-01 09:30:00+00')",
                "insert into \"Sf\".account values ('a4', 'Unmarked', null, false, null)");
        assertThat(sources.again("third")).extracting(one -> one.table().name()).containsExactly("crm_account");
        assertThat(accounts(sources))
                .containsExactly("a1|Bö|2025-02-01", "a2|Cy & Co|2025-06-01", "a3|Late|null", "a4|Unmarked|null");
        assertThat(copied("account")).containsExactly(2L, 3L);
        assertThat(copied("opportunity")).containsExactly(1L);
    }

    @Test
    void a_row_deleted_there_is_gone_when_the_table_shrinks_or_is_read_whole() throws Exception {
        LandedSources sources = land();
        POSTGRES.run(
                "delete from \"Sf\".account where id = 'a1'",
                "insert into \"Sf\".account values ('a3', 'New', null, false, '2026-01-03 00:00:00+00')");
        sources.again("second");
        assertThat(accounts(sources))
                .as("as many rows as before: nothing tells")
                .hasSize(3);
        sources.again("third", true);
        assertThat(accounts(sources)).containsExactly("a2|Cy|2025-06-01", "a3|New|null");
        POSTGRES.run("delete from \"Sf\".account where id = 'a3'");
        sources.again("fourth");
        assertThat(accounts(sources)).containsExactly("a2|Cy|2025-06-01");
        assertThat(copied("account")).containsExactly(1L);
    }

    @Test
    void connections_that_share_a_table_read_every_row_once() throws Exception {
        POSTGRES.run(
                "truncate \"Sf\".account",
                "insert into \"Sf\".account select 'x' || i, 'n', null, false,"
                        + " timestamptz '2026-01-01 00:00:00+00' + i * interval '1 minute' from generate_series(1, 30000) i");
        LandedSources sources = LandedSources.of(
                LOCAL.spark(), here, configuration(", changed_by: _fivetran_synced, partitions: 3, fetch_size: 500"));
        assertThat(sources.rows("select count(*), count(distinct account_id) from bronze.crm_account"))
                .containsExactly("30000|30000");
        try (var files = java.nio.file.Files.list(here.resolve("lake/_landed/crm/account/000001"))) {
            assertThat(files.filter(one -> one.getFileName().toString().startsWith("part-")))
                    .hasSize(3);
        }
    }

    @Test
    void a_database_that_does_not_answer_and_a_table_that_is_gone_are_told_by_source_and_address() throws Exception {
        String elsewhere = configuration("").replaceFirst("127.0.0.1:\\d+", "127.0.0.1:1");
        assertThatThrownBy(() -> LandedSources.of(LOCAL.spark(), here, elsewhere))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("sources.crm.database: jdbc:postgresql://127.0.0.1:1/postgres: ")
                .hasMessageNotContaining("se;cret");
        LandedSources sources = land();
        POSTGRES.run("drop table \"Sf\".\"Opportunity\"");
        assertThatThrownBy(() -> sources.again("second"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("there is no table opportunity any more, which was read before");
        String otherSchema = configuration("").replace("schema: sf", "schema: nobody");
        assertThatThrownBy(() -> LandedSources.of(LOCAL.spark(), here, otherSchema))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("there is no schema 'nobody'; there are ")
                .hasMessageContaining("Sf");
    }
}
