package io.meridiem.run;

import io.meridiem.contract.Lake;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The runs under way, one small file each in {@code <lake>/_runs}. A file that is still there when the lake's lock is
 * free belongs to a run that was killed: it is recorded as such, and what it left staged is removed.
 */
final class Journal {
    private final Path file;
    private final Path staging;
    private final List<Begun> killed = new ArrayList<>();

    /** A run that began and was not recorded: it was killed, or failed and could not say so in the lake. */
    record Begun(String run, String verb, Instant started, String outcome) {}

    private Journal(Path file, Path staging) {
        this.file = file;
        this.staging = staging;
    }

    static Journal open(Lake lake, String run, String verb, Instant started) {
        Path folder = Path.of(lake.root(), "_runs");
        Journal journal = new Journal(folder.resolve(run), Path.of(lake.root(), "_staging"));
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path one : left.sorted().toList()) {
                    journal.killed.add(read(one));
                }
            }
            remove(journal.staging);
            Files.writeString(journal.file, verb + "\n" + started + "\n");
            return journal;
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write " + folder + ": " + unwritable.getMessage(), unwritable);
        }
    }

    /** Runs that began and never ended. */
    List<Begun> killed() {
        return killed;
    }

    /** The run is recorded: its own file, those of the killed and everything staged go. */
    void close() {
        try {
            remove(staging);
            for (Begun one : killed) {
                Files.deleteIfExists(file.resolveSibling(one.run()));
            }
            Files.deleteIfExists(file);
        } catch (IOException unwritable) {
            throw new Unavailable("cannot clear " + staging + ": " + unwritable.getMessage(), unwritable);
        }
    }

    /**
     * The run ends without its record: the next one records it as failed, not as killed. Where not even that can be
     * written, on a full disk, it counts as killed.
     *
     * @return whether it could be noted
     */
    boolean fail() {
        try {
            if (Files.exists(file)) {
                Files.writeString(file, "failed\n", StandardOpenOption.APPEND);
            }
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    private static Begun read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean whole = lines.size() >= 2;
        Instant started = whole
                ? Instant.parse(lines.get(1))
                : Files.getLastModifiedTime(file).toInstant();
        return new Begun(
                file.getFileName().toString(),
                whole ? lines.get(0) : "unknown",
                started,
                lines.size() > 2 ? lines.get(2) : "killed");
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
