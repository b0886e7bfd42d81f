package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code equivalents}: what value is told in, in words. */
@Command(
        name = "equivalents",
        description = "Prints the factors with their sources and years, the equivalents, and what feeds them.")
final class EquivalentsVerb implements Callable<Integer> {
    private final Meridiem meridiem;
    private final Surroundings surroundings;

    EquivalentsVerb(Surroundings surroundings, Meridiem meridiem) {
        this.surroundings = surroundings;
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        new CatalogueWords(meridiem.settings(Section.withoutSources()).value(), surroundings.out()).print();
        return 0;
    }
}
