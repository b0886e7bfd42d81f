package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code runs}: what ran. */
@Command(name = "runs", description = "Prints what ran, or everything about one run.")
final class RunsVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "A run; default: all of them in a list.")
    private String id;

    RunsVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().runs(meridiem.settings(Section.withoutSources()), Optional.ofNullable(id));
    }
}
