package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.testing.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every cell of the notebook runs on a lake as the product makes it now. The kernel's own drawing call is left out, and the
 * session is the tests': everything else is the notebook's text.
 */
class NotebookTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @Test
    void everyCellRunsOnTheTablesAsTheyAreAndTellsTheAccountsStory() throws IOException {
        Path lake = DemoCompany.made().file("lake");
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        List<String> wrong = new ArrayList<>();
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            cells(lake).forEach(cell -> run(shell, cell, wrong));
        } finally {
            System.setOut(before);
        }
        assertThat(wrong).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(": MRR ")
                .contains("closing")
                .contains("band");
    }

    private static List<String> cells(Path lake) throws IOException {
        List<String> cells = new ArrayList<>();
        Path notebook = Path.of("../notebooks/account-story.ipynb");
        for (JsonNode cell :
                new ObjectMapper().readTree(Files.readString(notebook)).get("cells")) {
            if (cell.get("cell_type").asText().equals("code")) {
                StringBuilder text = new StringBuilder();
                cell.get("source").forEach(line -> text.append(line.asText()));
                cells.add(text.toString()
                        .replace("System.getenv().getOrDefault(\"MERIDIEM_LAKE\", \"demo/lake\")", "\"" + lake + "\"")
                        .replaceAll("org\\.rapaio\\.[^;]*;", "")
                        .replace("spark.stop();", ""));
            }
        }
        return cells;
    }

    private static void run(JShell shell, String cell, List<String> wrong) {
        String rest = cell;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            for (SnippetEvent event : shell.eval(next.source())) {
                if (event.status() == Snippet.Status.REJECTED) {
                    shell.diagnostics(event.snippet())
                            .forEach(one -> wrong.add(one.getMessage(null) + " in " + next.source()));
                }
                if (event.exception() != null) {
                    wrong.add(event.exception().getMessage() + " in " + next.source());
                }
            }
            rest = next.remaining();
        }
    }
}
