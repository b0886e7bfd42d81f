package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.ingest.LandedSources;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.PublicData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fivetran's public test data of Zendesk, read end to end. What is expected is asked of the very files, by Spark's own
 * reader. Skipped where the data is not at hand.
 */
class ZendeskPublicDataTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static PublicData files;
    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        files = PublicData.of(LOCAL.spark(), "fivetran-zendesk");
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                currency: {reporting: USD}
                sources:
                  - {name: desk, adapter: zendesk_fivetran, folder: %s, named: "{table}_data.csv"}
                """
                        .formatted(files.folder()));
        SilverTables.make(LOCAL.spark(), sources, YearMonth.of(2021, 1), "silver.support_case");
    }

    @Test
    void every_ticket_is_there_once_and_those_of_status_deleted_are_deleted() {
        assertThat(
                        sources.rows(
                                "select case_key, status, is_deleted, cast(opened_at as string) from silver.support_case order by 1"))
                .isEqualTo(files.rows(
                        "select 'desk:' || id, status, status = 'deleted', created_at from ticket_data order by 1",
                        "ticket_data"))
                .anyMatch(row -> row.contains("deleted|true"));
    }

    @Test
    void no_ticket_s_organisation_is_in_the_data_so_each_is_told_as_unmatched_and_one_has_its_requester_s() {
        assertThat(sources.rows("select case_key, account_id from silver.support_case order by 1"))
                .isEqualTo(files.rows(
                        "select 'desk:' || t.id, 'unmatched:' || coalesce(t.organization_id, u.organization_id)"
                                + " from ticket_data t left join user_data u on u.id = t.requester_id order by 1",
                        "ticket_data",
                        "user_data"))
                .contains("desk:11071|unmatched:370297696174");
        assertThat(files.rows("select id from ticket_data where organization_id is null", "ticket_data"))
                .containsExactly("11071");
        assertThat(files.rows(
                        "select t.id from ticket_data t join organization_data o on o.id = t.organization_id",
                        "ticket_data",
                        "organization_data"))
                .isEmpty();
        assertThat(sources.rows("select organization_id, organization_name, external_id from"
                        + " bronze.support_organization order by 1"))
                .isEqualTo(files.rows(
                        "select id, name, external_id from organization_data order by 1", "organization_data"));
    }

    @Test
    void the_one_ticket_with_a_history_was_solved_when_that_says_and_the_others_at_their_last_change() {
        assertThat(sources.rows("select case_key, cast(closed_at as string), closed_told_by from silver.support_case"
                        + " where closed_told_by = 'history'"))
                .isEqualTo(files.rows(
                        "select 'desk:' || t.id, min(h.updated), 'history' from ticket_data t join"
                                + " ticket_field_history_data h on h.ticket_id = t.id and h.field_name = 'status'"
                                + " and h.value = 'solved' group by t.id",
                        "ticket_data",
                        "ticket_field_history_data"))
                .hasSize(1);
        assertThat(sources.rows("select case_key, cast(closed_at as string) from silver.support_case"
                        + " where closed_told_by = 'last_change' order by 1"))
                .isEqualTo(files.rows(
                        "select 'desk:' || id, updated_at from ticket_data where status in ('solved', 'closed')"
                                + " and id not in (select ticket_id from ticket_field_history_data) order by 1",
                        "ticket_data",
                        "ticket_field_history_data"))
                .isNotEmpty();
    }

    @Test
    void the_list_of_tickets_merged_into_one_is_kept_as_it_stands_and_takes_nobody_away_who_is_not_there() {
        assertThat(sources.rows("select ticket_id, merged_ids from bronze.support_ticket order by 1"))
                .isEqualTo(files.rows("select id, merged_ticket_ids from ticket_data order by 1", "ticket_data"))
                .contains("1966|[1967]");
        assertThat(sources.rows("select case_key from silver.support_case where merged_into_key is not null"))
                .isEmpty();
    }

    @Test
    void the_history_counts_a_change_once_however_often_it_was_landed() {
        assertThat(sources.rows("select count(*) from bronze.support_ticket_change"))
                .isEqualTo(files.rows(
                        "select count(*) from (select distinct * from ticket_field_history_data)",
                        "ticket_field_history_data"));
        assertThat(sources.ledger("support_ticket_change").rowsIn())
                .isEqualTo(Long.parseLong(
                        files.rows("select count(*) from ticket_field_history_data", "ticket_field_history_data")
                                .get(0)));
    }

    @Test
    void domains_keep_their_organisation() {
        assertThat(sources.rows("select organization_id, domain from bronze.support_organization_domain order by 1, 2"))
                .isEqualTo(files.rows(
                        "select organization_id, domain_name from domain_name_data order by 1, 2", "domain_name_data"));
    }
}
