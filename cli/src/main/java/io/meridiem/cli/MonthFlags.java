package io.meridiem.cli;

import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The flags {@code run} and the single stages share. */
final class MonthFlags {
    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month; default: the last closed one.")
    private YearMonth month;

    @Option(names = "--account", paramLabel = "ID", description = "Only this account's reports; repeatable.")
    private List<String> accounts = new ArrayList<>();

    @Option(names = "--force", description = "Do again what is done.")
    private boolean force;

    /** What is asked for, with its month checked before anything is touched. */
    Request request(String verb, Meridiem meridiem, Set<Stage> stages, Set<Section> used) {
        Settings settings = meridiem.settings(used);
        YearMonth asked = meridiem.months(settings).month("--month", month);
        return new Request(verb, settings, asked, asked, stages, List.copyOf(accounts), force);
    }
}
