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

/** Segment's calls as tables, by three ways beside each other: columns in any order, missing ones, some of others' own. */
class SegmentTablesTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        warehouse();
        fivetran();
        airbyte();
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                calendar: {zone: Europe/Zurich}
                currency: {reporting: EUR}
                sources:
                  - {name: app, adapter: segment_warehouse, folder: app}
                  - {name: shop, adapter: segment_warehouse, folder: shop, files: {product_event: "events/*.csv"}}
                  - {name: site, adapter: segment_fivetran, folder: site, named: "seg_{table}.csv"}
                  - {name: mobile, adapter: segment_airbyte, folder: mobile}
                """);
    }

    private static void warehouse() throws IOException {
        write(
                "app/tracks.csv",
                """
                uuid_ts,event_text,timestamp,user_id,id,received_at,event,context_library_name,context_group_id
                2026-01-09 00:00:00,Invoice Coded,2026-01-02 03:04:05.678,u1,m1,2026-01-02 03:04:06,invoice_coded,web,A1
                2026-01-09 00:00:00,Invoice Coded,2026-01-02 03:04:05.678,u1,m1,2026-01-03 03:04:06,invoice_coded,web,A1
                2026-01-09 00:00:00,,2026-01-02 23:30:00 UTC,,m2,2026-01-02 23:30:01 UTC,signed_up,web,
                """);
        write(
                "app/identifies.csv",
                """
                email,received_at,user_id,id,name,anonymous_id
                old@alder.example,2026-01-01 10:00:00,u1,i1,Ada,a1
                ada@alder.example,2026-01-02 10:00:00,u1,i2,Ada,a1
                ,2026-01-03 10:00:00,,i3,,a2
                """);
        write(
                "app/groups.csv",
                """
                group_id,user_id,received_at,id,name,plan
                A1,u1,2026-01-02 10:00:00,g1,Alder,pro
                A1,u1,2026-01-04 10:00:00,g2,Alder,pro
                A1,,2026-01-04 10:00:00,g3,Alder,pro
                """);
        // The tables of two events, which alone have what an event carries.
        write(
                "shop/events/order_placed.csv",
                "id,quantity,event,event_text,user_id,timestamp,received_at\n"
                        + "m1,12,order_placed,Order Placed,u1,2026-01-02 03:04:05,2026-01-02 03:04:06\n");
        write(
                "shop/events/order_checked.csv",
                "id,complete,happened_at,event,event_text,user_id,timestamp,received_at\n"
                        + "m3,true,2026-01-01 08:00:00,order_checked,Order Checked,u1,2026-01-02 03:04:05,2026-01-02 03:04:06\n");
    }

    private static void fivetran() throws IOException {
        write(
                "site/seg_tracks.csv",
                """
                timestamp,_fivetran_synced,message_id,event,received_at,user_id,_fivetran_deleted
                2026-01-02 3:04:05,2026-01-09 00:00:00,m1,invoice_coded,2026-01-02 03:04:06,u1,false
                2026-01-02 3:04:05,2026-01-09 00:00:00,m9,invoice_coded,2026-01-02 03:04:06,u1,true
                """);
    }

    private static void airbyte() throws IOException {
        write(
                "mobile/tracks.jsonl",
                """
                {"_airbyte_raw_id":"r1","_airbyte_extracted_at":"2026-01-09T00:00:00Z","_airbyte_meta":{"changes":[{"field":"context_ip","change":"NULLED","reason":"DESTINATION_FIELD_SIZE_LIMITATION"}]},"_airbyte_data":{"id":"m1","event":"invoice_coded","event_text":"Invoice Coded","user_id":"u7","timestamp":"2026-01-02T03:04:05.000000Z","received_at":"2026-01-02T03:04:06Z"}}
                {"_airbyte_raw_id":"r2","_airbyte_extracted_at":"2026-01-10T00:00:00Z","_airbyte_meta":{"changes":[]},"_airbyte_data":{"id":"m1","event":"invoice_coded","event_text":"Invoice Coded","user_id":"u7","timestamp":"2026-01-02T03:04:05.000000Z","received_at":"2026-01-02T03:04:06Z"}}
                """);
        write(
                "mobile/identifies.csv",
                """
                _airbyte_extracted_at,user_id,company_id,received_at,_airbyte_generation_id
                2026-01-09T00:00:00Z,u7,B2,2026-01-01T10:00:00Z,0
                """);
        write(
                "mobile/groups.csv",
                """
                _airbyte_emitted_at,_airbyte_data
                1767225600000,"{""group_id"":""B1"",""user_id"":""u7"",""received_at"":""2026-01-04T10:00:00Z""}"
                """);
    }

    private static void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void a_call_is_one_event_in_every_way_and_four_connections_may_use_one_id() {
        assertThat(sources.rows(
                        "select source_instance, event_id, event, user_id, account_id, cast(occurred_at as string)"
                                + " from bronze.product_event where event_id in ('m1', 'm2') order by 1, 2"))
                .containsExactly(
                        "app|m1|Invoice Coded|u1|A1|2026-01-02 03:04:05.678",
                        "app|m2|signed_up|null|null|2026-01-02 23:30:00",
                        "mobile|m1|Invoice Coded|u7|null|2026-01-02 03:04:05",
                        "shop|m1|Order Placed|u1|null|2026-01-02 03:04:05",
                        "site|m1|invoice_coded|u1|null|2026-01-02 03:04:05");
        assertThat(sources.ledger("product_event").duplicate()).isEqualTo(2);
        assertThat(sources.ledger("product_event").deleted()).isEqualTo(1);
    }

    @Test
    void what_an_event_carries_is_read_from_the_tables_of_events_a_source_names() {
        assertThat(sources.rows("select event, cast(quantity as int), is_complete, cast(fact_at as string)"
                        + " from bronze.product_event where source_instance = 'shop' order by 1"))
                .containsExactly("Order Checked|null|true|2026-01-01 08:00:00", "Order Placed|12|null|null");
    }

    @Test
    void a_person_s_newest_call_counts_and_calls_of_nobody_known_are_told() {
        assertThat(
                        sources.rows(
                                "select source_instance, user_id, account_id, email, full_name from bronze.product_user order by 1"))
                .containsExactly("app|u1|null|ada@alder.example|Ada", "mobile|u7|B2|null|null");
        assertThat(
                        sources.rows(
                                "select source_instance, user_id, account_id, cast(told_at as string) from bronze.product_membership order by 1"))
                .containsExactly("app|u1|A1|2026-01-04 10:00:00", "mobile|u7|B1|2026-01-04 10:00:00");
        assertThat(sources.findings("product_membership", "filtered"))
                .singleElement()
                .asString()
                .startsWith("2 rows are calls of somebody unknown (user_id is empty) or past versions"
                        + " (a newer received_at is there)");
    }

    @Test
    void what_airbyte_could_not_keep_is_told() {
        assertThat(sources.findings("product_event", "lost_by_connector"))
                .singleElement()
                .asString()
                .contains("1 of context_ip");
    }
}
