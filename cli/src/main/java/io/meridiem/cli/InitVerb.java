package io.meridiem.cli;

import java.nio.file.Path;
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
    public Integer call() {
        return 0;
    }
}
