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

/** HubSpot in its shapes, two portals beside each other: columns in any order, missing ones, some of the user's own. */
class HubSpotExportsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        landedByFivetran();
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                calendar: {zone: Europe/Zurich}
                currency: {reporting: EUR}
                limits: {quarantined_share: 0.5}
                sources:
                  - {name: crm, adapter: hubspot_fivetran, folder: crm, declared: {currency: EUR}}
                  - {name: more, adapter: hubspot_fivetran, folder: more, named: "hs_{table}.csv"}
                """);
    }

    private static void landedByFivetran() throws IOException {
        write(
                "crm/company.csv",
                """
                property_mood,property_domain,id,is_deleted,property_name,_fivetran_synced,property_createdate,property_website,property_hs_merged_object_ids
                good,boe.example,501,false,Bö & Co,2026-01-01 0:00:00,2025-01-31 23:30:00,,502;503
                bad,old.example,502,true,"Old, gone",2026-01-01 0:00:00,2025-01-31 23:30:00,https://www.old.example,
                """);
        write(
                "crm/contact.csv",
                """
                property_lastname,property_firstname,_fivetran_deleted,id,property_associatedcompanyid,property_hs_merged_object_ids,property_email,property_hs_buying_role
                Byron,Ada,false,7,501,8;9,Ada@Boe.example,CHAMPION
                Gone,,true,8,,,gone@boe.example,
                """);
        write(
                "crm/deal.csv",
                """
                property_amount,deal_id,property_closedate,is_deleted,deal_pipeline_stage_id,property_hs_deal_stage_probability,owner_id
                1234.50,31,2025-03-31 22:30:00,false,closedwon,0.9,9001
                lots,32,,false,closedwon,,9001
                ,33,,true,,,
                """);
        write(
                "crm/deal_pipeline_stage.csv",
                """
                label,stage_id,is_closed,closed_won,probability,_fivetran_deleted
                Won,closedwon,TRUE,TRUE,1.0,FALSE
                Old,old,TRUE,FALSE,0.0,TRUE
                """);
        write("crm/ticket_pipeline_stage.csv", "pipeline_id,stage_id,label,is_closed\n0,4,Done,TRUE\n9,4,Open,FALSE\n");
        write(
                "crm/engagement_call.csv",
                """
                engagement_id,property_hs_timestamp,property_hs_call_duration,property_hs_call_direction,_fivetran_deleted
                71,2025-03-01 10:00:00.500000,90000,INBOUND,false
                72,2025-03-01 10:00:00,,,true
                """);
        write("crm/engagement_meeting.csv", "title,start_time,engagement_id\nAutumn,2025-03-02 9:00:00,73\n");
        write(
                "crm/engagement_company.csv",
                "company_id,engagement_id,engagement_type,type_id\n501,71,CALL,182\n502,71,CALL,182\n");
        write(
                "crm/deal_company.csv",
                "company_id,deal_id,type_id,category\n501,31,5,HUBSPOT_DEFINED\n501,31,341,HUBSPOT_DEFINED\n");
        write("crm/ticket_company.csv", "ticket_id,company_id,category\n61,501,HUBSPOT_DEFINED\n");
        write(
                "crm/ticket.csv",
                """
                id,property_hs_pipeline_stage,property_createdate,is_deleted,property_first_agent_reply_date
                61,4,2025-03-01 10:00:00,false,2025-03-01 10:45:00
                """);
        write("crm/contact_merge_audit.csv", "vid_to_merge,canonical_vid,timestamp\n8,7,2025-01-01 00:00:00\n");
        write("crm/merged_deal.csv", "merged_deal_id,deal_id\n30,31\n");
        write("crm/owner.csv", "last_name,owner_id,first_name,email\nOsei,9001,Kim,kim@alder.example\n");
        write("more/hs_company.csv", "id,property_name\n501,Another portal's\n");
    }

    private static void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void companies_of_two_portals_under_one_id_are_two_and_a_deleted_one_stays_as_deleted() {
        assertThat(sources.rows("select source_instance, account_id, account_name, website, created_on, is_deleted,"
                        + " merged_ids from bronze.crm_account where source_instance in ('crm', 'more') order by 1, 2"))
                .containsExactly(
                        "crm|501|Bö & Co|boe.example|2025-02-01|false|502;503",
                        "crm|502|Old, gone|https://www.old.example|2025-02-01|true|null",
                        "more|501|Another portal's|null|null|null|null");
    }

    @Test
    void a_person_the_connector_marks_as_deleted_stays_as_deleted_and_a_call_so_marked_is_none() {
        assertThat(sources.rows("select contact_id, account_id, given_name, family_name, role, is_deleted, merged_ids"
                        + " from bronze.crm_contact where source_instance = 'crm' order by 1"))
                .containsExactly("7|501|Ada|Byron|CHAMPION|false|8;9", "8|null|null|Gone|null|true|null");
        assertThat(sources.ledger("crm_contact").deleted()).isZero();
        assertThat(sources.rows("select activity_id, kind, direction, cast(occurred_at as string), duration_minutes,"
                        + " subject from bronze.crm_activity where source_instance = 'crm' order by 1"))
                .containsExactly(
                        "71|call|inbound|2025-03-01 10:00:00.5|2|null",
                        "73|meeting|null|2025-03-02 09:00:00|null|Autumn");
        assertThat(sources.ledger("crm_activity").deleted()).isEqualTo(1);
    }

    @Test
    void odds_are_percent_and_an_amount_in_words_sets_its_deal_aside() {
        assertThat(sources.rows("select opportunity_id, cast(amount as decimal(9,2)), currency, stage,"
                        + " cast(probability as int), close_date, is_deleted from bronze.crm_opportunity"
                        + " where source_instance = 'crm' order by 1"))
                .containsExactly("31|1234.50|EUR|closedwon|90|2025-04-01|false", "33|null|EUR|null|null|null|true");
        assertThat(sources.ledger("crm_opportunity").quarantined()).isEqualTo(1);
        assertThat(sources.rows("select kind, pipeline_id, stage_id, label, is_closed, is_won, cast(probability as int)"
                        + " from bronze.crm_stage where source_instance = 'crm' order by 1, 2"))
                .containsExactly(
                        "opportunity|null|closedwon|Won|true|true|100",
                        "ticket|0|4|Done|true|null|null",
                        "ticket|9|4|Open|false|null|null");
    }

    @Test
    void every_association_is_a_link_and_tells_whether_it_is_the_primary_one() {
        assertThat(sources.rows("select kind, record_id, account_id, link_type, is_primary from bronze.crm_link"
                        + " where source_instance = 'crm' order by 1, 2, 3, 4"))
                .containsExactly(
                        "activity|71|501|182|null",
                        "activity|71|502|182|null",
                        "opportunity|31|501|341|false",
                        "opportunity|31|501|5|true",
                        "ticket|61|501|null|null");
    }

    @Test
    void merges_stages_of_tickets_and_owners_are_read_from_tables_of_their_own() {
        assertThat(sources.rows("select kind, kept_id, merged_id from bronze.crm_merge where source_instance = 'crm'"
                        + " order by 1"))
                .containsExactly("contact|7|8", "opportunity|31|30");
        assertThat(sources.rows("select ticket_id, status, account_id, cast(first_responded_at as string)"
                        + " from bronze.support_ticket where source_instance = 'crm'"))
                .containsExactly("61|4|null|2025-03-01 10:45:00");
        assertThat(sources.rows("select user_id, given_name, family_name, email from bronze.crm_user"
                        + " where source_instance = 'crm'"))
                .containsExactly("9001|Kim|Osei|kim@alder.example");
    }
}
