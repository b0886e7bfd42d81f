package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code render}: the third stage alone. */
@Command(name = "render", description = "Renders the reports from gold tables.")
final class RenderVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Mixin
    private MonthFlags flags;

    RenderVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().run(flags.request("render", meridiem, Set.of(Stage.RENDER), Section.withoutSources()));
    }
}
