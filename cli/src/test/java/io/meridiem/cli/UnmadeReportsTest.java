package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several customers' reports one cannot be made, or lacks something: it is named, and the others go out. */
class UnmadeReportsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void whatIsMissingIsNamedAndNothingIsInventedForIt() throws IOException {
        Company company = MeasuredCompany.rendered(here);
        assertThat(company.ask("select `check`, rows from ops.finding where `table` = 'gold.value_month' and `check`"
                        + " in ('not_fed', 'no_rate') order by 1"))
                .containsExactly("no_rate,2", "not_fed,1");
        assertThat(company.ask("select account_id, measure, quantity, money, missing from gold.value_month where"
                        + " month = date '2025-06-01' and measure in ('searching', 'exporting',"
                        + " 'archiving') order by 1, 2"))
                .contains(
                        "A-1,archiving,,,no_data",
                        "A-1,searching,30.00000000,1200.00,",
                        "A-3,exporting,1.00000000,,no_rate",
                        "A-4,searching,0.00000000,,no_rate");
        assertThat(print("A-1").has("$1,200")).isTrue();
        assertThat(print("A-1").has("no data feeds it")).isTrue();
        assertThat(print("A-3").has("No hourly rate is known for you")).isTrue();
        assertThat(print("A-4").has("How many people worked with it is not measured"))
                .isTrue();
        MeasuredCompany.recipients(
                here, LOCAL.spark(), "A-1 jo@a.example", "A-3 - no_recipient", "A-4 jo@ invalid_address");
        assertThat(company.type("publish")).as(company::err).isZero();
        assertThat(company.type("deliver")).as(company::err).isZero();
        assertThat(company.err()).contains("2025-06: 1 sent now; 1 sent, 2 skipped");
        assertThat(company.ask("select account_id, status, reason from ops.delivery order by 1"))
                .containsExactly("A-1,sent,", "A-3,skipped,no_recipient", "A-4,skipped,invalid_address");
    }

    @Test
    void aReportThatCannotBeWrittenIsExitCode4UntilItCan() throws IOException {
        Company company = MeasuredCompany.rendered(here);
        Path blocked = MeasuredCompany.pdf(here, "A-3");
        Files.delete(blocked);
        Files.createDirectories(blocked.resolve("in the way"));
        Files.delete(MeasuredCompany.pdf(here, "A-4"));
        assertThat(company.type("render")).isEqualTo(4);
        assertThat(company.err()).contains("value report of A-3: cannot write " + blocked);
        assertThat(MeasuredCompany.pdf(here, "A-4")).isRegularFile();
        assertThat(company.type("publish")).isEqualTo(4);
        assertThat(company.err()).contains(blocked + ": cannot be read; render it again");
        assertThat(published(company)).containsExactly("A-1", "A-4", "portfolio");
        FileUtils.deleteDirectory(blocked.toFile());
        assertThat(company.type("render")).as(company::err).isZero();
        assertThat(company.type("publish")).as(company::err).isZero();
        assertThat(published(company)).containsExactly("A-1", "A-3", "A-4", "portfolio");
    }

    @Test
    void aDocumentThatCannotBeToldStopsNoOther() {
        Company company = MeasuredCompany.rendered(here);
        TableName returns = TableName.of("gold.roi_month");
        Lake lake = new Lake(company.lake().toString());
        new DeltaWriter(lake)
                .replace(
                        returns,
                        LOCAL.spark()
                                .read()
                                .format("delta")
                                .load(lake.path(returns))
                                .withColumn(
                                        "currency", functions.expr("if(account_id = 'A-3', 'no currency', currency)")));
        assertThat(company.type("render", "--force")).isEqualTo(4);
        assertThat(company.err()).contains("value report of A-3: ").contains("currency code");
        assertThat(company.ask("select sample from ops.finding where `check` = 'not_rendered' and `table` ="
                        + " 'gold.value_report'"))
                .singleElement()
                .asString()
                .contains("A-3")
                .doesNotContain("A-1", "A-4");
        assertThat(company.ask("select account_id from gold.value_report where pdf_sha256 is not null order by 1"))
                .containsExactly("A-1", "A-4");
        assertThat(MeasuredCompany.pdf(here, "A-3")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"render", "publish", "deliver", "run"})
    void anAccountNobodyKnowsIsAskedAboutAndNothingIsDone(String verb) {
        Company company = MeasuredCompany.rendered(here);
        Map<String, Long> commits = company.commits();
        assertThat(company.type(verb, "--account", "A-1", "--account", "A-11")).isEqualTo(2);
        assertThat(company.err())
                .contains("--account: no account is called 'A-11' in 2025-06; did you mean 'A-1'?")
                .endsWith("nothing was touched\n");
        assertThat(company.commits()).isEqualTo(commits);
        assertThat(published(company)).isEmpty();
    }

    @Test
    void anAccountThatIsNamedIsPublishedAndSentAlone() {
        Company company = MeasuredCompany.rendered(here);
        MeasuredCompany.recipients(here, LOCAL.spark(), "A-1 jo@a.example", "A-3 jo@c.example");
        assertThat(company.type("publish", "--account", "Cedar"))
                .as(company::err)
                .isZero();
        assertThat(published(company)).containsExactly("A-3");
        assertThat(company.type("deliver", "--account", "A-3")).as(company::err).isZero();
        assertThat(company.ask("select recipient, status from ops.delivery")).containsExactly("jo@c.example,sent");
    }

    private Paper print(String account) throws IOException {
        return Paper.pdf(account, Files.readAllBytes(MeasuredCompany.pdf(here, account)));
    }

    private static List<String> published(Company company) {
        return company.ask("select account_id from ops.publication order by 1");
    }
}
