package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code backtest --features}: the record is true of rows the model has not seen, and the same for the same rows. */
class BacktestTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static final int MANY = 682;

    @TempDir
    static Path here;

    private static Terminal terminal;
    private static JsonNode told;
    private static String notices;
    private static Judged judged;

    @BeforeAll
    static void askOnce() throws IOException {
        terminal = new Terminal(here).onLake();
        MadeFeatures customers = new MadeFeatures(MANY, true);
        customers.write(here.resolve("telco.csv"));
        TextFiles.write(here.resolve("told.csv"), "an older file".getBytes(StandardCharsets.UTF_8));
        told = told("telco.csv", "--predictions", "told.csv");
        notices = terminal.err();
        judged = new Judged(here.resolve("told.csv"), customers.left());
    }

    private static JsonNode told(String file, String... more) throws IOException {
        List<String> line =
                new ArrayList<>(List.of("backtest", "--features", file, "--id", "customerID", "--label", "Churn"));
        line.addAll(Arrays.asList(more));
        assertThat(terminal.type(line.toArray(String[]::new)))
                .as(terminal.err())
                .isZero();
        return new ObjectMapper().readTree(terminal.out());
    }

    @Test
    void everyMeasureIsWhatTheWrittenPredictionsGive() {
        // The check takes bins of equal size.
        assertThat(judged.rows().size() % 10).isZero();
        judged.measures().forEach((name, value) -> assertThat(
                        told.get("hazard").get(name).asDouble())
                .as(name)
                .isCloseTo(value, within(1e-6)));
        assertThat(told.get("hazard").get("auc").asDouble()).isBetween(0.75, 0.9);
    }

    @Test
    void whatEachColumnAddsIsTheWholeLogitAndTheLogitTheProbability() {
        for (double[] row : judged.rows()) {
            assertThat(Arrays.stream(row).skip(3).sum()).isCloseTo(row[2], within(1e-9));
            assertThat(1 / (1 + Math.exp(-row[2]))).isCloseTo(row[1], within(1e-12));
        }
    }

    @Test
    void onlyIdsThatTheStatedHashSetsAsideAreJudged() {
        List<String> aside = new MadeFeatures(MANY, true)
                .left().keySet().stream().filter(Judged::isJudged).toList();
        assertThat(judged.ids()).isEqualTo(aside);
        assertThat(told.get("learned_from").asInt() + aside.size()).isEqualTo(MANY);
        assertThat(told.get("split").asText()).contains("SHA-256");
    }

    @Test
    void whatHappenedToTheJudgedChangesNothingThatIsSaidOfThem() throws IOException {
        new MadeFeatures(MANY, true)
                .labelled(row -> Judged.isJudged(row[0]) ? "Yes" : row[row.length - 1])
                .write(here.resolve("other.csv"));
        JsonNode other = told("other.csv", "--predictions", "other-told.csv");
        assertThat(here.resolve("other-told.csv")).hasSameTextualContentAs(here.resolve("told.csv"));
        assertThat(other.get("hazard").get("churners").asInt())
                .isEqualTo(judged.ids().size());
    }

    @Test
    void theSameRowsInAnotherOrderAndAnotherProgramsHandGiveTheSame() throws IOException {
        new MadeFeatures(MANY, true)
                .shuffled()
                .labelled(row -> row[row.length - 1].equals("Yes") ? "TRUE" : "false")
                .write(here.resolve("export.csv"), "\uFEFF", "\r\n", "\"");
        assertThat(told("export.csv", "--predictions", "export-told.csv")).isEqualTo(told);
        assertThat(TextFiles.read(here.resolve("export-told.csv")).lines())
                .containsExactlyInAnyOrderElementsOf(
                        TextFiles.read(here.resolve("told.csv")).lines().toList());
    }

    @Test
    void whatCannotBeLearnedFromIsLeftOutAndNamed() {
        assertThat(told.get("columns"))
                .extracting(JsonNode::asText)
                .containsExactly("tenure", "Contract", "TotalCharges");
        assertThat(told.get("dropped").get("country").asText()).isEqualTo("constant");
        assertThat(told.get("dropped").get("note").asText()).startsWith("free text");
        assertThat(notices).contains("column note is left out: free text", "column country is left out: constant");
        assertThat(told.get("hazard").get("model").asText()).startsWith("one row an id: a plain regularised logistic");
    }

    @Test
    void whereNothingTellsWhoLeavesNobodyIsSingledOut() throws IOException {
        MadeFeatures customers = new MadeFeatures(2_000, false);
        customers.write(here.resolve("chance.csv"));
        JsonNode chance = told("chance.csv", "--predictions", "chance-told.csv");
        assertThat(chance.get("hazard").get("auc").asDouble()).isBetween(0.43, 0.57);
        assertThat(chance.get("challenger").get("auc").asDouble()).isBetween(0.43, 0.57);
        assertThat(new Judged(here.resolve("chance-told.csv"), customers.left()).rows())
                .allSatisfy(row -> assertThat(row[1]).isBetween(0.1, 0.5));
    }
}
