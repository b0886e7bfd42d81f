package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was told and reads otherwise later is told again on the next report, once. */
class RestatedReportsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static final String SAID = "Restated: MRR of May 2025 was $180, is $240, because later input changed one"
            + " account, most of all Alder (+$60).";

    @TempDir
    Path here;

    @Test
    void theNextReportNamesWhatTheOneBeforeToldOtherwise() {
        Company company = Company.built(here);
        assertThat(company.type("score", "--month", "2025-05")).as(company::err).isZero();
        assertThat(company.type("render", "--month", "2025-05"))
                .as(company::err)
                .isZero();
        assertThat(company.type("publish", "--month", "2025-05"))
                .as(company::err)
                .isZero();
        assertThat(company.type("score", "--month", "2025-06")).as(company::err).isZero();
        assertThat(company.type("render", "--month", "2025-06"))
                .as(company::err)
                .isZero();
        assertThat(document(company)).doesNotContain("Restated");
        company.exportWith(Company.SUBSCRIPTIONS, "Pro,5,100,1200", "Pro,5,160,1920");
        assertThat(company.type("run", "--until", "render")).as(company::err).isZero();
        assertThat(document(company)).contains(SAID);
        assertThat(company.type("publish")).as(company::err).isZero();
        assertThat(company.ask("select distinct month from ops.restatement")).containsExactly("2025-05-01");
    }

    private static String document(Company company) {
        return company.ask("select document from gold.executive_report where month = date '2025-06-01'")
                .get(0);
    }
}
