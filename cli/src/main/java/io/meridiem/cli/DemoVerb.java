package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a made-up company's exports, and everything run on them. */
@Command(
        name = "demo",
        description =
                "Makes up a company's exports in vendors' own formats, dirty as real ones are, and runs everything"
                        + " on them.")
final class DemoVerb implements Callable<Integer> {
    private static final int MOST_ACCOUNTS = 50_000;
    private static final int MOST_MONTHS = 120;

    private final Surroundings surroundings;
    private final Meridiem meridiem;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the company is to live; default: ${DEFAULT-VALUE}, in this folder.")
    private Path dir = Path.of("demo");

    @Option(names = "--accounts", paramLabel = "N", description = "Paying customers; default: ${DEFAULT-VALUE}.")
    private int accounts = 120;

    @Option(names = "--months", paramLabel = "N", description = "Months of history; default: ${DEFAULT-VALUE}.")
    private int months = 24;

    @Option(names = "--end", paramLabel = "YYYY-MM", description = "The last of them; default: ${DEFAULT-VALUE}.")
    private YearMonth end = YearMonth.of(2026, 10);

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another number, another company; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    DemoVerb(Surroundings surroundings, Meridiem meridiem) {
        this.surroundings = surroundings;
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() throws IOException {
        within("--accounts", accounts, MOST_ACCOUNTS);
        within("--months", months, MOST_MONTHS);
        meridiem.ensureNoConfiguration("demo writes a configuration of its own into --dir");
        Path folder = surroundings.here().resolve(dir).normalize();
        MadeCompany company = new MadeCompany(folder, accounts, months, end, seed);
        Stages stages = meridiem.stages();
        company.ensureMade(
                surroundings.err()::println,
                configuration -> stages.getReady(meridiem.settings(configuration, Section.all())));
        Settings settings = meridiem.settings(company.configuration(), Section.all());
        int code = stages.run(new Request("demo", settings, end, end, Stage.DELIVER.andBefore(), List.of(), false));
        next(company);
        return code;
    }

    /** What a newcomer may want to do with it. */
    private void next(MadeCompany company) {
        surroundings.out().println(company.configuration());
        surroundings.out().println(company.truth());
        Path launcher = surroundings.home().resolve("scripts").resolve("meridiem");
        surroundings
                .err()
                .println(
                        "next: " + ShellWord.of(launcher) + " query --conf "
                                + ShellWord.of(company.configuration())
                                + " \"select month, sum(closing_mrr) as mrr from gold.revenue_month group by month order by month\"");
    }

    private static void within(String option, int asked, int most) {
        if (asked < 1 || asked > most) {
            throw Misconfigured.option(option, "expected a number from 1 to " + most + ", got " + asked);
        }
    }
}
