package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Adapter;
import io.meridiem.contract.Lake;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import io.meridiem.contract.SettingsFile;
import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.LedgerEntry;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The vendors' exports, landed once, and what stands in bronze then. */
class VendorExportsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    /** The reporting zone, and no Java code made and compiled for queries on three rows. */
    private static final Map<String, String> SMALL = Map.of(
            "spark.sql.session.timeZone", "Europe/Zurich",
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN");

    @TempDir
    static Path here;

    private static LakeSession session;
    private static Settings settings;
    private static LakeState state;
    private static List<Landed> landed;

    @BeforeAll
    static void land() throws IOException {
        VendorExports.in(here);
        SMALL.forEach(LOCAL.spark().conf()::set);
        Map<TableName, StructType> declared = new HashMap<>();
        BronzeTables.load().all().forEach(table -> declared.put(table.name(), table.schema()));
        settings = SettingsFile.read(
                here.resolve("meridiem.yml"),
                Path.of(System.getProperty("meridiem.root", "..")),
                Section.all(),
                Map.of());
        session = new LakeSession(LOCAL.spark(), new Lake(settings.lake()), declared);
        state = LakeState.of(session.lake());
        landed = ingest("first");
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        SMALL.keySet().forEach(LOCAL.spark().conf()::unset);
    }

    private static List<Landed> ingest(String run) {
        List<Adapter> adapters = AdapterNames.read(settings, BronzeTables.load());
        return new Ingest(settings, adapters, BronzeTables.load(), new Quiet()).run(() -> session, state, run, false);
    }

    @Test
    void an_instant_read_as_a_date_is_the_date_in_the_reporting_zone() {
        assertThat(
                        rows(
                                "select account_id, created_on, changed_at, report_language from bronze.crm_account order by 1"))
                .containsExactly(
                        "001AL0000000001AAA|2025-02-01|2025-06-01 10:00:00|de_CH",
                        "001AL0000000002AAA|2025-02-01|2025-06-01 10:00:00|null",
                        "001AL0000000003AAA|2025-02-01|2025-06-01 10:00:00|null");
    }

    @Test
    void a_word_of_the_vendors_makes_a_column_true() {
        assertThat(rows("select account_id from bronze.crm_account where is_test"))
                .containsExactly("001AL0000000002AAA");
        assertThat(rows("select count(*) from bronze.crm_account where not is_test"))
                .containsExactly("2");
    }

    @Test
    void calls_and_meetings_fill_one_table_each_by_its_own_columns() {
        assertThat(rows(
                        "select activity_id, source_file, kind, occurred_at, duration_minutes, status, is_copy, is_no_show"
                                + " from bronze.crm_activity order by 1"))
                .containsExactly(
                        "00TAL0000000001AAA|Task.csv|call|2025-03-05 10:00:00|15|completed|null|null",
                        "00TAL0000000002AAA|Task.csv|task|2025-03-20 00:00:00|null|scheduled|null|null",
                        "00UAL0000000001AAA|Event.csv|meeting|2025-03-10 14:00:00|60|null|false|true");
    }

    @Test
    void amounts_in_minor_units_come_in_the_major_one_by_currency() {
        assertThat(rows("select price_id, currency, cast(unit_amount as string), interval from bronze.billing_price"
                        + " order by 1"))
                .containsExactly(
                        "price_1|EUR|29.0000000000|month",
                        "price_2|JPY|50000.0000000000|year",
                        "price_3|BHD|12.3400000000|null",
                        "price_4|ISK|100.0000000000|null",
                        "price_5|USD|0.0025000000|month");
    }

    @Test
    void rows_of_test_mode_are_no_rows_and_are_told() {
        assertThat(ledger("billing_customer").filtered()).isEqualTo(1);
        assertThat(ledger("billing_customer").deleted()).isEqualTo(1);
        assertThat(ledger("billing_contract").filtered()).isEqualTo(1);
        assertThat(ledger("billing_contract_item").filtered()).isEqualTo(1);
        assertThat(ledger("billing_invoice_line").filtered()).isEqualTo(1);
        assertThat(rows("select customer_id, crm_account_id, created_at from bronze.billing_customer"))
                .containsExactly("cus_1|001AL0000000001AAA|2025-01-01 01:00:00");
        assertThat(finding("billing_customer", "filtered"))
                .isEqualTo("warn 1: 1 rows are test data (livemode is false) and count for nothing");
        assertThat(finding("billing_customer", "deleted"))
                .isEqualTo("warn 1: 1 rows are deleted (deleted is true) and count for nothing");
    }

    @Test
    void a_list_inside_an_object_is_a_table_of_its_own() {
        assertThat(rows("select invoice_id, line_id, item_id, price_id, quantity, cast(amount as decimal(9, 2)),"
                        + " period_starts_at, is_proration, source_line from bronze.billing_invoice_line order by 2"))
                .containsExactly(
                        "in_1|il_1|si_1|price_1|12|348.00|2025-02-01 01:00:00|false|1",
                        "in_1|il_2|si_1|price_1|1|-12.50|2025-01-18 01:00:00|true|1");
        assertThat(rows("select item_id, subscription_id, quantity from bronze.billing_contract_item order by 1"))
                .containsExactly("si_1|sub_1|12", "si_2|sub_1|1");
    }

    @Test
    void the_invoice_that_was_exported_twice_counts_once_and_its_discounts_are_added_up() {
        assertThat(rows("select invoice_id, cast(discount as decimal(9, 2)), cast(tax as decimal(9, 2)), paid_at,"
                        + " voided_at from bronze.billing_invoice"))
                .containsExactly("in_1|32.30|10.00|2025-02-01 09:53:20|null");
        assertThat(ledger("billing_invoice").duplicate()).isEqualTo(1);
        assertThat(ledger("billing_invoice").rowsIn()).isEqualTo(3);
    }

    @Test
    void a_corrupt_line_stands_aside_with_its_file_and_line_and_the_others_count() {
        assertThat(ledger("billing_refund").quarantined()).isEqualTo(1);
        assertThat(rows("select refund_id, charge_id, customer_id, invoice_id from bronze.billing_refund order by 1"))
                .containsExactly("re_1|ch_1|null|null", "re_3|ch_2|cus_1|in_1");
        assertThat(landed("billing_refund").findings())
                .filteredOn(one -> one.check().equals("unreadable"))
                .singleElement()
                .satisfies(one -> assertThat(one.sample()).startsWith("refund.jsonl line 2 (record 2): not JSON: "));
    }

    @Test
    void of_an_event_that_arrived_again_the_first_arrival_counts() {
        assertThat(rows("select event_id, user_id, source_file from bronze.product_event"
                        + " where event_id <> 'm7' order by 1"))
                .containsExactly("m1|u1|events/2025-03-02.jsonl.gz", "m2|uX|events/2025-03-02.jsonl.gz");
        LedgerEntry ledger = ledger("product_event");
        assertThat(List.of(ledger.rowsIn(), ledger.kept(), ledger.duplicate(), ledger.filtered(), ledger.quarantined()))
                .containsExactly(6L, 2L, 2L, 1L, 1L);
        assertThat(finding("product_event", "duplicate"))
                .isEqualTo("warn 2: 2 rows repeat an earlier row's event_id and count once");
        assertThat(landed("product_event").findings())
                .filteredOn(one -> one.check().equals("unreadable"))
                .singleElement()
                .satisfies(one -> assertThat(one.sample())
                        .startsWith("events/2025-03-02.jsonl.gz line 4 (record 4): not JSON: "));
    }

    @Test
    void an_event_that_is_read_again_is_unchanged_and_a_late_one_is_new() throws IOException {
        Path more = here.resolve("segment/events/2025-03-09.jsonl.gz");
        Files.write(
                more,
                JsonLinesFileTest.packed("{\"messageId\":\"m7\",\"event\":\"Signed In\",\"timestamp\":"
                        + "\"2025-03-08T00:00:00.000Z\"}\n"));
        List<Landed> again = ingest("second");
        Files.delete(more);
        assertThat(again).singleElement().satisfies(one -> {
            assertThat(one.table()).isEqualTo(TableName.of("bronze.product_event"));
            assertThat(one.ledger().kept()).isEqualTo(1);
            assertThat(one.ledger().unchanged()).isEqualTo(2);
        });
    }

    @Test
    void what_no_file_is_there_for_is_told_and_fills_no_table() {
        assertThat(finding("billing_coupon", "file_absent"))
                .isEqualTo(
                        "warn 0: coupon.jsonl, credit_note.jsonl, discount.jsonl, invoiceitem.jsonl, product.jsonl of"
                                + " source bills are not there: what needs them is not measured");
        assertThat(finding("billing_credit_note", "file_absent")).isNull();
        assertThat(finding("billing_refund", "column_absent")).isNull();
        assertThat(finding("billing_contract", "column_absent")).isNull();
    }

    @Test
    void small_files_are_read_as_they_are_written() {
        assertThat(rows("select from_currency, cast(rate as string), rate_type from bronze.fx_rate order by rate_date"))
                .containsExactly("USD|0.9623000000|spot", "USD|0.9500000000|month_avg");
        assertThat(rows("select activated_at, last_seen_at from bronze.product_user"))
                .containsExactly("2025-01-02 01:00:00|2025-03-01 10:00:00");
        assertThat(rows("select survey, score, answered_at from bronze.survey_answer"))
                .containsExactly("nps|9|2025-02-02 01:00:00");
        assertThat(rows("select month, cast(actual as string) from bronze.kpi_value"))
                .containsExactly("2025-02-01|27.5000000000");
    }

    @Test
    void a_look_from_outside_finds_the_same_without_a_lake() {
        List<Adapter> adapters = AdapterNames.read(settings, BronzeTables.load());
        List<SourceTable> events =
                SourceTable.of(settings.sources().get(2), adapters.get(2), BronzeTables.load(), settings.lake());
        SourceLook look = SourceLook.at(events, ZoneId.of("Europe/Zurich")).get(0);
        assertThat(look.files()).isEqualTo(2);
        assertThat(look.rows()).isEqualTo(6);
        assertThat(look.latest()).hasToString("2025-03-05");
        assertThat(look.unread()).containsExactly("anonymousId");
    }

    private static Landed landed(String table) {
        return landed.stream()
                .filter(one -> one.table().name().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static LedgerEntry ledger(String table) {
        return landed(table).ledger();
    }

    private static String finding(String table, String check) {
        return landed(table).findings().stream()
                .filter(one -> one.check().equals(check))
                .map(VendorExportsTest::told)
                .findFirst()
                .orElse(null);
    }

    private static String told(Finding one) {
        return one.severity().word() + " " + one.rows() + ": " + one.says();
    }

    private static List<String> rows(String sql) {
        Dataset<Row> rows = session.sql(sql, Map.of());
        Column[] texts = Stream.of(rows.columns())
                .map(name -> functions.col("`" + name + "`").cast("string"))
                .toArray(Column[]::new);
        return rows.select(texts).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .toList();
    }

    /** Tells nothing. */
    private static final class Quiet implements Progress {
        @Override
        public void begin(String stage, int steps) {}

        @Override
        public void step(String what) {}

        @Override
        public void end() {}

        @Override
        public void say(String line) {}
    }
}
