package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Problem;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/**
 * Turns what went wrong into words and an exit code. A stack trace goes to the log file, never to the terminal.
 *
 * @param log where it goes
 */
record Failures(PrintStream err, Path log) {
    static final int USAGE = 2;
    static final int MACHINE = 3;

    /** A command line that cannot be meant: exit code 2. */
    int usage(ParameterException refused) {
        String verb = refused.getCommandLine().getCommandSpec().qualifiedName(" ");
        return misconfigured(UsageProblem.of(refused), "see '" + verb + " --help'");
    }

    /** Anything thrown while a verb was at work. */
    int exitCode(Throwable thrown) {
        Optional<Misconfigured> misconfigured = Causes.find(thrown, Misconfigured.class);
        if (misconfigured.isPresent()) {
            return misconfigured(misconfigured.get().problems(), "nothing was touched");
        }
        Optional<Unavailable> unavailable = Causes.find(thrown, Unavailable.class);
        if (unavailable.isPresent()) {
            // All that is missing is named at once.
            return machine(
                    String.join("; ", unavailable.get().getMessage().lines().toList()), thrown);
        }
        Optional<String> machine = Causes.machine(thrown);
        return machine.isPresent() ? machine(machine.get(), thrown) : unexpected(thrown);
    }

    private int misconfigured(List<Problem> problems, String closing) {
        problems.forEach(err::println);
        err.println(closing);
        return USAGE;
    }

    private int machine(String says, Throwable thrown) {
        String details = thrown.getCause() == null ? "" : written(thrown);
        err.println(oneLine(says) + "; mend it and run it again" + details);
        return MACHINE;
    }

    private int unexpected(Throwable thrown) {
        err.println("unexpected " + thrown.getClass().getSimpleName() + ": "
                + oneLine(String.valueOf(thrown.getMessage())) + written(thrown));
        return MACHINE;
    }

    /** Writes the stack trace, and says where it is. */
    private String written(Throwable thrown) {
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(
                log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            thrown.printStackTrace(writer);
            return " (details in " + log + ")";
        } catch (IOException e) {
            // A full disk is often why we are here: the line on the terminal must come all the same.
            return " (details could not be written to " + log + ": " + e.getMessage() + ")";
        }
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
