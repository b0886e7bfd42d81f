package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dag}: the tables and what each reads. */
@Command(name = "dag", description = "Prints the tables and what each reads.")
final class DagVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    DagVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().dag(meridiem.settings(Section.withoutSources()));
    }
}
