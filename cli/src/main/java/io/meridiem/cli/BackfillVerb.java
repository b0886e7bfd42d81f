package io.meridiem.cli;

import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backfill}: a range of months in one pass. It publishes nothing and delivers nothing: what nobody was told
 * stays open, and may be restated freely until {@code publish} or {@code run} names its month. */
@Command(name = "backfill", description = "Runs a range of months in one pass, skipping what is done.")
final class BackfillVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Option(names = "--from", required = true, paramLabel = "YYYY-MM", description = "The first month.")
    private YearMonth from;

    @Option(names = "--to", paramLabel = "YYYY-MM", description = "The last month; default: the last closed one.")
    private YearMonth to;

    @Option(names = "--force", description = "Do again what is done.")
    private boolean force;

    BackfillVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        Settings settings = meridiem.settings(Section.withoutDelivery());
        MonthRules months = meridiem.months(settings);
        YearMonth first = months.month("--from", from);
        YearMonth last = months.month("--to", to);
        MonthRules.range(first, last);
        months.ensureLoaded("--from", first);
        return meridiem.stages()
                .run(new Request("backfill", settings, first, last, Stage.RENDER.andBefore(), List.of(), force));
    }
}
