package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds and reads adapters: a user's own beside the configuration first, then the built-in ones. */
public final class AdapterFile {
    private static final String SCHEMA = "adapter.schema.json";
    private static final String ENDING = ".yml";

    private AdapterFile() {}

    /**
     * The adapter of that name.
     *
     * @param beside the configuration file's folder, whose {@code sources/} is looked into first
     * @param home the installation, whose {@code conf/sources/} comes next
     * @throws Misconfigured with every problem of the file, or if there is none of that name
     */
    public static Adapter read(String name, Path beside, Path home) {
        Path file = find(name, beside, home)
                .orElseThrow(
                        () -> Misconfigured.option("adapter", "no adapter in conf/sources is called '" + name + "'"));
        YamlTree tree = YamlFile.read(file, YamlTree.Scalars.AS_WRITTEN);
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(new SchemaCheck(SCHEMA).problems(tree));
        if (problems.isEmpty()) {
            problems.addAll(DatePatterns.problems(tree, ""));
            problems.addAll(named(tree, name));
            problems.addAll(feeds(tree));
        }
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        return new AdapterReader(tree.root()).adapter(file);
    }

    static Optional<Path> find(String name, Path beside, Path home) {
        return folders(beside, home)
                .map(folder -> folder.resolve(name + ENDING))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The names of all adapters within reach. */
    static TreeSet<String> names(Path beside, Path home) {
        TreeSet<String> names = new TreeSet<>();
        for (Path folder : folders(beside, home).filter(Files::isDirectory).toList()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(ENDING))
                        .forEach(file -> names.add(file.substring(0, file.length() - ENDING.length())));
            } catch (IOException e) {
                throw new Unavailable("cannot list " + folder + ": " + e.getMessage(), e);
            }
        }
        return names;
    }

    private static Stream<Path> folders(Path beside, Path home) {
        return Stream.of(beside.resolve("sources"), home.resolve("conf").resolve("sources"));
    }

    private static List<Problem> named(YamlTree tree, String name) {
        String says = "the file is called '" + name + "'";
        return tree.root().get("adapter").asText().equals(name)
                ? List.of()
                : List.of(tree.problem("/adapter", says, name));
    }

    /** A feed without a file, or a list inside an object asked for where there are no objects. */
    private static List<Problem> feeds(YamlTree tree) {
        List<Problem> problems = new ArrayList<>();
        tree.root().get("tables").forEachEntry((name, table) -> {
            String at = YamlTree.child("/tables", name);
            for (int i = 0; i < (table.isArray() ? table.size() : 1); i++) {
                JsonNode feed = table.isArray() ? table.get(i) : table;
                String here = at + (table.isArray() ? "/" + i : "");
                if (feed.has("file") == feed.has("table")) {
                    problems.add(tree.problem(here, "needs a file, or a connector's table, and not both", null));
                }
                if (feed.has("each")
                        && !AdapterFeed.isJsonLines(feed.path("file").asText())) {
                    String says = "only JSON lines (.jsonl, .ndjson, .json) have lists inside";
                    problems.add(tree.problem(here + "/each", says, null));
                }
            }
        });
        return problems;
    }

    /** A list of texts, or a single one as a list. */
    static List<String> texts(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(node.asText());
    }
}
