package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Progress as a log file and as a terminal show it. */
class TerminalProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aLogFileKeepsEveryStepAsALine() {
        show(0);
        assertThat(said())
                .isEqualTo("build 1/2 silver.subscription 70 rows\na finding\nbuild 2/2 gold.revenue_month\n");
    }

    @Test
    void aTerminalHasABarAndFindingsAboveIt() {
        show(100);
        assertThat(said())
                .contains("build 100%")
                .contains("2/2")
                .contains("\ra finding")
                .doesNotContain("build 1/2 ");
    }

    private void show(int columns) {
        TerminalProgress progress = new TerminalProgress(new PrintStream(err, true, StandardCharsets.UTF_8), columns);
        progress.begin("build", 2);
        progress.step("silver.subscription 70 rows");
        progress.say("a finding");
        progress.step("gold.revenue_month");
        progress.end();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
