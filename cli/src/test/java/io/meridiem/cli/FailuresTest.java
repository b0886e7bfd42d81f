package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Unavailable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads when something goes wrong: one line, never a stack trace. */
class FailuresTest {
    @TempDir
    Path here;

    @Test
    void aFullDiskIsToBeMended() {
        said(
                new FileSystemException("/lake/x", null, "No space left on device"),
                3,
                "/lake/x: no space left on device");
        said(
                new RuntimeException("Job aborted: java.io.IOException: No space left on device\n\tat a.b(C.java)"),
                3,
                "no space left on device");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        said(new AccessDeniedException("/out/a.pdf"), 3, "/out/a.pdf: permission denied");
        said(
                new UncheckedIOException(new FileNotFoundException("/out/b (Read-only file system)")),
                3,
                "/out/b: read-only file system");
        said(
                new IllegalStateException(new IOException("Mkdirs failed to create file:/lake/gold (exists=false)")),
                3,
                "/lake/gold: cannot make this folder");
    }

    @Test
    void aProblemFoundLateIsStillAProblemOfUsage() {
        said(new IllegalStateException(Misconfigured.option("SQL", "does not parse")), 2, "SQL: does not parse");
    }

    @Test
    void anUnavailableSourceIsNotAnUnexpectedOne() {
        String said = said(new Unavailable("there is no folder /data"), 3, "there is no folder /data");
        assertThat(said).isEqualTo("there is no folder /data; mend it and run it again\n");
        assertThat(here.resolve("meridiem.log")).doesNotExist();
    }

    @Test
    void theUnexpectedLeavesItsStackTraceInAFile() throws IOException {
        String said =
                said(new IllegalStateException("broken\nsecond line"), 3, "unexpected IllegalStateException: broken");
        assertThat(said)
                .doesNotContain("\tat ")
                .hasLineCount(1)
                .contains(here.resolve("meridiem.log").toString());
        assertThat(Files.readString(here.resolve("meridiem.log"))).contains("FailuresTest");
        said(new NoClassDefFoundError("x/Y"), 3, "unexpected NoClassDefFoundError: x/Y");
        said(new OutOfMemoryError("Java heap space"), 3, "out of memory: give it more with MERIDIEM_HEAP");
    }

    private String said(Throwable thrown, int code, String beginning) {
        Terminal terminal = new Terminal(here).answering(() -> {
            throw FailuresTest.<RuntimeException>sneaky(thrown);
        });
        assertThat(terminal.type("run")).isEqualTo(code);
        assertThat(terminal.err()).startsWith(beginning).doesNotContain("\tat ");
        return terminal.err();
    }

    /** The stages are declared without checked exceptions; Scala throws them all the same. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
