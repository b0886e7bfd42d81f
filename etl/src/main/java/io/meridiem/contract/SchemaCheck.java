package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds a file against a shipped JSON Schema and says what is wrong in words for people: the schema carries them as
 * {@code x-expected} beside each rule and as {@code x-keys} where only some keys are allowed.
 */
final class SchemaCheck {
    private final JsonNode schema;

    /**
     * @param resource the schema's name on the class path, beside this class
     */
    SchemaCheck(String resource) {
        try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(resource), resource)) {
            schema = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in the file that breaks a rule, save what has no value only because a variable has none. */
    List<Problem> problems(YamlTree tree) {
        List<Problem> problems = new ArrayList<>();
        for (Error error : new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .withDisabledSchemaValidation(true)
                .validate((Object) schema, tree.root())
                .getErrors()) {
            if (!tree.unresolved().contains(error.getInstanceLocation())) {
                problems.addAll(said(tree, error));
            }
        }
        return problems.stream().distinct().toList();
    }

    private List<Problem> said(YamlTree tree, Error error) {
        String rule =
                error.getSchemaLocation().substring(error.getSchemaLocation().indexOf('#') + 1);
        String pointer = error.getInstanceLocation();
        if (error.getKeyword() == null) {
            return List.of(unknown(tree, pointer, schema.at(YamlTree.parent(rule))));
        }
        if (error.getKeyword().equals("required")) {
            return missing(tree, pointer, schema.at(rule));
        }
        String says = "expected " + expected(schema.at(rule)) + ", got " + got(tree, pointer);
        return List.of(tree.problem(pointer, says, null));
    }

    private static Problem unknown(YamlTree tree, String pointer, JsonNode rule) {
        String key = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (rule.has("x-keys")) {
            return tree.problem(pointer, "expected " + rule.get("x-keys").asText(), null);
        }
        List<String> known = known(rule);
        String suggestion = Nearest.to(key, known).orElse(null);
        String says = suggestion == null ? "unknown key; known here: " + String.join(", ", known) : "unknown key";
        return tree.problem(pointer, says, suggestion);
    }

    private static List<Problem> missing(YamlTree tree, String pointer, JsonNode rule) {
        JsonNode there = tree.root().at(pointer);
        List<String> known = known(rule);
        List<Problem> problems = new ArrayList<>();
        for (JsonNode required : rule.get("required")) {
            String key = required.asText();
            String at = YamlTree.child(pointer, key);
            if (there.has(key) || tree.unresolved().contains(at) || misspelt(there, known, key)) {
                continue;
            }
            problems.add(tree.problem(at, tree.mentions(at) ? "has no value" : "missing", null));
        }
        return problems;
    }

    /** Whether a key that stands there was surely meant to be this one: reported once, as unknown. */
    private static boolean misspelt(JsonNode there, List<String> known, String key) {
        return there.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .anyMatch(name -> Nearest.to(name, known).equals(Optional.of(key)));
    }

    private static List<String> known(JsonNode rule) {
        return rule.path("properties").propertyStream().map(Map.Entry::getKey).toList();
    }

    private static String expected(JsonNode rule) {
        if (rule.has("x-expected")) {
            return rule.get("x-expected").asText();
        }
        return switch (rule.path("type").asText()) {
            case "object" -> known(rule).isEmpty() ? "keys and values" : "the keys " + String.join(", ", known(rule));
            case "array" -> "a list";
            default -> rule.path("type").asText("another value");
        };
    }

    private static String got(YamlTree tree, String pointer) {
        JsonNode value = tree.root().at(pointer);
        if (value.isArray()) {
            return value.isEmpty() ? "an empty list" : "a list";
        }
        if (value.isObject()) {
            return value.isEmpty() ? "nothing" : "keys and values";
        }
        return tree.shown(pointer);
    }
}
