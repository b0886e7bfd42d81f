package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code backtest --features} on files as people have them: few rows, odd cells, columns that know too much. */
class BacktestFilesTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(here).onLake();
    }

    private int backtest(String text, String... more) {
        TextFiles.write(here.resolve("f.csv"), text.getBytes(StandardCharsets.UTF_8));
        List<String> line = new ArrayList<>(List.of("backtest", "--features", "f.csv"));
        line.addAll(Arrays.asList(more));
        if (!line.contains("--id")) {
            line.addAll(List.of("--id", "id"));
        }
        if (!line.contains("--label")) {
            line.addAll(List.of("--label", "left"));
        }
        return terminal.type(line.toArray(String[]::new));
    }

    private JsonNode told() throws IOException {
        return new ObjectMapper().readTree(terminal.out());
    }

    private static String rows(String header, int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    /** No row is learned from: it ends at the first look. {@code @} ends a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ``                               | f.csv is empty: it needs a header and rows
            id,x,left@                       | f.csv has a header only: there is nothing to learn from
            id,x,left@a,1,@b,2, @            | f.csv has no row with a label: there is nothing to learn from
            id,x,x,left@a,1,2,1@             | f.csv:1: column 'x' is there twice: rename one, or take it out
            id,x,left@a,1,yes@b,2,maybe@     | f.csv:3: left: 'maybe' is no label: write 1 or 0, true or false, yes or no
            id,x,left@a,"1@2",yes@,2,no@     | f.csv:4: id is empty: fill it in, or take the row out
            id,x,left@a,1,yes@b,no@          | f.csv:3: 2 cells where the header has 3: mend the line, or take it out
            id,x,left@a,1,No@b,2,no@         | f.csv: left says of all rows that they stayed: there is nothing to tell those who left from those who stayed; bring rows of both
            id,x,left@a,1,1@a,2,0@           | f.csv: all rows fall on one side of the split (by id: rows are learned from whose id's SHA-256
            id,x,left@a,1,1@b,2,1@           | f.csv: left says of all rows that they left
            id,left@a,1@b,0@c,1@d,0@e,1@f,0@g,1@h,0@i,1@j,0@k,1@l,0@ | f.csv: no column is left to learn from: there is none besides id, label and time
            id,x,left@a,7,1@b,7,0@c,7,1@d,7,0@e,7,1@f,7,0@g,7,1@h,7,0@i,7,1@j,7,0@k,7,1@l,7,0@ | f.csv: no column is left to learn from: x (constant); bring columns that differ
            """)
    void aFileThatNothingCanBeLearnedFromIsRefusedByFileAndLine(String text, String says) {
        assertThat(backtest(text.replace('@', '\n'))).isEqualTo(1);
        assertThat(terminal.err()).startsWith("refuse: " + here.resolve(says));
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aQuoteLeftOpenIsRefusedWhereItStands() {
        assertThat(backtest("id,x,left\na,1,1\nb,2,0\nc,\"3,1\n" + "d,4,0\n".repeat(200_000)))
                .isEqualTo(1);
        assertThat(terminal.err())
                .startsWith(
                        "refuse: " + here.resolve("f.csv:4: a quote opens here and is never closed: mend the line"));
    }

    @Test
    void aTimeNobodyCanOrderIsRefusedByFileAndLine() {
        assertThat(backtest("id,at,left\na,2025-01-31,1\nb,31.1.2025,0\n", "--time", "at"))
                .isEqualTo(1);
        assertThat(terminal.err()).startsWith("refuse: " + here.resolve("f.csv:3: at: '31.1.2025' cannot be told"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --label lefft                     | 2 | f.csv has no column 'lefft'; did you mean 'left'?
            --id ID_                          | 2 | f.csv has no column 'ID_'; did you mean 'id'?
            --label id                        | 2 | --label: 'id' is named twice
            --time id                         | 2 | --time: 'id' is named twice
            --features none.csv               | 3 | --features: there is no file
            --features .                      | 3 | is a folder, not a CSV file
            --predictions nowhere/p.csv       | 3 | nowhere: make it, or name another
            --predictions .                   | 3 | is a folder, not a file: name a file in it
            --predictions ./f.csv             | 2 | --predictions: would write over the features: name another file
            --predictions /dev/null           | 2 | --predictions: /dev/null is no ordinary file: name one
            """)
    void aCommandLineThatCannotBeMeantTouchesNothing(String more, int code, String says) {
        String file = "id,x,left\na,1,yes\nb,2,no\n";
        TextFiles.write(here.resolve("f.csv"), file.getBytes(StandardCharsets.UTF_8));
        List<String> line = new ArrayList<>(List.of("backtest"));
        List.of("--features f.csv", "--id id", "--label left").stream()
                .filter(option -> !option.startsWith(more.split(" ")[0]))
                .forEach(option -> line.addAll(List.of(option.split(" "))));
        line.addAll(List.of(more.split(" ")));
        assertThat(terminal.type(line.toArray(String[]::new))).isEqualTo(code);
        assertThat(terminal.err()).contains(says);
        assertThat(terminal.out()).isEmpty();
        assertThat(TextFiles.list(here)).containsExactly(here.resolve("f.csv"));
        assertThat(here.resolve("f.csv")).hasContent(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --id id                            | --id: says how to read a file of features
            --predictions p.csv                | --predictions: says how to read a file of features
            --features f.csv --label left      | --id: is missing: name the column of --features
            --features f.csv --id id           | --label: is missing: name the column of --features
            """)
    void whatBelongsToAFileOfFeaturesComesWithOne(String more, String says) {
        TextFiles.write(here.resolve("f.csv"), "id,x,left\na,1,yes\n".getBytes(StandardCharsets.UTF_8));
        assertThat(terminal.type(("backtest " + more).split(" "))).isEqualTo(2);
        assertThat(terminal.err()).contains(says);
    }

    @Test
    void aColumnThatKnowsWhatCameAfterIsSaidSo() throws IOException {
        assertThat(backtest(rows(
                        "id,x,kind,reason,left",
                        60,
                        i -> "a" + i + "," + i * i % 17 + "," + "uvw".charAt(i % 3) + ","
                                + (i % 4 == 0 ? "gone" : "there") + "," + (i % 4 == 0 ? 1 : 0))))
                .isZero();
        assertThat(terminal.err())
                .contains("column reason alone tells who left")
                .doesNotContain("column x alone");
        assertThat(told().get("notes")).hasSize(1);
    }

    @Test
    void withoutAnybodyWhoLeftAmongTheJudgedThereIsNoRanking() throws IOException {
        assertThat(backtest(
                        rows(
                                "id,month,x,left",
                                60,
                                i -> "a" + i % 20 + ",2025-0" + (1 + i / 10) + "," + i * i % 17 + ","
                                        + (i < 40 && i % 3 == 0 ? "y" : "n")),
                        "--time",
                        "month",
                        "--predictions",
                        "p.csv"))
                .isZero();
        JsonNode hazard = told().get("hazard");
        assertThat(told().get("split").asText()).startsWith("by time: rows before 2025-05 are learned from");
        assertThat(hazard.get("auc").isNull()).isTrue();
        assertThat(hazard.get("lift_10").isNull()).isTrue();
        assertThat(hazard.get("churners").asInt()).isZero();
        assertThat(hazard.get("model").asText()).startsWith("several rows an id");
        assertThat(TextFiles.read(here.resolve("p.csv")).lines()).hasSize(21);
    }

    @Test
    void oneCustomerOverManyMonthsIsLearnedFromByTime() throws IOException {
        assertThat(backtest(
                        rows("id,day,x,left", 150, i -> "only," + i + "," + i * i % 17 + "," + i % 3 / 2),
                        "--time",
                        "day"))
                .isZero();
        assertThat(told().get("ids").asInt()).isEqualTo(1);
        assertThat(told().get("hazard").get("n").asInt()).isEqualTo(45);
        assertThat(told().get("hazard").get("model").asText()).endsWith("; L2 penalty as of 10 rows");
    }

    @Test
    void twentyRowsWithOddCellsAreEnoughToBeToldThatTheyAreFew() throws IOException {
        List<String> odd = List.of("NaN", "inf", " ", "1e999");
        assertThat(backtest(rows(
                        ",id,x,rare,left",
                        20,
                        i -> i + ",a" + i + "," + (i % 5 == 0 ? odd.get(i / 5) : "" + i) + ",r" + i + ","
                                + (i % 3 == 0 ? "T" : "F"))))
                .isZero();
        assertThat(told().get("hazard").get("auc").isNull()).isTrue();
        assertThat(told().get("dropped").get("#1").asText()).isEqualTo("it has no name");
        assertThat(told().get("dropped").get("rare").asText())
                .isEqualTo("no value of it is in ten rows that are learned from");
        assertThat(told().get("notes").get(0).asText()).contains("x: 2 cells are no numbers and count as blank");
        assertThat(terminal.err()).contains("auc is null: fewer than ten left");
    }
}
