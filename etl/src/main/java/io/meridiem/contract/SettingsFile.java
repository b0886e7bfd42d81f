package io.meridiem.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code meridiem.yml}. */
public final class SettingsFile {
    private static final String SCHEMA = "meridiem.schema.json";

    private SettingsFile() {}

    /**
     * The settings, checked and complete. Of a section outside {@code used} an unset variable is no problem: the
     * section then counts as absent, for {@code sources} as an empty list.
     *
     * @param file the configuration file
     * @param home the installation, for the built-in adapters
     * @param used the sections the verb needs
     * @param environment where <code>${env:NAME}</code> is looked up
     * @throws Misconfigured with all problems at once, in the order of the file
     * @throws Unavailable if the file exists and cannot be read
     */
    public static Settings read(Path file, Path home, Set<Section> used, Map<String, String> environment) {
        Path absolute = file.toAbsolutePath().normalize();
        exists(absolute);
        Set<String> keys = used.stream().map(Section::key).collect(Collectors.toSet());
        YamlTree tree = YamlFile.read(absolute, new Variables(absolute.getParent(), keys, environment));
        dropUnresolved(tree, keys);
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(new SchemaCheck(SCHEMA).problems(tree));
        List<Problem> formProblems = List.copyOf(problems);
        Set<String> refused = problems.stream().map(Problem::key).collect(Collectors.toSet());
        problems.addAll(
                new SettingsChecks(tree, absolute.getParent(), home, refused).problems(used.contains(Section.SOURCES)));
        problems.addAll(new DeliveryChecks(tree).problems(used.contains(Section.DELIVERY)));
        int year = thisYear(tree);
        Refused form = new Refused(formProblems);
        EquivalentsFile.Read catalogue =
                EquivalentsFile.read(absolute.getParent(), home, tree.root().at("/value/measures"), year);
        problems.addAll(catalogue.problems());
        problems.addAll(new ValueChecks(tree, catalogue.equivalents(), form, year).problems());
        Churn churn = churn(absolute.getParent(), home, problems);
        if (!problems.isEmpty()) {
            throw new Misconfigured(inOrder(problems, absolute));
        }
        return new SettingsReader(absolute, home.toAbsolutePath().normalize(), tree, catalogue.equivalents(), churn)
                .settings();
    }

    /** The latest year a source can speak of: that of today, or of the day the configuration says it is. */
    private static int thisYear(YamlTree tree) {
        String today = tree.root().at("/calendar/today").asText();
        int said = today.matches("[0-9]{4}-.*") ? Integer.parseInt(today.substring(0, 4)) : 0;
        return Math.max(said, Year.now(ZoneOffset.UTC).getValue());
    }

    /** What {@code churn.yml} says; null where it adds to the problems. */
    private static Churn churn(Path beside, Path home, List<Problem> problems) {
        try {
            return ChurnFile.read(beside, home);
        } catch (Misconfigured e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private static void exists(Path file) {
        if (Files.isDirectory(file)) {
            Path inside = file.resolve("meridiem.yml");
            String suggestion = Files.isRegularFile(inside) ? inside.toString() : null;
            String says = file + " is a folder, not a configuration file";
            throw new Misconfigured(List.of(new Problem(null, 0, "--conf", says, suggestion)));
        }
        if (!Files.exists(file)) {
            throw Misconfigured.option("--conf", "missing configuration file " + file);
        }
    }

    private static void dropUnresolved(YamlTree tree, Set<String> used) {
        for (String pointer : List.copyOf(tree.unresolved())) {
            String section = pointer.split("/", 3)[1];
            // Of the section delivery who may be written to is asked for, where nothing is sent, too: a table is made
            // of it.
            if (!used.contains(section) && !section.equals(Section.DELIVERY.key())) {
                ((ObjectNode) tree.root()).remove(section);
                tree.unresolved().add("/" + section);
            }
        }
    }

    /** By line, the configuration before its adapters. */
    private static List<Problem> inOrder(List<Problem> problems, Path file) {
        Comparator<Problem> order = Comparator.comparing((Problem problem) -> !file.equals(problem.file()))
                .thenComparing(problem -> String.valueOf(problem.file()))
                .thenComparing(Problem::line)
                .thenComparing(Problem::key);
        return problems.stream().distinct().sorted(order).toList();
    }
}
