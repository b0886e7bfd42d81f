package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code score}: the third stage alone. */
@Command(name = "score", description = "Scores risk and value from the tables that are built.")
final class ScoreVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Mixin
    private MonthFlags flags;

    ScoreVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().run(flags.request("score", meridiem, Set.of(Stage.SCORE), Section.withoutSources()));
    }
}
