package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** HubSpot's and Zendesk's objects as their APIs give them and as Airbyte lands them, two instances of each. */
class VendorObjectsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        hubSpot();
        hubSpotByAirbyte();
        zendesk();
        zendeskByAirbyte();
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                currency: {reporting: EUR}
                limits: {quarantined_share: 0.5}
                sources:
                  - {name: hub, adapter: hubspot, folder: hub, declared: {currency: EUR}}
                  - {name: hub2, adapter: hubspot, folder: hub2}
                  - {name: hubair, adapter: hubspot_airbyte, folder: hubair, declared: {currency: EUR}}
                  - {name: hubair2, adapter: hubspot_airbyte, folder: hubair2}
                  - {name: desk, adapter: zendesk, folder: desk}
                  - name: desk2
                    adapter: zendesk
                    folder: desk2
                    columns: {support_organization: {external_id: organization_fields.crm_id}}
                  - {name: deskair, adapter: zendesk_airbyte, folder: deskair}
                  - {name: deskair2, adapter: zendesk_airbyte, folder: deskair2, named: "z_{table}.csv"}
                """);
    }

    private static void hubSpot() throws IOException {
        write(
                "hub/company.jsonl",
                """
                {"updatedAt":"2025-03-01T00:00:00.000Z","properties":{"domain":"boe.example","name":"Bö","website":null,"hs_merged_object_ids":"502;503","mood":"good"},"id":"501","archived":false,"createdAt":"2025-01-31T23:30:00.000Z"}
                {"updatedAt":"2025-02-01T00:00:00.000Z","properties":{"name":"Bö, before"},"id":"501","archived":false}
                {"id":"504","properties":{"name":"Gone"},"archived":true,"updatedAt":"2025-03-01T00:00:00.000Z"}
                """);
        write(
                "hub/deal.jsonl",
                """
                {"id":"31","properties":{"dealname":"Renewal","dealstage":"won","pipeline":"default","amount":"1200.5","hs_is_closed_won":"true","hs_deal_stage_probability":"0.9","hs_primary_associated_company":"501","closedate":"2025-03-31T00:00:00Z"},"associations":{"companies":{"results":[{"id":"504","type":"deal_to_company_unlabeled"},{"id":"501","type":"deal_to_company"},{"id":"501","type":"deal_to_company_unlabeled"}]}},"archived":false}
                """);
        write(
                "hub/deal_pipeline.jsonl",
                """
                {"id":"default","label":"Sales","stages":[{"id":"won","label":"Won","metadata":{"isClosed":"true","probability":"1.0"}},{"id":"lost","label":"Lost","metadata":{"isClosed":"true","probability":"0.0"}}]}
                """);
        write(
                "hub/ticket_pipeline.jsonl",
                """
                {"id":"0","stages":[{"id":"4","label":"Done","metadata":{"ticketState":"CLOSED"}},{"id":"1","label":"New","metadata":{"ticketState":"OPEN"}}]}
                """);
        write(
                "hub/call.jsonl",
                """
                {"id":"71","properties":{"hs_timestamp":"2025-03-01T10:00:00Z","hs_call_duration":"90000","hs_call_direction":"INBOUND","hs_call_status":"COMPLETED"},"associations":{"companies":{"results":[{"id":"501","type":"call_to_company"}]}},"archived":false}
                """);
        write(
                "hub/owner.jsonl",
                """
                {"id":"9001","email":"kim@alder.example","firstName":"Kim","lastName":"Osei","archived":false}
                """);
        write("hub2/company.jsonl", "{\"id\":\"501\",\"properties\":{\"name\":\"Another portal's\"}}\n");
    }

    private static void hubSpotByAirbyte() throws IOException {
        write(
                "hubair/companies.csv",
                """
                properties_domain,id,_airbyte_extracted_at,properties_name,archived,properties_website
                boe.example,501,2026-02-01T00:00:00Z,Bö,false,
                boe.example,501,2026-01-01T00:00:00Z,"Bö, before",false,
                """);
        write(
                "hubair/deals.csv",
                """
                id,properties,companies,contacts,archived
                31,"{""dealname"":""Renewal"",""amount"":1200.5,""hs_primary_associated_company"":501}","[""504"",""501""]",[],false
                32,"{""dealname"":",[],[],false
                """);
        write(
                "hubair/engagements_meetings.jsonl",
                """
                {"id":"73","companies":["501","504"],"properties_hs_meeting_start_time":"2025-03-02T09:00:00Z","properties_hs_meeting_outcome":"NO_SHOW","archived":false}
                {"id":"74","companies":[],"properties":{"hs_timestamp":"2025-03-03T09:00:00Z"},"archived":true}
                """);
        write(
                "hubair/contacts_merged_audit.jsonl",
                """
                {"canonical-vid":7,"vid-to-merge":8,"timestamp":1}
                """);
        write("hubair2/companies.jsonl", "{\"id\":\"501\",\"properties_name\":\"Another portal's\"}\n");
    }

    private static void zendesk() throws IOException {
        write(
                "desk/ticket.jsonl",
                """
                {"generated_timestamp":1740900000,"status":"solved","id":11,"organization_id":501,"requester_id":9001,"created_at":"2025-03-01T10:00:00Z","updated_at":"2025-03-02T10:00:00Z","mood":"sad","tags":["a"]}
                {"generated_timestamp":1740800000,"status":"open","id":11,"organization_id":501,"requester_id":9001,"created_at":"2025-03-01T10:00:00Z","updated_at":"2025-03-01T10:00:00Z"}
                {"generated_timestamp":1740900000,"status":"deleted","id":12,"created_at":"2025-03-01T10:00:00Z","updated_at":"2025-03-02T10:00:00Z"}
                """);
        write(
                "desk/ticket_metric.jsonl",
                """
                {"ticket_id":11,"solved_at":"2025-03-02T09:00:00Z","reply_time_in_minutes":{"business":null,"calendar":45},"updated_at":"2025-03-02T10:00:00Z"}
                """);
        write(
                "desk/organization.jsonl",
                """
                {"id":501,"name":"Bö","external_id":"A1","domain_names":["boe.example","boe.shop"],"deleted_at":null,"updated_at":"2025-03-02T10:00:00Z"}
                {"id":502,"name":"Was there","external_id":"A2","updated_at":"2025-03-01T10:00:00Z"}
                {"id":502,"name":"Was there","external_id":"A2","deleted_at":"2025-03-02T10:00:00Z","updated_at":"2025-03-02T10:00:00Z"}
                """);
        write(
                "desk/user.jsonl",
                """
                {"id":9001,"name":"Ada","email":"ada@boe.example","active":true}
                {"id":9002,"name":"Gone","email":"gone@boe.example","active":false}
                """);
        write("desk2/ticket.jsonl", "{\"id\":11,\"created_at\":\"2025-03-01T10:00:00Z\",\"status\":\"new\"}\n");
        write("desk2/organization.jsonl", "{\"id\":501,\"organization_fields\":{\"crm_id\":\"A9\"}}\n");
    }

    private static void zendeskByAirbyte() throws IOException {
        write(
                "deskair/tickets.csv",
                """
                _airbyte_extracted_at,status,id,created_at,organization_id,custom_fields
                2026-02-01T00:00:00Z,closed,11,2025-03-01T10:00:00Z,501,"[{""id"":1}]"
                2026-01-01T00:00:00Z,open,11,2025-03-01T10:00:00Z,501,[]
                """);
        write(
                "deskair/ticket_metrics.csv",
                """
                ticket_id,reply_time_in_minutes,solved_at
                11,"{""business"":5,""calendar"":45}",2025-03-02T09:00:00Z
                """);
        write("deskair/organizations.csv", "id,domain_names,external_id\n501,\"[\"\"boe.example\"\"]\",A1\n");
        write("deskair2/z_tickets.csv", "id,created_at\n11,2025-03-01T10:00:00Z\n");
    }

    private static void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> of(String instances, String columns, String table) {
        return sources.rows("select source_instance, " + columns + " from bronze." + table
                + " where source_instance like '" + instances + "' order by 1, 2, 3");
    }

    @Test
    void the_newest_version_of_a_company_counts_and_an_archived_one_stays_as_deleted() {
        assertThat(of("hub%", "account_id, account_name, website, merged_ids, is_deleted", "crm_account"))
                .containsExactly(
                        "hub|501|Bö|boe.example|502;503|false",
                        "hub|504|Gone|null|null|true",
                        "hub2|501|Another portal's|null|null|null",
                        "hubair|501|Bö|boe.example|null|false",
                        "hubair2|501|Another portal's|null|null|null");
    }

    @Test
    void a_deal_has_its_primary_company_and_the_list_of_all() {
        assertThat(of(
                        "hub%",
                        "opportunity_id, opportunity_name, primary_account_id, account_ids, cast(amount as decimal(9,2)),"
                                + " cast(probability as int), pipeline, stage, is_won, close_date",
                        "crm_opportunity"))
                .containsExactly(
                        "hub|31|Renewal|501|504;501;501|1200.50|90|default|won|true|2025-03-31",
                        "hubair|31|Renewal|501|[\"504\",\"501\"]|1200.50|null|null|null|null|null");
        assertThat(sources.ledger("crm_opportunity").quarantined()).isEqualTo(1);
    }

    @Test
    void stages_come_out_of_their_pipelines_and_one_certain_to_be_won_is_won() {
        assertThat(of("hub", "kind, pipeline_id, stage_id, label, is_closed, is_won", "crm_stage"))
                .containsExactlyInAnyOrder(
                        "hub|opportunity|default|won|Won|true|true",
                        "hub|opportunity|default|lost|Lost|true|false",
                        "hub|ticket|0|4|Done|true|null",
                        "hub|ticket|0|1|New|false|null");
    }

    @Test
    void calls_and_meetings_name_all_their_companies() {
        assertThat(of(
                        "hub%",
                        "activity_id, kind, cast(occurred_at as string), duration_minutes, status, account_ids, is_deleted",
                        "crm_activity"))
                .containsExactly(
                        "hub|71|call|2025-03-01 10:00:00|2|completed|501|false",
                        "hubair|73|meeting|2025-03-02 09:00:00|null|no_show|501;504|false",
                        "hubair|74|meeting|2025-03-03 09:00:00|null|null|null|true");
        assertThat(of("hub%", "given_name, family_name, email", "crm_user"))
                .containsExactly("hub|Kim|Osei|kim@alder.example");
        assertThat(of("hub%", "kind, kept_id, merged_id", "crm_merge")).containsExactly("hubair|contact|7|8");
    }

    @Test
    void of_a_ticket_that_was_exported_again_the_later_export_counts() {
        assertThat(of("desk%", "ticket_id, organization_id, requester_id, status, is_deleted", "support_ticket"))
                .containsExactly(
                        "desk|11|501|9001|solved|false",
                        "desk|12|null|null|deleted|true",
                        "desk2|11|null|null|new|false",
                        "deskair|11|501|null|closed|false",
                        "deskair2|11|null|null|null|null");
        assertThat(of("desk%", "ticket_id, cast(solved_at as string), first_response_minutes", "support_ticket_metric"))
                .containsExactly("desk|11|2025-03-02 09:00:00|45", "deskair|11|2025-03-02 09:00:00|45");
    }

    @Test
    void organisations_deleted_since_are_gone_and_the_others_keep_their_domains_and_the_crm_s_id() {
        assertThat(of("desk%", "organization_id, external_id, domains", "support_organization"))
                .containsExactly(
                        "desk|501|A1|boe.example;boe.shop", "desk2|501|A9|null", "deskair|501|A1|[\"boe.example\"]");
        assertThat(of("desk%", "user_id, email", "support_user")).containsExactly("desk|9001|ada@boe.example");
    }
}
