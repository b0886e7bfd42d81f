package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code build}: the second stage alone. */
@Command(name = "build", description = "Builds silver and gold tables from bronze.")
final class BuildVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Mixin
    private MonthFlags flags;

    BuildVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().run(flags.request("build", meridiem, Set.of(Stage.BUILD), Section.withoutSources()));
    }
}
