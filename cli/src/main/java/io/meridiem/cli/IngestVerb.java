package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ingest}: the first stage alone. */
@Command(name = "ingest", description = "Reads the sources into bronze tables.")
final class IngestVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Mixin
    private MonthFlags flags;

    IngestVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages()
                .run(flags.request("ingest", meridiem, Set.of(Stage.INGEST), Section.withoutDelivery()));
    }
}
