package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed, and runs that meet: facts about processes. */
class KilledRunTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @TempDir
    Path elsewhere;

    /** Killed in ingest, killed again in build, and run once more: one lake, since each start costs seconds. */
    @Test
    void whoIsKilledInIngestAndInBuildEndsWithTheRowsOfWhoWasNever() throws InterruptedException {
        Company company = Company.in(here);
        try (OtherProcess first = run()) {
            first.untilItSays("ingest 1/5");
            assertThat(company.type("ingest")).isEqualTo(3);
            assertThat(company.err())
                    .contains("the lake " + company.lake() + " is locked by 'meridiem run', process " + first.pid())
                    .containsPattern("since \\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
            first.kill();
        }
        try (OtherProcess second = run()) {
            second.untilItSays("build 2025-01..2025-06 8/").kill();
        }
        assertThat(company.type("run", "--until", "build")).as(company::err).isZero();
        Map<String, List<String>> rows = company.made();
        assertThat(company.ask("select outcome, verb, count(*) from ops.run group by 1, 2 order by 1"))
                .containsExactly("done,run,1", "killed,run,2");
        assertThat(company.type("runs")).isZero();
        assertThat(company.out().lines().filter(line -> line.endsWith("killed")))
                .hasSize(2);
        assertThat(company.lake().resolve("_staging")).doesNotExist();
        assertThat(company.ask("select count(*) from ops.ledger where `table` like 'bronze.%'"))
                .as("what the second run read is told although it was killed")
                .containsExactly("5");
        assertThat(rows).isEqualTo(Company.built(elsewhere).made());
    }

    @Test
    void whoIsKilledWhileRenderingLeavesNoReportThatIsNotTheRecordedOne() throws Exception {
        Company company = Company.built(here);
        String[] reports = {"backfill", "--from", "2025-04", "--to", "2025-06"};
        try (OtherProcess first = OtherProcess.type(here, Map.of(), List.of(), reports)) {
            first.untilItSays("render 1/3 executive report 2025-04").kill();
        }
        assertThat(company.type(reports)).as(company::err).isZero();
        assertThat(company.out().lines()).hasSize(3);
        List<String> printed = new ArrayList<>();
        for (String pdf : company.out().lines().toList()) {
            printed.add(DigestUtils.sha256Hex(Files.readAllBytes(Path.of(pdf))));
        }
        assertThat(company.ask("select pdf_sha256 from gold.executive_report order by month"))
                .isEqualTo(printed);
        assertThat(company.ask("select verb, outcome from ops.run order by outcome, verb"))
                .containsExactly("backfill,done", "run,done", "backfill,killed");
        try (Stream<Path> files = Files.walk(here.resolve("out"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(3);
        }
    }

    @Test
    void ofTwoRunsAtOnceTheSecondIsRefusedAndTheFirstEndsWell() throws Exception {
        Company company = Company.ofOneFile(here);
        String[] ingest = {"ingest", "--month", "2025-06"};
        try (OtherProcess first = OtherProcess.type(here, Map.of(), List.of(), ingest)) {
            while (!Files.exists(here.resolve("lake/_runs"))) {
                assertThat(first.isAlive()).as(first::err).isTrue();
                Thread.sleep(10);
            }
            // Held still, so that however slow the second is to start, it meets the first at work.
            first.signal("STOP");
            try (OtherProcess second = OtherProcess.type(here, Map.of(), List.of(), ingest)) {
                assertThat(second.exitCode()).as(second::err).isEqualTo(3);
                assertThat(second.err()).contains("locked by 'meridiem ingest', process " + first.pid());
                assertThat(second.out()).isEmpty();
            }
            first.signal("CONT");
            assertThat(first.exitCode()).as(first::err).isZero();
        }
        assertThat(company.ask("select count(*) from bronze.billing_subscription"))
                .containsExactly("3");
    }

    private OtherProcess run() {
        return OtherProcess.type(here, Map.of(), List.of(), "run", "--until", "build");
    }
}
