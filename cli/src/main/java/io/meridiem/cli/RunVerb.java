package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: the stages for a month. */
@Command(name = "run", description = "Runs the stages for a month, building whatever earlier months are missing.")
final class RunVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Mixin
    private MonthFlags flags;

    @Option(
            names = "--until",
            paramLabel = "STAGE",
            description = "The last stage to run: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Stage until = Stage.DELIVER;

    RunVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().run(flags.request("run", meridiem, until.andBefore(), used()));
    }

    /** What sending needs is asked for only where something is sent. */
    private Set<Section> used() {
        return until == Stage.DELIVER ? Section.all() : Section.withoutDelivery();
    }
}
