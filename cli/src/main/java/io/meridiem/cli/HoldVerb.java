package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hold}: an account's report of a month is not sent until it is released. */
@Command(name = "hold", description = "Keeps an account's report of a month back until it is released.")
final class HoldVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Option(names = "--account", required = true, paramLabel = "ID", description = "Whose report; repeatable.")
    private List<String> accounts;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month; default: the last closed one.")
    private YearMonth month;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; default: ${DEFAULT-VALUE}.")
    private String reason = "held by hand";

    HoldVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().hold(request("hold", meridiem, accounts, month), true, reason);
    }

    /** What is asked of {@code hold} and {@code release}. */
    static Request request(String verb, Meridiem meridiem, List<String> accounts, YearMonth month) {
        var settings = meridiem.settings(Section.withoutSources());
        YearMonth asked = meridiem.months(settings).month("--month", month);
        return new Request(verb, settings, asked, asked, Set.of(), List.copyOf(accounts), false);
    }
}
