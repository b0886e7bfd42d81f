package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Exit code 0: what a run leaves, and what a second one changes (nothing). The tests go on from one lake, in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SoundRunTest {
    private static final String TOTALS =
            "select month, sum(closing_mrr) from gold.revenue_month group by month order by month";

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static Company company;

    @BeforeAll
    static void aCompany() {
        company = Company.in(here);
    }

    @Test
    @Order(1)
    void runBuildsEveryMonthUpToTheOneAskedFor() {
        long t = System.nanoTime();
        assertThat(company.type("run", "--month", "2025-04", "--until", "build")).as(company::err).isZero();
        System.out.println("RUN1 " + (System.nanoTime() - t) / 1e9);
        assertThat(company.ask(TOTALS))
                .containsExactly("2025-01-01,100.00", "2025-02-01,300.00", "2025-03-01,350.00", "2025-04-01,380.00");
    }

    @Test
    @Order(2)
    void twiceTheSameRunChangesNothing() {
        Map<String, List<String>> rows = company.made();
        Map<String, Long> commits = company.commits();
        long t = System.nanoTime();
        assertThat(company.type("run", "--month", "2025-04", "--until", "build")).isZero();
        System.out.println("RUN2 " + (System.nanoTime() - t) / 1e9);
        assertThat(company.made()).isEqualTo(rows);
        assertThat(company.commits()).isEqualTo(commits);
    }

    @Test
    @Order(3)
    void aLaterMonthIsAddedToThoseThatAreThere() {
        long t = System.nanoTime();
        assertThat(company.type("run", "--month", "2025-06", "--until", "build")).isZero();
        System.out.println("RUN3 " + (System.nanoTime() - t) / 1e9);
        assertThat(company.ask(TOTALS)).hasSize(6).endsWith("2025-05-01,180.00", "2025-06-01,180.00");
    }
}
