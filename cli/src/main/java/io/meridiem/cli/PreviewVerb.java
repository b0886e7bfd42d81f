package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Unavailable;
import io.meridiem.reports.Preview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preview}: a sample document to PDF, for whoever changes a template; without Spark. */
@Command(name = "preview", description = "Prints a sample of a report as PDF, without Spark.")
final class PreviewVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "REPORT", description = "executive or value.")
    private String report;

    @Option(names = "--locale", paramLabel = "L", description = "en, de or fr; default: en.")
    private String locale = "en";

    @Option(names = "--sample", paramLabel = "S", description = "Which made-up one; default: usual.")
    private String sample = "usual";

    @Option(names = "--document", paramLabel = "FILE", description = "A stored document instead of a sample.")
    private Path document;

    @Option(names = "--to", paramLabel = "FILE", description = "Default: <report>.<sample>.<locale>.pdf, here.")
    private Path to;

    PreviewVerb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path here = surroundings.here();
        String name = report + "." + sample + "." + locale + ".pdf";
        List<String> arguments = new ArrayList<>(List.of(report, "--locale", locale, "--sample", sample, "--out"));
        arguments.add(here.resolve(to == null ? Path.of(name) : to).toString());
        if (document != null) {
            arguments.addAll(List.of("--document", here.resolve(document).toString()));
        }
        try {
            Preview.run(arguments.toArray(String[]::new)).forEach(surroundings.out()::println);
            return 0;
        } catch (IllegalArgumentException wrong) {
            throw Misconfigured.option("preview", wrong.getMessage());
        } catch (IOException broken) {
            throw new Unavailable("cannot print " + report + ": " + broken.getMessage(), broken);
        }
    }
}
