package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, for what is only true between processes. It never outlives its test. */
final class OtherProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    private OtherProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a verb on the configuration of a folder, as the launcher would. */
    static OtherProcess type(Path folder, Map<String, String> environment, List<String> java, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m",
                "-Djava.awt.headless=true",
                "-Dlog4j2.configurationFile=meridiem-log4j2.properties",
                "-Dmeridiem.home=" + System.getProperty("meridiem.root")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(one -> one.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.meridiem.cli.Main"));
        command.addAll(List.of(args));
        command.addAll(List.of("--conf", "meridiem.yml"));
        try {
            Path out = Files.createTempFile(folder, "stdout", null);
            Path err = Files.createTempFile(folder, "stderr", null);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new OtherProcess(builder.start(), out, err);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits until standard error says it. */
    OtherProcess untilItSays(String text) throws InterruptedException {
        Instant last = Instant.now().plus(LONGEST);
        while (!err().contains(text)) {
            assertThat(process.isAlive())
                    .as("it ended and never said '%s': %s", text, err())
                    .isTrue();
            assertThat(Instant.now()).as("it never said '%s': %s", text, err()).isBefore(last);
            Thread.sleep(20);
        }
        return this;
    }

    /** Ends it in the middle of whatever it is doing, as the kernel does when memory is short. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(this::err).isEqualTo(128 + 9);
    }

    /** Waits for its end; no stack trace may have been seen. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(out() + err()).doesNotContain("\tat ").doesNotContain("Exception in");
        return process.exitValue();
    }

    /** Sends it a signal by name: STOP holds it where it is, CONT lets it go on. */
    void signal(String name) throws IOException, InterruptedException {
        Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
        assertThat(sent.waitFor()).as("kill -%s", name).isZero();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
