package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command line means, and what is refused before anything is touched. The day is 21 November 2026. */
class CommandTreeTest {
    @TempDir
    Path here;

    private Terminal terminal;
    private String conf;

    @BeforeEach
    void aConfiguration() throws IOException {
        terminal = new Terminal(here);
        conf = Files.writeString(
                        here.resolve("mine.yml"),
                        """
                        company: {name: T}
                        currency: {reporting: USD}
                        sources: [{name: s, adapter: generic, folder: "${env:UNSET}"}]
                        """)
                .toString();
        Files.writeString(
                here.resolve("ready.yml"), Files.readString(Path.of(conf)).replace("${env:UNSET}", "x"));
    }

    @Test
    void runTakesTheLastClosedMonth() {
        assertThat(terminal.type("run", "--conf", "ready.yml")).isZero();
        assertThat(terminal.requests).singleElement().satisfies(request -> {
            assertThat(request.from()).isEqualTo(YearMonth.of(2026, 10)).isEqualTo(request.to());
            assertThat(request.stages()).containsExactly(Stage.values());
        });
    }

    @Test
    void aMonthThatHasNotEndedYetIsRefused() {
        assertThat(terminal.type("run", "--month", "2026-11", "--conf", "ready.yml"))
                .isEqualTo(2);
        assertThat(terminal.err()).startsWith("--month: 2026-11 has not ended yet; the last closed month is 2026-10\n");
        assertThat(terminal.type("backfill", "--from", "2026-12", "--conf", "ready.yml"))
                .isEqualTo(2);
        assertThat(terminal.err()).startsWith("--from: 2026-12 has not ended yet");
        assertThat(terminal.requests).isEmpty();
    }

    @Test
    void dataThatHasStoppedHasAFixedToday() {
        assertThat(terminal.type("run")).isZero();
        assertThat(terminal.requests.get(0).to()).isEqualTo(YearMonth.of(2024, 12));
        assertThat(terminal.type("run", "--month", "2025-01")).isEqualTo(2);
        assertThat(terminal.err()).contains("the last closed month is 2024-12");
    }

    @Test
    void aBackfillGoesForward() {
        assertThat(terminal.type("backfill", "--from", "2026-03", "--to", "2026-02", "--conf", "ready.yml"))
                .isEqualTo(2);
        assertThat(terminal.err()).startsWith("--from: 2026-03 is after --to 2026-02\n");
        assertThat(terminal.type("backfill", "--from", "2026-03", "--conf", "ready.yml"))
                .isZero();
        assertThat(terminal.requests.get(0).to()).isEqualTo(YearMonth.of(2026, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ruin                          | ruin: unknown verb; did you mean 'run'?
            run --mnth 3                  | --mnth: unknown option of 'run'; did you mean '--month'?
            --cnof x run                  | --cnof: unknown option; did you mean '--conf'?
            run --month 2024-13           | --month: bad month '2024-13': expected YYYY-MM
            run --month 2024-1            | --month: bad month '2024-1': expected YYYY-MM
            run --month December          | --month: bad month 'December': expected YYYY-MM
            run --month                   | --month: missing
            run --until redner            | --until: expected one of ingest, build, score, render, publish, deliver, got 'redner'
            run --spark-conf foo          | --spark-conf: expected KEY=VALUE, got 'foo'
            run --spark-conf foo=1        | --spark-conf: expected a key that begins with 'spark.', got 'foo'
            backfill                      | --from: missing
            query                         | SQL: missing
            query a b                     | b: unexpected argument of 'query'
            explain value                 | --account: missing
            explain worth --account A     | WHAT: expected one of mrr, value, risk, got 'worth'
            query --format xml a          | --format: expected one of table, csv, json, got 'xml'
            run --conf nowhere.yml        | --conf: missing configuration file
            """)
    void aCommandLineThatCannotBeMeantIsRefused(String line, String said) {
        assertThat(terminal.type(line.split(" "))).isEqualTo(2);
        assertThat(terminal.err()).startsWith(said);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.requests).isEmpty();
    }

    @Test
    void optionsOfTheHouseStandBeforeOrAfterTheVerb() {
        assertThat(terminal.type("--conf", "ready.yml", "--lake", "l", "run", "--out", "o", "--master", "local[1]"))
                .isZero();
        assertThat(terminal.requests.get(0).settings()).satisfies(settings -> {
            assertThat(settings.lake()).isEqualTo(here.resolve("l").toString());
            assertThat(settings.out()).isEqualTo(here.resolve("o"));
            assertThat(settings.spark()).containsEntry("spark.master", "local[1]");
        });
        terminal.type("run", "--conf", "ready.yml", "--lake", "s3a://b/l", "--spark-conf", "spark.a=b=c");
        assertThat(terminal.requests.get(1).settings().lake()).isEqualTo("s3a://b/l");
        assertThat(terminal.requests.get(1).settings().spark()).containsEntry("spark.a", "b=c");
    }

    @Test
    void onlyVerbsThatReachTheSourcesAskForTheirSecrets() {
        assertThat(terminal.type("query", "--conf", conf, "--format", "csv", "select 1"))
                .isZero();
        assertThat(terminal.type("dag", "--conf", conf)).isZero();
        assertThat(terminal.type("runs", "r1", "--conf", conf)).isZero();
        assertThat(terminal.type("build", "--conf", conf)).isZero();
        assertThat(terminal.asked).containsExactly("csv select 1", "dag", "runs r1");
        for (String verb : new String[] {"run", "ingest", "check"}) {
            assertThat(terminal.type(verb, "--conf", conf)).isEqualTo(2);
            assertThat(terminal.err())
                    .isEqualTo(conf + ":3: sources[0].folder: environment variable UNSET is not set\n"
                            + "nothing was touched\n");
        }
    }

    @Test
    void theCatalogueIsToldWithoutALakeAndAnExplanationIsOfTheLastClosedMonth() {
        assertThat(terminal.type("equivalents", "--conf", conf)).isZero();
        assertThat(terminal.out())
                .contains("paper.sheets_tree = 8333 sheet/tree  (version conservatree)")
                .contains("Conservatree, 2012; neutral third party; approved by nobody yet")
                .contains("trees (impact, in tree): Trees")
                .contains("none: the configuration has no value.measures, so no value is measured");
        assertThat(terminal.type("explain", "value", "--account", "A", "--conf", conf))
                .isZero();
        assertThat(terminal.asked).containsExactly("value of A in 2026-10");
    }

    @Test
    void aStatementMayBeginWithAComment() {
        assertThat(terminal.type("query", "-- why\nselect 1", "--conf", conf)).isZero();
        assertThat(terminal.asked).containsExactly("table  -- why\nselect 1");
    }

    @Test
    void aSingleStageRunsAloneAndUntilStopsAfterOne() {
        terminal.type("render", "--account", "A-1", "--account", "A-2", "--conf", "ready.yml");
        assertThat(terminal.requests.get(0).stages()).containsExactly(Stage.RENDER);
        assertThat(terminal.requests.get(0).accounts()).containsExactly("A-1", "A-2");
        terminal.type("run", "--until", "build", "--force", "--conf", "ready.yml");
        assertThat(terminal.requests.get(1).stages()).containsExactly(Stage.INGEST, Stage.BUILD);
        assertThat(terminal.requests.get(1).force()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "init",
                "check",
                "run",
                "ingest",
                "build",
                "render",
                "backfill",
                "dag",
                "query",
                "runs",
                "explain",
                "equivalents"
            })
    void helpIsEverywhereAndNeedsNothing(String verb) {
        assertThat(terminal.type((verb + " --help").strip().split(" "))).isZero();
        assertThat(terminal.out()).contains("--conf").contains("Exit codes").contains("Usage: meridiem " + verb);
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void theAnswerOfTheStagesIsTheExitCode() {
        assertThat(terminal.answering(() -> 4).type("run", "--conf", "ready.yml"))
                .isEqualTo(4);
    }
}
