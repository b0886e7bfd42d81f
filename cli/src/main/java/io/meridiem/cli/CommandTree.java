package io.meridiem.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The verbs wired together, and the one place where an exception becomes an exit code. */
final class CommandTree {
    private final CommandLine commands;
    private final Failures failures;

    CommandTree(Surroundings surroundings) {
        Meridiem meridiem = new Meridiem(surroundings);
        failures = new Failures(surroundings.err(), surroundings.log());
        commands = new CommandLine(meridiem)
                .addSubcommand(new DemoVerb(surroundings, meridiem))
                .addSubcommand(new InitVerb(surroundings))
                .addSubcommand(new CheckVerb(meridiem))
                .addSubcommand(new RunVerb(meridiem))
                .addSubcommand(new IngestVerb(meridiem))
                .addSubcommand(new BuildVerb(meridiem))
                .addSubcommand(new ScoreVerb(meridiem))
                .addSubcommand(new RenderVerb(meridiem))
                .addSubcommand(new PublishVerb(meridiem))
                .addSubcommand(new DeliverVerb(meridiem))
                .addSubcommand(new HoldVerb(meridiem))
                .addSubcommand(new ReleaseVerb(meridiem))
                .addSubcommand(new ReproduceVerb(meridiem))
                .addSubcommand(new BackfillVerb(meridiem))
                .addSubcommand(new DagVerb(meridiem))
                .addSubcommand(new QueryVerb(meridiem))
                .addSubcommand(new RunsVerb(meridiem))
                .addSubcommand(new BacktestVerb(surroundings, meridiem))
                .addSubcommand(new PreviewVerb(surroundings))
                .addSubcommand(new ExplainVerb(meridiem))
                .addSubcommand(new EquivalentsVerb(surroundings, meridiem));
        commands.registerConverter(YearMonth.class, MonthRules::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((refused, args) -> failures.usage(refused))
                .setExecutionExceptionHandler((thrown, command, parsed) -> failures.exitCode(thrown));
    }

    /** Runs the verb the arguments name; the answer is the exit code, whatever happens. */
    int execute(String... args) {
        try {
            return commands.execute(Stream.of(args).map(CommandTree::noOption).toArray(String[]::new));
        } catch (Error e) {
            // Out of memory and a class that does not fit are no Exceptions, and must not print a stack trace either.
            return failures.exitCode(e);
        }
    }

    /** A statement pasted from a file begins with a comment, which is no option. */
    private static String noOption(String argument) {
        return argument.startsWith("-- ") || argument.startsWith("--\n") ? " " + argument : argument;
    }
}
