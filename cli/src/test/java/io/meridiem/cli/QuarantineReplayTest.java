package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What stands aside is read again when somebody asks for it, and how much of it still does is said. */
class QuarantineReplayTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void rowsAsideAreReadAgainWithTheirCauseMendedAndNothingElseIs() {
        Company company = Company.in(here).confWith("sources:", "limits: {quarantined_share: 0.5}\nsources:");
        assertThat(company.type("ingest", "--replay-quarantine"))
                .as(company::err)
                .isZero();
        assertThat(company.err()).contains("no row stands aside");
        String sound = company.text(Company.SUBSCRIPTIONS);
        company.exportAnd(
                Company.SUBSCRIPTIONS,
                "S-8,A-1,31-02-2025,,Pro,5,100,1200,FALSE,FALSE,FALSE,FALSE,monthly,TRUE",
                "S-9,A-1,01-02-2025,,Pro,5,much,1200,FALSE,FALSE,FALSE,FALSE,monthly,TRUE");
        assertThat(company.type("ingest")).as(company::err).isZero();
        assertThat(company.type("ingest", "--replay-quarantine"))
                .as(company::err)
                .isZero();
        assertThat(company.err()).contains("bronze.billing_subscription: 2 rows stood aside before, 2 now");
        company.export(
                Company.SUBSCRIPTIONS,
                (sound + "S-8,A-1,28-02-2025,,Pro,5,100,1200,FALSE,FALSE,FALSE,FALSE,monthly,TRUE\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(company.type("ingest", "--replay-quarantine"))
                .as(company::err)
                .isZero();
        assertThat(company.err()).contains("bronze.billing_subscription: 2 rows stood aside before, 0 now");
        assertThat(company.ask(
                        "select subscription_id from bronze.billing_subscription where subscription_id >= 'S-8'"))
                .containsExactly("S-8");
        assertThat(company.ask("select count(distinct run) from ops.ledger where `table` = 'bronze.crm_account'"))
                .containsExactly("1");
    }
}
