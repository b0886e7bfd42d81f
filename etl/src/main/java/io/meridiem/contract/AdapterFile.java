package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        }
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        return adapter(file, tree.root());
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

    private static Adapter adapter(Path file, JsonNode root) {
        Map<String, AdapterTable> tables = new LinkedHashMap<>();
        root.get("tables").forEachEntry((name, table) -> tables.put(name, table(table)));
        Map<String, List<String>> formats = new LinkedHashMap<>();
        root.path("formats").forEachEntry((type, patterns) -> formats.put(type, texts(patterns)));
        List<String> nulls = root.has("nulls") ? texts(root.get("nulls")) : List.of("");
        String name = root.get("adapter").asText();
        return new Adapter(file, name, root.get("describes").asText(), nulls, formats, tables);
    }

    private static AdapterTable table(JsonNode table) {
        Map<String, AdapterColumn> columns = new LinkedHashMap<>();
        table.get("columns").forEachEntry((ours, theirs) -> columns.put(ours, column(theirs)));
        return new AdapterTable(
                table.get("file").asText(), table.path("required").asBoolean(false), columns);
    }

    private static AdapterColumn column(JsonNode column) {
        if (column.isObject()) {
            List<String> from = column.has("from") ? texts(column.get("from")) : List.of();
            return new AdapterColumn(
                    from,
                    column.path("declared").asText(null),
                    column.path("constant").asText(null));
        }
        return AdapterColumn.from(List.of(column.asText()));
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
