package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest}: the first stage alone. */
@Command(name = "ingest", description = "Reads the sources into bronze tables.")
final class IngestVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Mixin
    private MonthFlags flags;

    @Option(
            names = "--reconcile",
            description = "Read tables of databases and lakes whole: rows deleted there are gone here, too.")
    private boolean whole;

    @Option(
            names = "--replay-quarantine",
            description = "Read again what rows stand aside of, after the cause is mended, and say how many still do.")
    private boolean aside;

    IngestVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        Set<Request.Reread> reread = EnumSet.noneOf(Request.Reread.class);
        if (whole) {
            reread.add(Request.Reread.WHOLE);
        }
        if (aside) {
            reread.add(Request.Reread.ASIDE);
        }
        Request request = flags.request("ingest", meridiem, Set.of(Stage.INGEST), Section.withoutDelivery());
        return meridiem.stages().run(request.reading(reread));
    }
}
