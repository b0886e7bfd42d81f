package io.meridiem.cli;

import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: the arithmetic behind a printed number. */
@Command(name = "explain", description = "Prints the arithmetic behind one account's number of a month.")
final class ExplainVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}.")
    private Explained what;

    @Option(names = "--account", required = true, paramLabel = "ID", description = "The account.")
    private String account;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month; default: the last closed one.")
    private YearMonth month;

    ExplainVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        Settings settings = meridiem.settings(Section.withoutSources());
        YearMonth asked = meridiem.months(settings).month("--month", month);
        return meridiem.stages().explain(settings, what, account, asked);
    }
}
