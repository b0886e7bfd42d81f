package io.meridiem.cli;

import io.meridiem.cli.init.Guess;
import io.meridiem.cli.init.StarterFile;
import io.meridiem.contract.AdapterFile;
import io.meridiem.contract.Misconfigured;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code init}: a configuration to start from. */
@Command(name = "init", description = "Writes DIR/meridiem.yml, a commented configuration to start from.")
final class InitVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "The folder the configuration goes to; made if missing.")
    private Path folder;

    @Option(
            names = "--from",
            paramLabel = "FILE.csv",
            description = "A file of subscription periods, whose columns are guessed.")
    private Path from;

    InitVerb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path place = surroundings.here().resolve(folder).normalize();
        Path file = place.resolve("meridiem.yml");
        if (Files.exists(file)) {
            throw exists(file);
        }
        if (Files.exists(place) && !Files.isDirectory(place)) {
            throw Misconfigured.option("DIR", place + " is a file, not a folder");
        }
        if (from == null) {
            write(file, StarterFile.empty(place));
            say("next: fill in its sources, then", "check", file, "");
            return 0;
        }
        Guess guess = Guess.of(surroundings.here().resolve(from).normalize());
        guess.table().forEach(surroundings.out()::println);
        write(file, StarterFile.of(place, guess, AdapterFile.read("generic", place, surroundings.home())));
        say("next:", "run", file, month(guess));
        return 0;
    }

    /** The month to begin with: named only where the file ends before the last closed one. */
    private String month(Guess guess) {
        Clock clock = surroundings.clock();
        YearMonth closed = YearMonth.now(clock).minusMonths(1);
        return guess.lastMonth()
                .filter(last -> last.isBefore(closed))
                .map(last -> " --month " + last)
                .orElse("");
    }

    private void say(String next, String verb, Path file, String more) {
        surroundings.out().println(file);
        Path launcher = surroundings.home().resolve("scripts").resolve("meridiem");
        surroundings
                .err()
                .println(next + " " + ShellWord.of(launcher) + " " + verb + " --conf " + ShellWord.of(file) + more);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        }
    }

    private static Misconfigured exists(Path file) {
        return Misconfigured.option("DIR", file + " exists already; it is not overwritten");
    }
}
