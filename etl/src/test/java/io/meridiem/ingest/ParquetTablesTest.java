package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tables as files of Parquet, written by Spark: typed values mean what the same values mean as texts. */
class ParquetTablesTest {
    private static final String TIMES = "spark.sql.parquet.outputTimestampType";
    private static final String CONFIGURATION =
            """
            company: {name: Alder}
            calendar: {zone: Europe/Zurich}
            currency: {reporting: EUR}
            limits: {quarantined_share: 0.5}
            sources:
              - {name: crm, adapter: salesforce_fivetran, folder: crm, named: "{table}/*.parquet"}
              - {name: bills, adapter: stripe_fivetran, folder: bills, named: "{table}/*.parquet"}
            """;

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        write(
                "crm/account",
                """
                select 'a1' as id, 'Bö' as name, timestamp'2025-01-31 23:30:00Z' as created_date, false as is_deleted
                union all select 'a2', null, timestamp'9999-12-31 00:00:00Z', true
                """);
        LOCAL.spark().conf().set(TIMES, "INT96");
        write(
                "crm/account",
                "select timestamp'2024-02-29 10:00:00.25Z' as created_date, 'a3' as id, 'Old writer' as name");
        LOCAL.spark().conf().unset(TIMES);
        write(
                "crm/opportunity",
                """
                select 'o1' as id, 'a1' as account_id, 1e7 as amount, date'2025-03-31' as close_date, 50.0D as probability
                union all select 'o2', 'a1', cast('NaN' as double), date'2025-03-31', null
                """);
        write(
                "crm/task",
                """
                select 't1' as id, 'a1' as account_id, timestamp_ntz'2025-06-30 22:30:00' as completed_date_time,
                    90 as call_duration_in_seconds
                """);
        write(
                "bills/customer",
                """
                select 'cus_1' as id, named_struct('account_id', 'a1') as metadata, null as deep
                union all select 'cus_2', named_struct('account_id', 'a"2'), map('k', array(1, null))
                """);
        write(
                "bills/invoice",
                """
                select 'in_1' as id, 'cus_1' as customer_id, 'paid' as status, 'jpy' as currency,
                    cast(5000 as bigint) as total, timestamp'2025-02-01 00:00:00Z' as created
                union all select 'in_2', 'cus_1', 'paid', 'bhd', 12340, timestamp'2025-02-01 00:00:00Z'
                """);
        sources = LandedSources.of(LOCAL.spark(), here, CONFIGURATION);
    }

    private static void write(String folder, String query) {
        LOCAL.spark()
                .sql(query)
                .coalesce(1)
                .write()
                .mode("append")
                .parquet(here.resolve(folder).toString());
    }

    @Test
    void instants_fall_on_the_reporting_zones_day_however_the_file_keeps_them() {
        assertThat(sources.rows(
                        "select account_id, account_name, created_on, is_deleted from bronze.crm_account order by 1"))
                .containsExactly("a1|Bö|2025-02-01|false", "a2|null|9999-12-31|true", "a3|Old writer|2024-02-29|null");
    }

    @Test
    void a_time_without_a_zone_is_utc_where_the_connector_writes_such_times_in_utc() {
        assertThat(sources.rows("select unix_seconds(occurred_at), duration_minutes from bronze.crm_activity"))
                .containsExactly(Instant.parse("2025-06-30T22:30:00Z").getEpochSecond() + "|2");
    }

    @Test
    void a_number_is_read_in_full_and_one_that_is_none_sets_its_row_aside_by_file_and_record() {
        assertThat(sources.rows("select opportunity_id, amount, close_date from bronze.crm_opportunity"))
                .containsExactly("o1|10000000.0000000000|2025-03-31");
        Landed landed = sources.landed().stream()
                .filter(one -> one.table().name().equals("crm_opportunity"))
                .findFirst()
                .orElseThrow();
        assertThat(landed.ledger().quarantined()).isEqualTo(1);
        assertThat(landed.findings())
                .anySatisfy(one -> assertThat(one.sample()).contains("record 2", "unreadable amount 'NaN'"));
    }

    @Test
    void minor_units_and_values_inside_a_structure_are_read_as_out_of_a_text() {
        assertThat(sources.rows("select invoice_id, total from bronze.billing_invoice order by 1"))
                .containsExactly("in_1|5000.0000000000", "in_2|12.3400000000");
        assertThat(sources.rows("select customer_id, crm_account_id from bronze.billing_customer order by 1"))
                .containsExactly("cus_1|a1", "cus_2|a\"2");
    }

    @Test
    void a_file_cut_off_refuses_its_table_by_name_and_nothing_of_it_counts() throws IOException {
        Path other = Files.createDirectories(here.resolve("cut/crm/account"));
        Path file;
        try (var all = Files.list(here.resolve("crm/account"))) {
            file = all.filter(one -> one.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(other.resolve("part-0.parquet"), Arrays.copyOf(bytes, bytes.length - 100));
        Files.write(other.resolve("part-1.parquet"), bytes);
        LandedSources cut = LandedSources.of(
                LOCAL.spark(),
                here.resolve("cut"),
                CONFIGURATION.lines().limit(6).reduce("", (all, line) -> all + line + "\n"));
        assertThat(cut.findings("crm_account", "file_damaged"))
                .singleElement()
                .asString()
                .startsWith("account/part-0.parquet of source crm cannot be read as Parquet");
        assertThat(cut.rows("select account_id from bronze.crm_account")).isEqualTo(List.of());
    }
}
