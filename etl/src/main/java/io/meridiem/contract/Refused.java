package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What has the wrong form already: its meaning is not asked for, while that of everything else is.
 *
 * @param problems what the schema says of the files
 */
record Refused(List<Problem> problems) {

    /** Whether a problem only follows from one that is told: of its key, of something below, or of its key misspelt. */
    boolean covers(Problem follows) {
        String key = follows.key();
        return problems.stream()
                .filter(one -> String.valueOf(one.file()).equals(String.valueOf(follows.file())))
                .map(Problem::key)
                .anyMatch(told -> told.equals(key)
                        || told.startsWith(key + ".")
                        || told.startsWith(key + "[")
                        || isMisspelt(told, key));
    }

    /** Whether anything is told of a key, which then says nothing that can be relied on. */
    boolean covers(YamlTree tree, String pointer) {
        return covers(tree.problem(pointer, "", null));
    }

    /** Takes what has the wrong form out of a tree that nothing will be read from but further problems. */
    void forget(YamlTree tree, String pointer) {
        forget(tree, tree.root().at(pointer), pointer);
    }

    private void forget(YamlTree tree, JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            for (String key : object.propertyStream().map(Map.Entry::getKey).toList()) {
                String at = YamlTree.child(pointer, key);
                if (isTold(tree, at) || isBrokenList(tree, object.get(key), at)) {
                    object.remove(key);
                } else {
                    forget(tree, object.get(key), at);
                }
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (isTold(tree, pointer + "/" + i)) {
                    list.set(i, JsonNodeFactory.instance.objectNode());
                } else {
                    forget(tree, list.get(i), pointer + "/" + i);
                }
            }
        }
    }

    /** Of a list of plain values nothing can be left out: the others would move to other places. */
    private boolean isBrokenList(YamlTree tree, JsonNode list, String pointer) {
        return list.isArray()
                && IntStream.range(0, list.size()).noneMatch(i -> list.get(i).isObject())
                && IntStream.range(0, list.size()).anyMatch(i -> isTold(tree, pointer + "/" + i));
    }

    private boolean isTold(YamlTree tree, String pointer) {
        Problem here = tree.problem(pointer, "", null);
        return problems.stream()
                .anyMatch(one -> one.key().equals(here.key())
                        && String.valueOf(one.file()).equals(String.valueOf(here.file())));
    }

    private static boolean isMisspelt(String told, String key) {
        int dot = key.lastIndexOf('.') + 1;
        return told.startsWith(key.substring(0, dot))
                && told.indexOf('.', dot) < 0
                && Nearest.to(told.substring(dot), List.of(key.substring(dot))).isPresent();
    }
}
