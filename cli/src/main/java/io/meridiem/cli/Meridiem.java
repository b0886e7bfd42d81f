package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import io.meridiem.contract.SettingsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a verb: the options every verb takes, before or after it, and what they lead to. */
@Command(
        name = "meridiem",
        description =
                "The open customer-success lakehouse: revenue, adoption, risk and value per account, every month.",
        version = "meridiem 0.1.0",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  data refused: a table was not built, its findings are listed",
            "  2  usage or configuration: nothing was touched",
            "  3  machine or source: mend it and run the same command again",
            "  4  done, but some reports or mails failed; they are listed"
        })
final class Meridiem implements Runnable {
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--conf",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The configuration; default: conf/meridiem.yml of the installation.")
    private Path conf;

    @Option(
            names = "--lake",
            scope = ScopeType.INHERIT,
            paramLabel = "PLACE",
            description = "Where the tables lie, instead of what the configuration says: a folder or a URI.")
    private String lake;

    @Option(
            names = "--out",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where the PDFs go, instead of what the configuration says.")
    private Path out;

    @Option(
            names = "--master",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The Spark master; default: this machine, all processors.")
    private String master;

    @Option(
            names = "--spark-conf",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY=VALUE",
            description = "A setting of Spark; repeatable.")
    private Map<String, String> spark = new LinkedHashMap<>();

    Meridiem(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Without a verb there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "missing verb");
    }

    /**
     * The configuration as this command line has it.
     *
     * @param used the sections the verb needs
     */
    Settings settings(Set<Section> used) {
        return settings(
                conf == null
                        ? surroundings.home().resolve("conf").resolve("meridiem.yml")
                        : surroundings.here().resolve(conf),
                used);
    }

    /** For a verb that takes no {@code --conf}: {@code because} is what the user is told. */
    void ensureNoConfiguration(String because) {
        if (conf != null) {
            throw Misconfigured.option("--conf", because);
        }
    }

    /** One file as this command line has it, with its {@code --lake}, {@code --out} and settings of Spark. */
    Settings settings(Path file, Set<Section> used) {
        Map<String, String> asked = new LinkedHashMap<>(spark);
        asked.keySet().stream()
                .filter(key -> !key.startsWith("spark."))
                .findFirst()
                .ifPresent(key -> {
                    throw Misconfigured.option(
                            "--spark-conf", "expected a key that begins with 'spark.', got '" + key + "'");
                });
        if (master != null) {
            asked.put("spark.master", master);
        }
        return SettingsFile.read(file, surroundings.home(), used, surroundings.environment())
                .with(place(), out == null ? null : absolute(out.toString()), asked);
    }

    /** The months this command line may ask for. */
    MonthRules months(Settings settings) {
        return new MonthRules(settings.calendar(), surroundings.clock());
    }

    /** The stages, made now. */
    Stages stages() {
        TerminalProgress progress = new TerminalProgress(surroundings.err(), surroundings.terminal());
        return surroundings.stages().apply(progress, surroundings.out());
    }

    private String place() {
        return lake == null || URI.matcher(lake).matches()
                ? lake
                : absolute(lake).toString();
    }

    private Path absolute(String path) {
        return surroundings.here().resolve(path).normalize();
    }
}
