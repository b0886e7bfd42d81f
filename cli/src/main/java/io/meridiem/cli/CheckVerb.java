package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code check}: configuration and sources, touching nothing. */
@Command(name = "check", description = "Checks the configuration and reaches every source; touches nothing.")
final class CheckVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    CheckVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().check(meridiem.settings(Section.all()));
    }
}
