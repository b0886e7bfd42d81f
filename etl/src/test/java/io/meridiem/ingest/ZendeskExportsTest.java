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

/** Zendesk in its shapes, two help desks beside each other: columns in any order, missing ones, some of the user's own. */
class ZendeskExportsTest {
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
                  - name: desk
                    adapter: zendesk_fivetran
                    folder: desk
                    columns: {support_organization: {external_id: custom_crm_id}}
                  - {name: shop, adapter: zendesk_fivetran, folder: shop, named: "zd_{table}.csv"}
                """);
    }

    private static void landedByFivetran() throws IOException {
        write(
                "desk/ticket.csv",
                """
                status,_fivetran_synced,merged_ticket_ids,id,updated_at,created_at,organization_id,priority,requester_id,custom_mood
                solved,2026-01-09 00:00:00.123,"[12,13]",11,2025-03-04 10:00:00,2025-03-01 23:30:00,501,urgent,9001,sad
                deleted,2026-01-09 00:00:00.123,[],12,2025-03-02 10:00:00,2025-03-01 09:00:00,501,,9001,
                hold,2026-01-09 00:00:00.123,,13,2025-03-02 10:00:00,2025-03-01 09:00:00,,low,,
                open,2026-01-09 00:00:00.123,,,2025-03-02 10:00:00,2025-03-01 09:00:00,,low,,
                """);
        write(
                "desk/ticket_field_history.csv",
                """
                value,updated,user_id,field_name,ticket_id
                open,2025-03-01 23:30:00,,status,11
                solved,2025-03-03 08:00:00,7,status,11
                solved,2025-03-03 08:00:00,7,status,11
                ,2025-03-03 08:00:00,7,assignee_id,11
                """);
        write(
                "desk/organization.csv",
                """
                external_id,name,custom_crm_id,id
                old-1,Bö & Co,001AL0000000001AAA,501
                old-2,"Late, too",,502
                """);
        write("desk/domain_name.csv", "domain_name,organization_id,index\nboe.example,501,0\nboe.shop,501,1\n");
        write(
                "desk/user.csv",
                "email,id,role,_fivetran_deleted\nAda@Boe.example,9001,end-user,false\n,9002,agent,true\n");
        write("shop/zd_ticket.csv", "created_at,id,status\n2025-03-01T10:00:00Z,11,new\n");
    }

    private static void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void tickets_of_two_help_desks_under_one_id_are_two_and_a_deleted_one_stays_as_deleted() {
        assertThat(sources.rows(
                        "select source_instance, ticket_id, organization_id, requester_id, account_id, cast(opened_at as string),"
                                + " status, is_deleted, merged_ids from bronze.support_ticket"
                                + " where source_instance in ('desk', 'shop') order by 1, 2"))
                .containsExactly(
                        "desk|11|501|9001|null|2025-03-01 23:30:00|solved|false|[12,13]",
                        "desk|12|501|9001|null|2025-03-01 09:00:00|deleted|true|[]",
                        "desk|13|null|null|null|2025-03-01 09:00:00|hold|false|null",
                        "shop|11|null|null|null|2025-03-01 10:00:00|new|false|null");
        assertThat(sources.ledger("support_ticket").quarantined()).isEqualTo(1);
    }

    @Test
    void a_change_landed_twice_is_one_and_an_emptied_field_is_a_change() {
        assertThat(sources.rows(
                        "select ticket_id, field, value, cast(changed_at as string) from bronze.support_ticket_change"
                                + " where source_instance = 'desk' order by 4, 2"))
                .containsExactly(
                        "11|status|open|2025-03-01 23:30:00",
                        "11|assignee_id|null|2025-03-03 08:00:00",
                        "11|status|solved|2025-03-03 08:00:00");
    }

    @Test
    void the_field_in_which_you_keep_the_crm_s_id_is_yours_to_name() {
        assertThat(sources.rows(
                        "select organization_id, organization_name, external_id from bronze.support_organization"
                                + " where source_instance = 'desk' order by 1"))
                .containsExactly("501|Bö & Co|001AL0000000001AAA", "502|Late, too|null");
        assertThat(sources.rows("select organization_id, domain from bronze.support_organization_domain"
                        + " where source_instance = 'desk' order by 2"))
                .containsExactly("501|boe.example", "501|boe.shop");
    }

    @Test
    void a_person_the_help_desk_deleted_is_none() {
        assertThat(sources.rows("select user_id, email from bronze.support_user where source_instance = 'desk'"))
                .containsExactly("9001|Ada@Boe.example");
        assertThat(sources.ledger("support_user").deleted()).isEqualTo(1);
    }
}
