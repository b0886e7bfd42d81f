package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.ingest.LandedSources;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.PublicData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fivetran's public test data of HubSpot, read end to end. What is expected is asked of the very files, by Spark's own
 * reader. Skipped where the data is not at hand.
 */
class HubSpotPublicDataTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static PublicData files;
    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        files = PublicData.of(LOCAL.spark(), "fivetran-hubspot");
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                currency: {reporting: USD}
                sources:
                  - name: crm
                    adapter: hubspot_fivetran
                    folder: %s
                    named: "{table}_data.csv"
                    declared: {currency: USD}
                """
                        .formatted(files.folder()));
        SilverTables.make(
                LOCAL.spark(),
                sources,
                YearMonth.of(2023, 12),
                "silver.account",
                "silver.activity_account",
                "silver.opportunity",
                "silver.support_case");
    }

    @Test
    void every_company_is_an_account() {
        assertThat(sources.rows("select account_id, account_name, created_on from silver.account order by 1"))
                .isEqualTo(files.rows(
                        "select id, property_name, to_date(property_createdate, 'yyyy-MM-dd H:mm:ss') from company_data"
                                + " order by 1",
                        "company_data"))
                .isNotEmpty();
    }

    @Test
    void contacts_merged_away_are_known_by_the_list_of_the_one_that_took_them_over_and_count_once() {
        assertThat(sources.rows("select contact_key, merged_into_key, is_deleted from silver.contact"
                        + " where merged_into_key is not null order by 1"))
                .isEqualTo(files.rows(
                        "select 'crm:' || gone.id, 'crm:' || kept.id, true from contact_data as kept"
                                + " join contact_data as gone on array_contains("
                                + "split(kept.property_hs_merged_object_ids, ';'), gone.id) order by 1",
                        "contact_data"))
                .hasSize(3);
        assertThat(sources.rows("select count(*) from silver.contact"))
                .isEqualTo(files.rows("select count(*) from contact_data", "contact_data"));
        assertThat(sources.rows("select count(*) from silver.contact where not is_deleted"))
                .isEqualTo(files.rows("select count(*) - 3 from contact_data", "contact_data"));
    }

    @Test
    void merges_into_a_contact_or_deal_that_is_not_there_take_nobody_away() {
        assertThat(sources.rows("select kind, kept_id, merged_id from bronze.crm_merge order by 1, 2, 3"))
                .isEqualTo(files.rows(
                        "select 'contact' as kind, canonical_vid, vid_to_merge from contact_merge_audit_data union all"
                                + " select 'opportunity', deal_id, merged_deal_id from merged_deal_data"
                                + " order by 1, 2, 3",
                        "contact_merge_audit_data",
                        "merged_deal_data"))
                .isNotEmpty();
        assertThat(sources.rows("select opportunity_key, is_deleted from silver.opportunity order by 1"))
                .isEqualTo(files.rows("select 'crm:' || deal_id, is_deleted from deal_data order by 1", "deal_data"))
                .isNotEmpty();
    }

    @Test
    void a_deal_s_owner_is_called_by_the_name_the_owners_have() {
        assertThat(sources.rows("select opportunity_key, owner from silver.opportunity where owner is not null"
                        + " order by 1"))
                .isEqualTo(files.rows(
                        "select 'crm:' || d.deal_id, coalesce(concat_ws(' ', o.first_name, o.last_name), d.owner_id)"
                                + " from deal_data d left join owner_data o on o.owner_id = d.owner_id"
                                + " where d.owner_id is not null order by 1",
                        "deal_data",
                        "owner_data"))
                .isNotEmpty();
    }

    @Test
    void stages_but_the_deleted_ones_keep_their_odds_as_percent() {
        assertThat(sources.rows("select stage_id, is_closed, is_won, cast(probability as decimal(9,2))"
                        + " from bronze.crm_stage where kind = 'opportunity' order by 1"))
                .isEqualTo(files.rows(
                        "select stage_id, lower(is_closed), lower(closed_won),"
                                + " cast(cast(probability as decimal(9,4)) * 100 as decimal(9,2))"
                                + " from deal_pipeline_stage_data where lower(_fivetran_deleted) = 'false' order by 1",
                        "deal_pipeline_stage_data"))
                .isNotEmpty();
        assertThat(sources.ledger("crm_stage").deleted()).isEqualTo(2);
    }

    @Test
    void meetings_of_the_old_sync_and_the_tasks_calls_mails_and_notes_of_the_new_one_are_all_there() {
        assertThat(sources.rows("select activity_key, cast(occurred_at as string), subject from silver.activity"
                        + " where kind in ('meeting', 'qbr') order by 1"))
                .isEqualTo(files.rows(
                        "select 'crm:' || engagement_id, cast(cast(start_time as timestamp) as string), title from engagement_meeting_data order by 1",
                        "engagement_meeting_data"))
                .isNotEmpty();
        for (String kind : List.of("task", "call", "email", "note")) {
            String file = "engagement_" + kind + "_data";
            assertThat(sources.rows("select activity_key from silver.activity where kind = '" + kind + "' order by 1"))
                    .isEqualTo(files.rows("select 'crm:' || engagement_id from " + file + " order by 1", file))
                    .isNotEmpty();
        }
    }

    @Test
    void links_to_records_that_are_not_there_are_landed_and_bring_no_activity_to_an_account() {
        assertThat(sources.rows("select kind, record_id, account_id, is_chosen from silver.account_link order by 1, 2"))
                .isEqualTo(files.rows(
                        "select 'activity' as kind, engagement_id as id, 'unmatched:' || company_id, true"
                                + " from engagement_company_data union all"
                                + " select 'opportunity', deal_id, 'unmatched:' || company_id, true from deal_company_data"
                                + " union all select 'ticket', ticket_id, 'unmatched:' || company_id, true"
                                + " from ticket_company_data order by 1, 2",
                        "engagement_company_data",
                        "deal_company_data",
                        "ticket_company_data"))
                .isNotEmpty();
        assertThat(sources.rows("select * from silver.activity_account")).isEmpty();
    }

    @Test
    void a_ticket_is_closed_and_answered_when_hubspot_says_in_a_stage_that_has_a_name() {
        assertThat(sources.rows("select case_key, cast(closed_at as string), status, first_response_minutes,"
                        + " account_id from silver.support_case order by 1"))
                .isEqualTo(files.rows(
                        "select 'crm:' || t.id, t.property_closed_date, lower(coalesce(s.label,"
                                + " t.property_hs_pipeline_stage)), cast((unix_timestamp(t.property_first_agent_reply_date)"
                                + " - unix_timestamp(t.property_createdate)) div 60 as bigint), null"
                                + " from ticket_data t left join ticket_pipeline_stage_data s"
                                + " on s.stage_id = t.property_hs_pipeline_stage and s.pipeline_id = t.property_hs_pipeline"
                                + " order by 1",
                        "ticket_data",
                        "ticket_pipeline_stage_data"))
                .isNotEmpty();
    }
}
