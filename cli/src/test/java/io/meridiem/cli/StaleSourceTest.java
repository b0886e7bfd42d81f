package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A source that has had nothing new for longer than it promises is told by its name, or nothing of it is built. */
class StaleSourceTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    private Company company(String promise) throws IOException {
        Company company = Company.in(here).confWith("adapter: ravenstack", "adapter: ravenstack, " + promise);
        try (Stream<Path> files = Files.list(here.resolve("exports"))) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-07-10T23:59:00Z")));
            }
        }
        return company;
    }

    @Test
    void whatIsStaleIsToldInTheReportAndToldNoMoreWhenSomethingNewCame() throws IOException {
        Company company = company("fresh_days: 4");
        assertThat(company.type("check")).as(company::err).isZero();
        assertThat(company.out()).contains("warn: source ", "has had nothing since 2025-07-10");
        assertThat(company.type("run", "--month", "2025-06", "--until", "render"))
                .as(company::err)
                .isZero();
        assertThat(company.ask("select `table`, `check`, severity from ops.finding where `check` = 'stale'"))
                .containsExactly("ops.source,stale,warn");
        Files.setLastModifiedTime(
                here.resolve("exports").resolve(Company.ACCOUNTS),
                FileTime.from(Instant.parse("2025-07-12T00:00:00Z")));
        assertThat(company.type("run", "--month", "2025-06", "--until", "render"))
                .as(company::err)
                .isZero();
        assertThat(company.ask("select count(*) from ops.finding where `check` = 'stale'"))
                .containsExactly("1");
    }

    @Test
    void aSourceThatMustNotBeStaleStopsWhatIsMadeOfIt() throws IOException {
        Company company = company("fresh_days: 4, when_stale: refuse");
        assertThat(company.type("check")).as(company::err).isEqualTo(1);
        assertThat(company.type("run", "--month", "2025-06", "--until", "build"))
                .isEqualTo(1);
        assertThat(company.err()).contains("refuse: bronze.crm_account: source ", "has had nothing since 2025-07-10");
        assertThat(Files.exists(here.resolve("lake/gold/revenue_month"))).isFalse();
    }
}
