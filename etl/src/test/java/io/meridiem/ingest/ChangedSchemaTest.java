package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Exports whose columns were others this morning: what cannot be read refuses its table, which stays as it was. */
class ChangedSchemaTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static final String CONFIGURATION =
            """
            company: {name: Alder}
            calendar: {zone: UTC}
            currency: {reporting: EUR}
            limits: {quarantined_share: 0.4}
            sources:
              - {name: subs, adapter: generic, folder: subs}
              - {name: people, adapter: product, folder: .}
              - {name: rates, adapter: fx, folder: .}
              - {name: events, adapter: segment, folder: .}
            """;

    @TempDir
    static Path here;

    private static LandedSources yesterday;
    private static LandedSources today;

    @BeforeAll
    static void land() throws IOException {
        Files.createDirectory(here.resolve("events"));
        Files.createDirectory(here.resolve("subs"));
        write(
                "id,customer,start,amount,currency\ns1,c1,0001-01-01,10,EUR\ns2,c1,2024-05-01,20,EUR\n",
                "subs/subscriptions.csv");
        write("user_id,account_id,team\nu1,a1,Support\nu2,a1,Sales\n", "users.csv");
        write("from,to,date,rate\nUSD,EUR,2024-01-31,0.92\n", "rates.csv");
        events("\"2024-01-31T12:00:00Z\"", "3");
        yesterday = LandedSources.of(LOCAL.spark(), here, CONFIGURATION);
        write("id,customer,start,net,currency\ns1,c1,2024-01-01,11,EUR\n", "subs/subscriptions.csv");
        write("user_id,account_id\nu1,a1\nu2,a2\n", "users.csv");
        write("from,to,date,rate\nUSD,EUR,2024-01-31,0.92 EUR\n", "rates.csv");
        events("\"2024-01-31T12:00:00Z\"", "{\"value\":3}");
        today = LandedSources.of(LOCAL.spark(), here, CONFIGURATION);
    }

    private static void write(String text, String name) throws IOException {
        // Half of them as a spreadsheet saves "Unicode text".
        boolean wide = name.startsWith("users");
        Files.write(
                here.resolve(name),
                ((wide ? "\ufeff" : "") + text).getBytes(wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8));
    }

    private static void events(String at, String quantity) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            lines.append("{\"type\":\"track\",\"messageId\":\"e")
                    .append(i)
                    .append("\",\"event\":\"saved\",\"timestamp\":");
            lines.append(at)
                    .append(",\"properties\":{\"quantity\":")
                    .append(i == 3 ? quantity : "1")
                    .append("}}\n");
        }
        Files.write(here.resolve("events/1.jsonl.gz"), JsonLinesFileTest.packed(lines.toString()));
    }

    @Test
    void a_required_column_renamed_refuses_the_table_names_both_and_leaves_it_as_it_was() {
        assertThat(today.findings("billing_subscription", "column_missing"))
                .containsExactly("subscriptions.csv line 1: no column for amount (amount or mrr or mrr_amount);"
                        + " the file has net");
        assertThat(today.rows(
                        "select subscription_id, cast(amount as int) from bronze.billing_subscription order by 1"))
                .containsExactly("s1|10", "s2|20");
    }

    @Test
    void an_optional_column_gone_is_told_and_is_no_value_from_then_on() {
        assertThat(yesterday.rows("select 1")).hasSize(1);
        assertThat(today.findings("product_user", "column_absent"))
                .singleElement()
                .asString()
                .contains("users.csv line 1: no column for", "team (team)", "what needs it is not measured");
        assertThat(today.rows("select user_id, account_id, team from bronze.product_user order by 1"))
                .containsExactly("u1|a1|null", "u2|a2|null");
    }

    @Test
    void a_column_of_another_type_sets_its_rows_aside_and_too_many_refuse_the_table() {
        assertThat(today.findings("fx_rate", "unreadable"))
                .containsExactly("1 of 1 rows cannot be read, more than the limit of 40 % (limits.quarantined_share):"
                        + " mend the file or raise the limit");
        assertThat(today.rows("select from_currency, cast(rate as double) from bronze.fx_rate"))
                .containsExactly("USD|0.92");
    }

    @Test
    void a_value_that_became_an_object_sets_aside_the_rows_that_have_one() {
        assertThat(today.findings("product_event", "unreadable"))
                .containsExactly("1 of 3 rows cannot be read and stand aside");
        assertThat(today.rows("select event_id from bronze.product_event order by 1"))
                .containsExactly("e1", "e2");
    }

    @Test
    void a_date_that_stands_for_none_does_not_begin_the_months_there_are() {
        assertThat(yesterday.landed())
                .filteredOn(one -> one.table().name().equals("billing_subscription"))
                .extracting(Landed::spanFrom, Landed::spanTo)
                .isEqualTo(
                        List.of(org.assertj.core.api.Assertions.tuple(YearMonth.of(2024, 5), YearMonth.of(2024, 5))));
    }
}
