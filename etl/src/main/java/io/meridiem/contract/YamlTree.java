package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document as plain data that knows its lines. Plain scalars are numbers and booleans by JSON's rules alone, so
 * that {@code no}, {@code 2023-01} and {@code 010} stay the text they are. A key without a value counts as absent.
 */
final class YamlTree {
    /** Deeper than any sane configuration; stops an anchor that contains itself. */
    private static final int DEEPEST = 30;

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+([eE][-+]?[0-9]{1,3})?");

    private final Path file;
    private final Scalars change;
    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private final Set<String> unresolved = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param change what to do with the text of each scalar, given its pointer; for variables
     */
    YamlTree(Path file, Node document, Scalars change) {
        this.file = file;
        this.change = change;
        this.root = convert(document, "", 0);
    }

    /** What a scalar's text becomes, seen from its place; null when that cannot be told. */
    @FunctionalInterface
    interface Scalars {
        Scalars AS_WRITTEN = (tree, pointer, text) -> text;

        String at(YamlTree tree, String pointer, String text);
    }

    JsonNode root() {
        return root;
    }

    /** Duplicate keys and whatever the change of scalars complained about; open for more. */
    List<Problem> problems() {
        return problems;
    }

    /** Pointers of scalars that have no value because a variable has none: no rule is to be held against them. */
    Set<String> unresolved() {
        return unresolved;
    }

    /** The line of the key or list item at a JSON pointer, or of the nearest thing around it. */
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = parent(at)) {
            if (lines.containsKey(at)) {
                return lines.get(at);
            }
        }
        return 1;
    }

    /** Whether the key is in the file, be it without a value. */
    boolean mentions(String pointer) {
        return lines.containsKey(pointer);
    }

    /** A scalar as messages may print it: in quotes, and the name of a variable instead of its value. */
    String shown(String pointer) {
        String raw = written.get(pointer);
        return raw == null ? "'" + root.at(pointer).asText() + "'" : "the value of " + raw;
    }

    /** Whether the scalar came, in part at least, out of a variable. */
    boolean isVariable(String pointer) {
        return written.containsKey(pointer);
    }

    /** A problem at a pointer. */
    Problem problem(String pointer, String says, String suggestion) {
        return new Problem(file, line(pointer), key(pointer), says, suggestion);
    }

    /** A pointer as people write it: {@code sources[0].folder}. */
    static String key(String pointer) {
        String dotted = pointer.replaceAll("/([0-9]+)(?=/|$)", "[$1]").replace('/', '.');
        String bare = dotted.startsWith(".") ? dotted.substring(1) : dotted;
        return bare.isEmpty() ? "file" : bare.replace("~1", "/").replace("~0", "~");
    }

    static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode convert(Node node, String pointer, int depth) {
        if (depth > DEEPEST) {
            throw new Misconfigured(List.of(problem(pointer, "nested too deeply", null)));
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Node item : sequence.getValue()) {
                String at = pointer + "/" + array.size();
                lines.put(at, item.getStartMark().getLine() + 1);
                array.add(convert(item, at, depth + 1));
            }
            return array;
        }
        return scalar((ScalarNode) node, pointer);
    }

    private ObjectNode object(MappingNode mapping, String pointer, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String at = child(pointer, key);
            int line = entry.getKeyNode().getStartMark().getLine() + 1;
            if (lines.containsKey(at)) {
                String says = "stands here a second time; the first is in line " + lines.get(at);
                problems.add(new Problem(file, line, key(at), says, null));
                continue;
            }
            lines.put(at, line);
            JsonNode value = convert(entry.getValueNode(), at, depth + 1);
            if (!value.isNull()) {
                object.set(key, value);
            }
        }
        return object;
    }

    private JsonNode scalar(ScalarNode node, String pointer) {
        String raw = node.getValue();
        String text = change.at(this, pointer, raw);
        if (!raw.equals(text)) {
            written.put(pointer, raw);
        }
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        if (text == null) {
            unresolved.add(pointer);
        }
        if (text == null || (plain && (raw.isEmpty() || raw.equals("~") || raw.equals("null")))) {
            return JsonNodeFactory.instance.nullNode();
        }
        return plain ? typed(text) : JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode typed(String text) {
        if (WHOLE.matcher(text).matches()) {
            return JsonNodeFactory.instance.numberNode(new BigInteger(text));
        }
        if (DECIMAL.matcher(text).matches()) {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
        }
        return text.equals("true") || text.equals("false")
                ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
                : JsonNodeFactory.instance.textNode(text);
    }
}
