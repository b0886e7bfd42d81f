package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A made-up company's folder. It is made aside and moved into place, its configuration last: where that stands, the
 * company is whole.
 *
 * @param folder where it is to live
 */
record MadeCompany(Path folder, int accounts, int months, YearMonth end, long seed) {
    private static final String ASIDE = ".making";
    private static final Set<String> OWN = Set.of(ASIDE, "exports", "truth.json", "equivalents.yml");

    /** What every other verb needs to work on it. */
    Path configuration() {
        return folder.resolve("meridiem.yml");
    }

    /** What is true of it, to hold the lakehouse against. */
    Path truth() {
        return folder.resolve("truth.json");
    }

    /**
     * Makes it, unless it is there already.
     *
     * @param configured is told, before the long work begins, where the configuration lies for the time being
     * @throws Misconfigured where the folder holds something else
     */
    void ensureMade(Consumer<String> progress, Consumer<Path> configured) throws IOException {
        Path aside = folder.resolve(ASIDE);
        Demo demo = new Demo(aside, accounts, months, end, seed);
        if (Files.exists(configuration())) {
            ensureSame(demo);
            return;
        }
        ensureFree(Files.exists(aside));
        FileUtils.deleteDirectory(aside.toFile());
        configured.accept(demo.configure());
        demo.write(progress);
        FileUtils.deleteDirectory(folder.resolve("exports").toFile());
        Path equivalents = folder.resolve("equivalents.yml");
        Files.deleteIfExists(truth());
        Files.deleteIfExists(equivalents);
        for (Path made : List.of(folder.resolve("exports"), truth(), equivalents, configuration())) {
            Files.move(aside.resolve(made.getFileName()), made);
        }
        FileUtils.deleteDirectory(aside.toFile());
    }

    private void ensureSame(Demo demo) throws IOException {
        try (Stream<String> lines = Files.lines(configuration())) {
            if (lines.noneMatch(line -> line.equals(demo.madeBy()))) {
                throw Misconfigured.option(
                        "--dir",
                        configuration() + " belongs to another company than these arguments make: name another folder");
            }
        }
    }

    /**
     * Nothing of anybody else's is written over.
     *
     * @param cutOff whether an earlier demo was cut off here
     */
    private void ensureFree(boolean cutOff) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw Misconfigured.option("--dir", folder + " is a file, not a folder");
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> there = Files.list(folder)) {
            there.map(one -> one.getFileName().toString())
                    .filter(name -> !cutOff || !OWN.contains(name))
                    .min(String::compareTo)
                    .ifPresent(name -> {
                        throw Misconfigured.option(
                                "--dir", folder + " holds " + name + " already: name an empty folder or a new one");
                    });
        }
    }
}
