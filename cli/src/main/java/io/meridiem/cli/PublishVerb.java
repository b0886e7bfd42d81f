package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code publish}: the fifth stage alone. */
@Command(name = "publish", description = "Freezes a month's reports, and books what has changed of those published.")
final class PublishVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Mixin
    private MonthFlags flags;

    PublishVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages()
                .run(flags.request("publish", meridiem, Set.of(Stage.PUBLISH), Section.withoutSources()));
    }
}
