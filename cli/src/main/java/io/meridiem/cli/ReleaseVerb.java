package io.meridiem.cli;

import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code release}: what was held is sent by the next delivery. */
@Command(name = "release", description = "Lets a report go that was held; the next delivery sends it.")
final class ReleaseVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Option(names = "--account", required = true, paramLabel = "ID", description = "Whose report; repeatable.")
    private List<String> accounts;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month; default: the last closed one.")
    private YearMonth month;

    ReleaseVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().hold(HoldVerb.request("release", meridiem, accounts, month), false, null);
    }
}
