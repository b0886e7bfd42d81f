package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What customers were told stays as it was told; what is not what was made, or of other figures, is not published. */
class FrozenReportsTest {
    private static final String TOLD = "select account_id, document_sha256, pdf_sha256 from ops.publication order by 1";

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void aCorrectionOfAPublishedMonthIsBookedAndChangesNoReport() throws IOException {
        Company company = MeasuredCompany.rendered(here);
        assertThat(company.type("publish")).as(company::err).isZero();
        List<String> told = company.ask(TOLD);
        byte[] report = Files.readAllBytes(MeasuredCompany.pdf(here, "A-1"));
        company.confWith("amount: 40", "amount: 50");
        assertThat(company.type("run")).as(company::err).isZero();
        assertThat(company.err()).contains("2025-06 is published and reads otherwise now");
        assertThat(company.ask("select published, restated from ops.restatement where account_id = 'A-1' and `table` ="
                        + " 'gold.value_month' and row_key = 'A-1|searching' and `column` = 'money'"))
                .containsExactly("1200.00,1500.00");
        assertThat(company.ask("select account_id from ops.publication where restated_by is not null order by 1"))
                .contains("A-1", "portfolio");
        assertThat(company.ask(TOLD)).isEqualTo(told);
        assertThat(Files.readAllBytes(MeasuredCompany.pdf(here, "A-1"))).isEqualTo(report);
        assertThat(company.type("render", "--force", "--account", "A-1")).isZero();
        assertThat(Files.readAllBytes(MeasuredCompany.pdf(here, "A-1"))).isEqualTo(report);
        assertThat(company.ask("select document_sha256 from gold.value_report where account_id = 'A-1'"))
                .containsExactly(told.get(0).split(",")[1]);
    }

    @Test
    void aPdfThatIsNotWhatWasPublishedIsNamedAndTheOriginalPutBack() throws IOException {
        Company company = MeasuredCompany.rendered(here);
        assertThat(company.type("publish")).as(company::err).isZero();
        Path changed = MeasuredCompany.pdf(here, "A-1");
        Path gone = MeasuredCompany.pdf(here, "A-4");
        byte[] report = Files.readAllBytes(changed);
        Files.write(changed, new byte[] {'\n'}, StandardOpenOption.APPEND);
        Files.delete(gone);
        assertThat(company.type("publish")).isEqualTo(4);
        assertThat(company.err())
                .contains(changed + ": is not what was published; 'meridiem render --month 2025-06' puts")
                .doesNotContain("A-4.en.pdf");
        assertThat(company.type("render")).as(company::err).isZero();
        assertThat(Files.readAllBytes(changed)).isEqualTo(report);
        assertThat(gone).isRegularFile();
        assertThat(company.type("publish")).as(company::err).isZero();
    }

    @Test
    void aPdfThatIsNotWhatWasRenderedIsNotPublished() throws IOException {
        Company company = MeasuredCompany.rendered(here);
        Path changed = MeasuredCompany.pdf(here, "A-3");
        Files.write(changed, new byte[] {'\n'}, StandardOpenOption.APPEND);
        assertThat(company.type("publish")).isEqualTo(4);
        assertThat(company.err()).contains(changed + ": is not what was rendered; render it again");
        assertThat(company.ask(TOLD)).hasSize(3).noneMatch(line -> line.startsWith("A-3"));
    }

    @Test
    void aReportOfOlderFiguresIsNotPublished() {
        Company company = MeasuredCompany.rendered(here);
        company.confWith("amount: 40", "amount: 50");
        assertThat(company.type("score")).as(company::err).isZero();
        assertThat(company.type("publish")).isEqualTo(4);
        assertThat(company.err())
                .contains(MeasuredCompany.pdf(here, "A-1") + ": was not made from what gold holds now");
        assertThat(company.ask(TOLD)).isEmpty();
        assertThat(company.type("render", "--account", "A-1")).as(company::err).isZero();
        assertThat(company.type("publish", "--account", "A-1")).as(company::err).isZero();
        assertThat(company.ask(TOLD)).singleElement().asString().startsWith("A-1");
    }
}
