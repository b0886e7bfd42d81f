package io.meridiem.cli;

import io.meridiem.contract.Section;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reproduce}: proves a published report. */
@Command(
        name = "reproduce",
        description =
                "Proves a published report: its original is unchanged, and its document prints to the same bytes.")
final class ReproduceVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Parameters(paramLabel = "ID", description = "The report's id as printed on it, or more of either hash.")
    private String id;

    ReproduceVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        return meridiem.stages().reproduce(meridiem.settings(Section.withoutSources()), id);
    }
}
