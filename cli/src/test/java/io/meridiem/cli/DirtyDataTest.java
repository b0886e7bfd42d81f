package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.meridiem.testing.LocalSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Everything that real exports do to their readers, in one company that is read once. */
class DirtyDataTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static Company company;

    @BeforeAll
    static void readTheDirt() {
        company = Company.in(here).confWith("sources:", "limits: {quarantined_share: 0.5}\nsources:");
        // One cell too few, one too many, a day that is none, an amount that is none, a currency-less blank id.
        company.exportAnd(
                Company.SUBSCRIPTIONS,
                "S-5,A-1,31-02-2025,,Pro,5,100,1200,FALSE,FALSE,FALSE,FALSE,monthly,TRUE",
                "S-6,A-1,01-02-2025,,Pro,5,100",
                "S-7,A-1,01-02-2025,,Pro,5,100,1200,FALSE,FALSE,FALSE,FALSE,monthly,TRUE,more",
                "S-8,A-1,01-02-2025,,Pro,5,12;5,1200,FALSE,FALSE,FALSE,FALSE,monthly,TRUE");
        company.exportAnd(Company.ACCOUNTS, "A-2,Birch & Sons,Retail,UK,01-02-2025,other,Pro,9,FALSE,FALSE");
        company.exportAnd(Company.ACCOUNTS, "A-4,Zürich AG,Retail,CH,01-02-2025,other,Pro,9,FALSE,FALSE");
        byte[] latin = company.text(Company.ACCOUNTS).getBytes(StandardCharsets.ISO_8859_1);
        company.export(Company.ACCOUNTS, latin);
        company.exportAnd(
                Company.USAGE, "U-2,S-2,03-02-2025,search,1,30,0,FALSE", "U-1,S-1,12-01-2025,search,7,90,0,FALSE");
        // As a spreadsheet saves it: byte order mark, CRLF, its own idea of headers, a column nobody needs left out.
        company.export(
                Company.TICKETS,
                "\uFEFF"
                        + """
                Ticket ID,ACCOUNT_ID,Submitted At,closed_at,resolution_time_hours,priority,first_response_time_minutes,escalation_flag
                T-1,A-1,12-02-2025,13-02-2025 10:00,34,high,10,FALSE
                T-2,A-3,01-06-2025 09:30,,,low,,FALSE
                T-3,A-3,yesterday,,,low,,FALSE
                """
                                .replace("\n", "\r\n"));
        company.export(
                Company.CHURN,
                """
                churn_date;account_id;churn_event_id;reason_code;refund_amount_usd;preceding_upgrade_flag;preceding_downgrade_flag;is_reactivation;feedback_text
                01-05-2025;A-2;C-1;pricing;0;FALSE;FALSE;FALSE;"too dear; sorry
                and ""goodbye""\"
                02-05-2025;A-2;C-2;pricing;0;FALSE;FALSE;FALSE;
                """);
        assertThat(company.type("run", "--until", "ingest")).as(company::err).isZero();
    }

    @Test
    void anUnreadableDateIsSetAsideWithItsFileRecordLineValueAndRow() {
        assertThat(company.ask("select source_file, source_record, source_line, reason, raw from ops.quarantine"
                        + " where raw like 'S-5%'"))
                .containsExactly("ravenstack_subscriptions.csv,5,6,unreadable start_date '31-02-2025',"
                        + "\"S-5,A-1,31-02-2025,,Pro,5,100,1200,FALSE,FALSE,FALSE,FALSE,monthly,TRUE\"");
    }

    @Test
    void anUnreadableAmountIsSetAsideAndNotGuessedAt() {
        assertThat(company.ask("select source_line, reason from ops.quarantine where raw like 'S-8%'"))
                .containsExactly("9,unreadable amount '12;5'");
        assertThat(company.ask("select count(*) from bronze.billing_subscription where subscription_id = 'S-8'"))
                .containsExactly("0");
    }

    @Test
    void aRowWithTooFewOrTooManyCellsIsSetAside() {
        assertThat(company.ask("select source_line, reason from ops.quarantine where raw like 'S-6%' or raw like 'S-7%'"
                        + " order by source_line"))
                .containsExactly("7,7 cells where the header has 14", "8,15 cells where the header has 14");
    }

    @Test
    void textThatIsNotUtf8IsSetAside() {
        assertThat(company.ask("select source_line, reason from ops.quarantine where raw like 'A-4%'"))
                .containsExactly("6,not UTF-8 text");
    }

    @Test
    void aRowThatRepeatsAnotherCountsOnceAndIsCounted() {
        assertThat(company.ask("select rows_in, kept, duplicate, quarantined from ops.ledger"
                        + " where `table` = 'bronze.product_usage'"))
                .containsExactly("5,4,1,0");
        assertThat(company.ask("select severity, rows from ops.finding where `check` = 'duplicate'"))
                .containsExactly("warn,1");
    }

    @Test
    void twoUsesUnderOneIdAreBothKeptAndTold() {
        assertThat(company.ask(
                        "select used_on, events from bronze.product_usage where usage_id = 'U-1' order by events"))
                .containsExactly("2025-01-11,3", "2025-01-12,7");
        assertThat(company.ask("select severity, rows, sample from ops.finding where `table` = 'bronze.product_usage'"
                        + " and `check` = 'collision'"))
                .containsExactly("warn,1,U-1");
    }

    @Test
    void ofTwoAccountsUnderOneIdTheLastCountsAndTheOtherIsSetAside() {
        assertThat(company.ask("select account_name from bronze.crm_account where account_id = 'A-2'"))
                .containsExactly("Birch & Sons");
        assertThat(company.ask("select source_line, reason from ops.quarantine where raw like 'A-2%'"))
                .containsExactly("3,\"its key comes again with other content, and the last such row counts\"");
    }

    @Test
    void spreadsheetsMarksLineEndsAndHeadersAreReadAsTheyAreMeant() {
        assertThat(company.ask("select ticket_id, account_id, opened_at, closed_at, priority from bronze.support_ticket"
                        + " order by 1"))
                .containsExactly(
                        "T-1,A-1,2025-02-12T00:00:00Z,2025-02-13T10:00:00Z,high", "T-2,A-3,2025-06-01T09:30:00Z,,low");
        assertThat(company.ask("select source_line, reason, raw from ops.quarantine where raw like 'T-3%'"))
                .containsExactly("4,unreadable opened_at 'yesterday',\"T-3,A-3,yesterday,,,low,,FALSE\"");
    }

    @Test
    void semicolonsAndAnotherOrderOfColumnsAreFoundOut() {
        assertThat(company.ask("select churn_event_id, account_id, churned_on, reason from bronze.crm_churn_event"
                        + " order by 1"))
                .containsExactly("C-1,A-2,2025-05-01,pricing", "C-2,A-2,2025-05-02,pricing");
    }

    @Test
    void aCellMayRunOverSeveralLines() {
        assertThat(company.type(
                        "query",
                        "--format",
                        "csv",
                        "select feedback from bronze.crm_churn_event" + " where churn_event_id = 'C-1'"))
                .isZero();
        assertThat(company.out()).isEqualTo("feedback\n\"too dear; sorry\nand \"\"goodbye\"\"\"\n");
        assertThat(company.ask("select source_record, source_line from bronze.crm_churn_event order by 1"))
                .containsExactly("1,2", "2,4");
    }

    @Test
    void anAbsentOptionalColumnIsToldAndItsValuesAreUnknown() {
        assertThat(company.ask("select distinct satisfaction from bronze.support_ticket"))
                .containsExactly("");
        assertThat(company.ask("select severity, says from ops.finding where `check` = 'column_absent'"
                        + " and `table` = 'bronze.support_ticket'"))
                .singleElement(STRING)
                .startsWith("warn,")
                .contains("ravenstack_supports_ticket.csv line 1", "satisfaction (satisfaction_score)");
    }

    @Test
    void everyRowThatCameInIsAccountedFor() {
        List<String> ledger = company.ask("select `table`, rows_in, rows_in - kept - unchanged - duplicate - deleted"
                + " - filtered - quarantined from ops.ledger order by 1");
        assertThat(ledger)
                .containsExactly(
                        "bronze.billing_subscription,8,0",
                        "bronze.crm_account,5,0",
                        "bronze.crm_churn_event,2,0",
                        "bronze.product_usage,5,0",
                        "bronze.support_ticket,3,0");
        assertThat(company.ask("select `table`, sum(quarantined) from ops.ledger group by 1 having sum(quarantined) > 0"
                        + " order by 1"))
                .isEqualTo(company.ask("select `table`, count(*) from ops.quarantine group by 1 order by 1"));
    }
}
