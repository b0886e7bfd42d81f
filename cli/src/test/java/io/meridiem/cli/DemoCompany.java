package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * The made-up company with everything run on it, from its exports to its mails: made once for all tests of the module,
 * which look at it and change nothing.
 *
 * @param folder holds the company's folder {@code alder}
 */
record DemoCompany(Path folder, Terminal terminal) {
    static final String CONF = "alder/meridiem.yml";

    private static DemoCompany made;

    /** To be asked for while a Spark session is there. */
    static synchronized DemoCompany made() {
        if (made == null) {
            try {
                Path folder = Files.createTempDirectory("demo");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
                Terminal terminal = new Terminal(folder).onLake();
                int code = terminal.type("demo", "--dir", "alder", "--accounts", "45", "--months", "14", "--seed", "7");
                assertThat(code).as(terminal::err).isZero();
                made = new DemoCompany(folder, terminal);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
        return made;
    }

    /** Something of the company's, as {@code outbox}. */
    Path file(String place) {
        return folder.resolve("alder").resolve(place);
    }

    Truth truth() {
        try {
            return Truth.of(file("truth.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The result of a query as csv, sorted, its header left out. */
    List<String> ask(String sql) {
        assertThat(terminal.type("query", "--conf", CONF, "--format", "csv", sql))
                .as(terminal::err)
                .isZero();
        return terminal.out().lines().skip(1).sorted().toList();
    }
}
