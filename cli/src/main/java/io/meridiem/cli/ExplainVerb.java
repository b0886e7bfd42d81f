package io.meridiem.cli;

import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: the arithmetic behind a printed number. */
@Command(name = "explain", description = "Prints the arithmetic behind an account's printed number; touches nothing.")
final class ExplainVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    /** What can be explained. */
    enum Subject {
        MRR,
        VALUE,
        RISK;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}.")
    private Subject subject;

    @Option(names = "--account", required = true, paramLabel = "ID", description = "The account's id or its name.")
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
        return switch (subject) {
            case MRR -> meridiem.stages().explainMrr(settings, account, asked);
            case VALUE -> meridiem.stages().explainValue(settings, account, asked);
            case RISK -> meridiem.stages().explainRisk(settings, account, asked);
        };
    }
}
