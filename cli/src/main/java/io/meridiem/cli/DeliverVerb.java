package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Section;
import io.meridiem.reports.deliver.Delivering.Again;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deliver}: the last stage alone. */
@Command(name = "deliver", description = "Sends a month's published reports to those who are to read them, once.")
final class DeliverVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Mixin
    private MonthFlags flags;

    @Option(names = "--retry", description = "Send again what failed, and nothing that arrived.")
    private boolean retry;

    @Option(names = "--unknown", description = "With --retry: also what may have arrived; it may arrive twice.")
    private boolean unknown;

    @Option(names = "--suppressed", description = "With --retry: also to addresses that were refused for good.")
    private boolean suppressed;

    DeliverVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        if (!retry && (unknown || suppressed)) {
            throw Misconfigured.option(unknown ? "--unknown" : "--suppressed", "goes with --retry only");
        }
        Request request = flags.request("deliver", meridiem, Set.of(Stage.DELIVER), Section.sending());
        return meridiem.stages().run(request.sending(new Again(retry, unknown, suppressed)));
    }
}
