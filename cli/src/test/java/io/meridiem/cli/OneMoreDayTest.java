package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.build.Dag;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The made-up company's events arrive in a file a day: what a later file changes, and what it leaves alone. */
class OneMoreDayTest {
    private static final String TOLD = "select rows_in, kept + unchanged, duplicate, deleted, filtered, quarantined"
            + " from ops.ledger where `table` = 'bronze.product_event' order by rows_in desc limit 1";
    private static final String FOUND = "select `check`, severity, rows, sample, says from ops.finding"
            + " where `table` in ('bronze.product_event', 'silver.usage_day') and run = (%s)";
    private static final String ASIDE = "select source_file, source_line, reason, raw from ops.quarantine"
            + " where `table` = 'bronze.product_event' and run = (%s)";
    private static final String LAST =
            "select run from ops.ledger where `table` = 'bronze.product_event'" + " order by rows_in desc limit 1";

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static DemoCompany all;
    private static Terminal terminal;

    @TempDir
    static Path here;

    @BeforeAll
    static void addTheLastFiles() throws IOException {
        all = DemoCompany.made();
        terminal = new Terminal(here).onLake();
        FileUtils.copyDirectory(
                all.file("exports").toFile(), here.resolve("exports").toFile());
        for (String one : List.of("meridiem.yml", "equivalents.yml")) {
            TextFiles.write(here.resolve(one), Files.readAllBytes(all.file(one)));
        }
        List<Path> last = TextFiles.list(here.resolve("exports/segment/events")).stream()
                .sorted()
                .toList();
        last = last.subList(last.size() - 4, last.size());
        for (Path one : last) {
            Files.move(one, here.resolve(one.getFileName()));
        }
        type("run", "--until", "score", "--conf", "meridiem.yml");
        for (Path one : last) {
            Files.move(here.resolve(one.getFileName()), one);
        }
        type("run", "--until", "score", "--conf", "meridiem.yml");
    }

    @Test
    void everyTableIsWhatAllFilesAtOnceMakeIt() {
        Dag.load(TestSettings.in(Path.of("nowhere"), "USD")).models().forEach(model -> {
            String rows = "select * from " + model.spec().name();
            assertThat(ask(rows)).as("%s", model.spec().name()).isEqualTo(all.ask(rows));
        });
    }

    @Test
    void whatIsToldOfTheEventsCoversTheOldOnesToo() {
        for (String told : List.of(TOLD, FOUND.formatted(LAST), ASIDE.formatted(LAST))) {
            assertThat(ask(told)).isNotEmpty().isEqualTo(all.ask(told));
        }
    }

    /** The table's own log: what left it is marked, and no file of other days' rows is written a second time. */
    @Test
    void noRowOfADayThatNothingCameForIsWrittenAgain() {
        Path log = here.resolve("lake/silver/usage_day/_delta_log");
        List<String> commits = TextFiles.list(log).stream()
                .map(Path::toString)
                .filter(one -> one.endsWith(".json"))
                .sorted()
                .toList();
        List<String> added = TextFiles.read(Path.of(commits.get(commits.size() - 1)))
                .lines()
                .filter(one -> one.startsWith("{\"add\""))
                .toList();
        assertThat(added)
                .filteredOn(one -> !one.contains("deletionVector"))
                .as("files with rows written anew")
                .hasSize(1);
        assertThat(added).anyMatch(one -> one.contains("deletionVector"));
    }

    private static List<String> ask(String sql) {
        type("query", "--format", "csv", sql, "--conf", "meridiem.yml");
        return terminal.out().lines().skip(1).sorted().toList();
    }

    private static void type(String... words) {
        assertThat(terminal.type(words)).as(terminal::err).isZero();
    }
}
