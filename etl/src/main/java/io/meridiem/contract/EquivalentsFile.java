package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Equivalents.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds and reads {@code equivalents.yml}: the built-in one, then a company's own beside its configuration. */
final class EquivalentsFile {
    static final String NAME = "equivalents.yml";
    private static final String SCHEMA = "equivalents.schema.json";

    private EquivalentsFile() {}

    /**
     * @param equivalents empty where there are problems
     * @param problems everything wrong with either file
     */
    record Read(Equivalents equivalents, List<Problem> problems) {}

    /**
     * An entry where it stands.
     *
     * @param isOwn the company's; else the built-in catalogue's
     */
    record Entry(YamlTree tree, String pointer, JsonNode node, boolean isOwn) {
        String id() {
            return text("id");
        }

        /** What a key says; empty where it is absent or of the wrong form. */
        String text(String key) {
            return node.path(key).asText();
        }

        /** Whom it holds for: what one customer has of its own leaves everybody else's where it is. */
        String scope() {
            return id() + "\n" + node.path("account").asText() + "\n"
                    + node.path("product").asText();
        }

        Problem problem(String key, String says, String suggestion) {
            return tree.problem(pointer + "/" + key, says, suggestion);
        }
    }

    /**
     * @param beside the configuration file's folder
     * @param home the installation, in whose {@code conf} the built-in one lies
     * @param measures {@code value.measures} of the configuration, which feed equivalents
     * @param thisYear the latest year a source can speak of
     */
    static Read read(Path beside, Path home, JsonNode measures, int thisYear) {
        List<YamlTree> trees = new ArrayList<>();
        Set<YamlTree> builtIn = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(beside, home)) {
            YamlTree tree = YamlFile.read(file, YamlTree.Scalars.AS_WRITTEN);
            trees.add(tree);
            if (file.equals(catalogue(home.resolve("conf")))) {
                builtIn.add(tree);
            }
            problems.addAll(tree.problems());
            problems.addAll(new SchemaCheck(SCHEMA).problems(tree));
        }
        Refused refused = new Refused(List.copyOf(problems));
        trees.forEach(tree -> refused.forget(tree, ""));
        List<Entry> factors = merged(trees, builtIn, "factors");
        List<Entry> equivalents = merged(trees, builtIn, "equivalents");
        CustomerWords customers = new CustomerWords(trees, equivalents);
        Stream.of(
                        new EquivalentsChecks(factors, equivalents, refused, thisYear).problems(),
                        new TakenUnits(equivalents, taken(builtIn), measures).problems(),
                        customers.problems())
                .flatMap(List::stream)
                .filter(one -> !refused.covers(one))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            return new Read(Equivalents.none(), problems);
        }
        return new Read(
                new Equivalents(
                        factors.stream()
                                .map(one -> EquivalentsReader.factor(one.node()))
                                .toList(),
                        equivalents.stream()
                                .map(one -> EquivalentsReader.equivalent(one.node()))
                                .toList(),
                        wordings(trees),
                        customers.read()),
                List.of());
    }

    /** The built-in configuration lies beside the built-in catalogue: one file, not two. */
    private static Set<Path> files(Path beside, Path home) {
        Set<Path> files = new LinkedHashSet<>();
        Stream.of(home.resolve("conf"), beside)
                .map(EquivalentsFile::catalogue)
                .filter(Files::isRegularFile)
                .forEach(files::add);
        return files;
    }

    private static Path catalogue(Path folder) {
        return folder.toAbsolutePath().normalize().resolve(NAME);
    }

    private static Set<String> taken(Set<YamlTree> trees) {
        Set<String> units = new TreeSet<>();
        trees.forEach(tree -> tree.root()
                .path("equivalents")
                .forEach(one -> units.add(one.path("takes").asText())));
        return units;
    }

    /** In the order of the files; what a later one names takes the place of all versions of an earlier one. */
    private static List<Entry> merged(List<YamlTree> trees, Set<YamlTree> builtIn, String list) {
        Map<String, List<Entry>> byId = new LinkedHashMap<>();
        for (YamlTree tree : trees) {
            Map<String, List<Entry>> own = new LinkedHashMap<>();
            JsonNode items = tree.root().path(list);
            for (int i = 0; i < items.size(); i++) {
                Entry one = new Entry(tree, "/" + list + "/" + i, items.get(i), !builtIn.contains(tree));
                own.computeIfAbsent(one.scope(), unused -> new ArrayList<>()).add(one);
            }
            byId.putAll(own);
        }
        return byId.values().stream().flatMap(List::stream).toList();
    }

    private static Map<String, Wording> wordings(List<YamlTree> trees) {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        for (YamlTree tree : trees) {
            tree.root()
                    .path("wordings")
                    .forEachEntry((name, node) -> wordings.put(name, EquivalentsReader.wording(node)));
        }
        return wordings;
    }
}
