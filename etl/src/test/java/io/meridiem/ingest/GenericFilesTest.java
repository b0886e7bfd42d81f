package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meridiem.contract.Unavailable;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files of nobody's format, one a table, as people save them: two sources of the adapter, in two languages. */
class GenericFilesTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        GenericFiles.english(Files.createDirectories(here.resolve("ours")));
        GenericFiles.german(Files.createDirectories(here.resolve("theirs")));
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                currency: {reporting: EUR}
                limits: {quarantined_share: 0.7}
                sources:
                  - {name: ours, adapter: generic, folder: ours, declared: {invoice_status: paid}}
                  - name: theirs
                    adapter: generic
                    folder: theirs
                    formats: {decimal: ","}
                    words: {support_ticket: {priority: {low: irgendwann, high: [eilt, HOCH]}}}
                """);
    }

    @Test
    void columns_are_found_wherever_they_stand_and_whatever_their_case() {
        assertThat(sources.rows(
                        "select account_id, account_name, segment, created_on from bronze.crm_account order by 1"))
                .containsExactly("A1|Alder Ltd|Large|2024-01-31", "A2|Birch Ltd|Small|null");
        assertThat(sources.rows(
                        "select user_id, account_id, team, to_date(invited_at) from bronze.product_user order by 1"))
                .containsExactly("u1|A1|null|2025-01-02", "u2|A2|Sales|null");
        assertThat(sources.rows("select kpi, month, cast(actual as double) from bronze.kpi_value"))
                .containsExactly("orders|2025-01-01|12.5");
        assertThat(sources.rows(
                        "select from_currency, to_currency, rate_type, cast(rate as double) from bronze.fx_rate"))
                .containsExactly("GBP|EUR|spot|1.19");
        assertThat(sources.rows("select full_name, account_id, is_report_recipient from bronze.crm_contact"))
                .containsExactly("Ada|A1|true");
        assertThat(sources.reasons("crm_contact")).containsExactly("unreadable is_report_recipient 'perhaps'");
    }

    @Test
    void an_amount_s_own_mark_tells_its_currency_and_one_of_several_sets_its_row_aside() {
        assertThat(
                        sources.rows(
                                """
                        select customer_id, start_date, cast(amount as double), currency, interval
                        from bronze.billing_subscription where source_instance = 'ours' order by 4
                        """))
                .containsExactly("A1|2025-01-01|1234.56|EUR|month", "A1|2025-01-01|1000.0|GBP|month");
        assertThat(sources.reasons("billing_subscription"))
                .containsExactlyInAnyOrder(
                        "amount '$5' may be in several currencies and no column says in which; currency is empty",
                        "currency is empty",
                        "unreadable amount 'twelve'; currency is empty");
        assertThat(sources.ledger("billing_subscription").duplicate()).isEqualTo(1);
    }

    @Test
    void where_a_column_has_the_currency_it_counts_and_a_mark_of_another_sets_the_row_aside() {
        assertThat(
                        sources.rows(
                                "select invoice_id, cast(total as double), cast(tax as double), currency, status from bronze.billing_invoice"))
                .containsExactly("R-1|1200.0|200.0|CAD|paid");
        assertThat(sources.reasons("billing_invoice"))
                .containsExactlyInAnyOrder(
                        "total '€ 100' is not in USD as the rest of its row",
                        "total 'CHF 1'200' is not in GBP as the rest of its row");
        assertThat(sources.rows("select opportunity_name, cast(amount as int), currency from bronze.crm_opportunity"))
                .containsExactly("Ausbau|9000|EUR");
    }

    @Test
    void an_id_nobody_gave_is_made_of_the_row_and_the_same_content_is_one_row() {
        assertThat(
                        sources.rows(
                                "select count(*), count(distinct activity_id), min(length(activity_id)) from bronze.crm_activity"))
                .containsExactly("2|2|32");
        assertThat(sources.reasons("crm_activity")).containsExactly("activity_id is empty");
        assertThat(sources.rows(
                        "select title, amount, currency, achieved_on, restates, is_verified, length(claim_id) > 9"
                                + " from bronze.claim order by title"))
                .containsExactly(
                        "Keine Überstunden|1200.0000000000|EUR|2025-01-05|null|false|true",
                        "Won a tender|1200.5000000000|EUR|2025-01-17|none|true|true");
        assertThat(sources.rows("select count(*), count(distinct event_id) from bronze.product_event"))
                .containsExactly("2|2");
        assertThat(sources.ledger("product_event").duplicate()).isEqualTo(1);
        assertThat(sources.rows("select count(distinct line_id) from bronze.billing_invoice_line"))
                .containsExactly("2");
        assertThat(sources.rows("select comment from bronze.survey_answer order by 1"))
                .containsExactly("gut", "schnell");
    }

    @Test
    void an_answer_is_a_number_where_it_is_one() {
        assertThat(sources.rows("select question, answer, cast(number as int) from bronze.form_answer order by 1"))
                .containsExactly("Anything else?|null|null", "How many people?|1,200|1200", "Which system?|Excel|null");
    }

    @Test
    void a_second_source_writes_in_its_own_way() {
        assertThat(
                        sources.rows(
                                """
                        select customer_id, cast(amount as double), currency, start_date, end_date, plan
                        from bronze.billing_subscription where source_instance = 'theirs'
                        """))
                .containsExactly("A1|1234.56|EUR|2025-02-01|2025-12-31|Basis");
        assertThat(
                        sources.rows(
                                "select kpi, cast(baseline as double), cast(unit_value as double), currency from bronze.success_plan"))
                .containsExactly("orders|1.5|2.5|EUR");
        assertThat(
                        sources.rows(
                                """
                        select plan, milestone, status, due_on, completed_on, owner, cast(weight as double)
                        from bronze.milestone order by 2
                        """))
                .containsExactly(
                        "Einführung|Erste 100|null|2025-04-01|null|null|null",
                        "Einführung|Go-live|done|2025-03-01|2025-02-28|Kim|0.5");
    }

    @Test
    void a_word_is_ours_by_our_list_or_by_what_its_source_says_and_stays_as_it_is_otherwise() {
        assertThat(sources.rows(
                        "select account_id, priority, is_escalated from bronze.support_ticket order by opened_at"))
                .containsExactly("A1|high|true", "A1|low|null", "A1|eilt sehr|null");
        assertThat(sources.ledger("support_ticket").quarantined()).isZero();
    }

    @Test
    void files_that_are_missing_are_told_by_name_and_once_a_source() {
        assertThat(sources.findings("file_absent"))
                .containsExactlyInAnyOrder(
                        "account_matches.*, cases.*, milestones.*, opportunities.*, plans.*, surveys.* of source ours are not there: what"
                                + " needs them is not measured",
                        "account_matches.*, accounts.*, activities.*, contacts.*, events.*, form_answers.*, invoice_lines.*, invoices.*,"
                                + " kpis.*, rates.*, seats.* of source theirs are not there: what needs them is not"
                                + " measured");
    }

    @Test
    void a_folder_with_none_of_the_files_and_a_named_file_that_is_not_there_are_refused(@TempDir Path empty) {
        String conf =
                """
                company: {name: Alder}
                currency: {reporting: EUR}
                sources:
                  - {name: none, adapter: generic, folder: .}
                """;
        assertThatThrownBy(() -> LandedSources.of(LOCAL.spark(), empty, conf))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith(
                        "sources.none.folder: " + empty
                                + " has none of the files of adapter generic: accounts.*, account_matches.*, contacts.*, seats.*");
        String named = conf.replace("folder: .", "folder: ., files: {crm_contact: people.csv}");
        assertThatThrownBy(() -> LandedSources.of(LOCAL.spark(), empty, named))
                .isInstanceOf(Unavailable.class)
                .hasMessage("sources.none.files.crm_contact: there is no file " + empty.resolve("people.csv"));
    }
}
