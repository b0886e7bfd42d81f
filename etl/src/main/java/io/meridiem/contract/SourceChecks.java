package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether a source and its adapter fit: tables the adapter knows, and every word declared that it asks for. */
final class SourceChecks {
    private SourceChecks() {}

    static List<Problem> problems(YamlTree tree, String at, Adapter adapter) {
        List<Problem> problems = new ArrayList<>();
        for (String key : List.of("files", "columns", "words")) {
            tree.root().at(at + "/" + key).fieldNames().forEachRemaining(table -> {
                if (!adapter.tables().containsKey(table)) {
                    String says = "adapter '" + adapter.name() + "' has no such table";
                    String suggestion =
                            Nearest.to(table, adapter.tables().keySet()).orElse(null);
                    problems.add(tree.problem(YamlTree.child(at + "/" + key, table), says, suggestion));
                }
            });
        }
        tree.root().at(at + "/files").fieldNames().forEachRemaining(table -> {
            List<AdapterFeed> feeds = adapter.tables().getOrDefault(table, List.of());
            if (feeds.size() > 1) {
                String files = feeds.stream().map(AdapterFeed::file).collect(Collectors.joining(", "));
                String says = "the table is read from several files (" + files
                        + "): name yours in an adapter of your own, in sources/ beside this file";
                problems.add(tree.problem(YamlTree.child(at + "/files", table), says, null));
            }
        });
        problems.addAll(undeclared(tree, at, adapter));
        problems.addAll(lists(tree, at, adapter));
        return problems;
    }

    private static List<Problem> lists(YamlTree tree, String at, Adapter adapter) {
        boolean lists = adapter.tables().values().stream().flatMap(List::stream).anyMatch(feed -> feed.each() != null);
        String says = "adapter '" + adapter.name() + "' takes rows out of lists in JSON, which no table has:"
                + " take one for a connector's tables";
        return tree.root().at(at).has("database") && lists
                ? List.of(tree.problem(at + "/adapter", says, null))
                : List.of();
    }

    private static List<Problem> undeclared(YamlTree tree, String at, Adapter adapter) {
        JsonNode source = tree.root().at(at);
        List<Problem> problems = new ArrayList<>();
        adapter.tables().forEach((table, feeds) -> feeds.stream()
                .flatMap(feed -> feed.columns().entrySet().stream())
                .filter(column -> column.getValue().declared() != null
                        && column.getValue().from().isEmpty())
                .filter(column -> !source.at("/columns/" + table).has(column.getKey()))
                .map(Map.Entry::getValue)
                .map(AdapterColumn::declared)
                .filter(word -> !source.path("declared").has(word))
                .map(word -> YamlTree.child(at + "/declared", word))
                .filter(pointer -> !tree.unresolved().contains(pointer))
                .map(pointer ->
                        tree.problem(pointer, "missing; adapter '" + adapter.name() + "' has no column for it", null))
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add));
        return problems;
    }
}
