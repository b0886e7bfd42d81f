package io.meridiem.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The way in: from {@code scripts/meridiem} and from {@code spark-submit} alike. */
public final class Main {
    private Main() {}

    /** Runs one verb and ends the process with its exit code. */
    public static void main(String[] args) {
        Surroundings surroundings = surroundings();
        announceArchive(surroundings);
        System.exit(new CommandTree(surroundings).execute(args));
    }

    /** The launcher lets Java write its class archive as the first job ends: seconds in which nothing seems to happen. */
    private static void announceArchive(Surroundings surroundings) {
        long start = System.nanoTime();
        if (Boolean.getBoolean("meridiem.archiving") && surroundings.terminal() > 0) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                // A job that was refused at once has loaded little, and is done in no time.
                if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(5)) {
                    surroundings.err().println("preparing faster starts, once");
                }
            }));
        }
    }

    private static Surroundings surroundings() {
        Path here = Path.of("").toAbsolutePath();
        // The launcher says where home is; under spark-submit it is where the configuration has been shipped to.
        Path home = Path.of(System.getProperty("meridiem.home", here.toString()));
        String log = System.getProperty(
                "meridiem.log",
                Path.of(
                                System.getProperty("java.io.tmpdir"),
                                "meridiem-" + ProcessHandle.current().pid() + ".log")
                        .toString());
        return new Surroundings(
                home.toAbsolutePath().normalize(),
                here,
                System.getenv(),
                Clock.systemUTC(),
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Integer.getInteger("meridiem.terminal", 0),
                Path.of(log),
                (progress, out) -> new LakeStages(progress, out, Clock.systemUTC()));
    }

    /** JDK 17 would write names like Zoë in whatever encoding the locale says. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
