package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Section;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backtest}: what the churn model says, held against what happened. */
@Command(
        name = "backtest",
        description =
                "Holds what the churn model foretold over the lake's history against what happened; or, with"
                        + " --features, learns who leaves from any table and holds it against rows it has not seen. One JSON object.")
final class BacktestVerb implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Meridiem meridiem;

    @Option(
            names = "--features",
            paramLabel = "FILE.csv",
            description = "Any table with a header: numbers, categories, blanks. Takes --id and --label too.")
    private Path features;

    @Option(names = "--id", paramLabel = "COL", description = "The column that says whom a row is about.")
    private String id;

    @Option(
            names = "--label",
            paramLabel = "COL",
            description = "The column that says who left: 1/0, true/false or yes/no; a row without is left out.")
    private String label;

    @Option(
            names = "--time",
            paramLabel = "COL",
            description =
                    "The column that says when: earlier rows are learned from, later ones judged. Default: seven of"
                            + " ten ids are learned from, by their hash.")
    private String time;

    @Option(
            names = "--predictions",
            paramLabel = "OUT.csv",
            description = "Where to write the judged rows' probabilities and what each column adds to them.")
    private Path predictions;

    BacktestVerb(Surroundings surroundings, Meridiem meridiem) {
        this.surroundings = surroundings;
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        if (features == null) {
            refuse("--id", id);
            refuse("--label", label);
            refuse("--time", time);
            refuse("--predictions", predictions);
            return meridiem.stages().backtest(meridiem.settings(Section.withoutSources()), surroundings.err());
        }
        ask("--id", id);
        ask("--label", label);
        Path file = surroundings.here().resolve(features).normalize();
        if (!Files.isRegularFile(file)) {
            throw new Unavailable(
                    Files.isDirectory(file)
                            ? "--features: " + file + " is a folder, not a CSV file"
                            : "--features: there is no file " + file);
        }
        Path to = predictions == null
                ? null
                : surroundings.here().resolve(predictions).normalize();
        if (to != null) {
            ensureWritable(to, file);
        }
        return meridiem.stages().backtest(new FeatureTrial(file, id, label, time, to, surroundings.err()));
    }

    private static void refuse(String option, Object given) {
        if (given != null) {
            throw Misconfigured.option(option, "says how to read a file of features: name it with --features");
        }
    }

    private static void ask(String option, Object given) {
        if (given == null) {
            throw Misconfigured.option(option, "is missing: name the column of --features");
        }
    }

    /** Before anything is learned: what takes long must not be lost for a name. */
    private static void ensureWritable(Path to, Path features) {
        if (Files.isDirectory(to)) {
            throw new Unavailable("--predictions: " + to + " is a folder, not a file: name a file in it");
        }
        if (!Files.isDirectory(to.getParent())) {
            throw new Unavailable("--predictions: there is no folder " + to.getParent() + ": make it, or name another");
        }
        try {
            if (Files.exists(to) && Files.isSameFile(to, features)) {
                throw Misconfigured.option("--predictions", "would write over the features: name another file");
            }
        } catch (IOException unreadable) {
            throw new Unavailable("--predictions: cannot look at " + to + ": " + unreadable.getMessage(), unreadable);
        }
        // A finished file is moved into place; moved onto a device it would take the device's place.
        if (Files.exists(to) && !Files.isRegularFile(to)) {
            throw Misconfigured.option("--predictions", to + " is no ordinary file: name one");
        }
    }
}
