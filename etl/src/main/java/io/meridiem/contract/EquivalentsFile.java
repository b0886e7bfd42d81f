package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Equivalents.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** An entry where it stands. */
    record Entry(YamlTree tree, String pointer, JsonNode node) {
        String id() {
            return node.path("id").asText();
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
     */
    static Read read(Path beside, Path home) {
        List<YamlTree> trees = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(beside, home)) {
            YamlTree tree = YamlFile.read(file, YamlTree.Scalars.AS_WRITTEN);
            trees.add(tree);
            problems.addAll(tree.problems());
            problems.addAll(new SchemaCheck(SCHEMA).problems(tree));
        }
        if (!problems.isEmpty()) {
            return new Read(Equivalents.none(), problems);
        }
        List<Entry> factors = merged(trees, "factors");
        List<Entry> equivalents = merged(trees, "equivalents");
        problems.addAll(new EquivalentsChecks(factors, equivalents).problems());
        CustomerWords customers = new CustomerWords(trees, equivalents);
        problems.addAll(customers.problems());
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
                .map(folder -> folder.toAbsolutePath().normalize().resolve(NAME))
                .filter(Files::isRegularFile)
                .forEach(files::add);
        return files;
    }

    /** In the order of the files; what a later one names takes the place of all versions of an earlier one. */
    private static List<Entry> merged(List<YamlTree> trees, String list) {
        Map<String, List<Entry>> byId = new LinkedHashMap<>();
        for (YamlTree tree : trees) {
            Map<String, List<Entry>> own = new LinkedHashMap<>();
            JsonNode items = tree.root().path(list);
            for (int i = 0; i < items.size(); i++) {
                Entry one = new Entry(tree, "/" + list + "/" + i, items.get(i));
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
