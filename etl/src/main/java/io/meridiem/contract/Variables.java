package io.meridiem.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;

/**
 * Fills in <code>${env:NAME}</code> and <code>${file:path}</code>, the two places a secret may come from, and
 * <code>${env:NAME:-default}</code>. What a variable holds is taken as it is and never appears in a message; one that
 * has no value is a problem only where the verb uses its section.
 */
final class Variables implements YamlTree.Scalars {
    private final Path folder;
    private final Set<String> used;
    private final Map<String, String> environment;

    /**
     * @param folder where relative paths of <code>${file:..}</code> begin
     * @param used the top-level keys the verb needs
     */
    Variables(Path folder, Set<String> used, Map<String, String> environment) {
        this.folder = folder;
        this.used = used;
        this.environment = environment;
    }

    @Override
    public String at(YamlTree tree, String pointer, String text) {
        if (!text.contains("${")) {
            return text;
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        StringLookup lookup = variable -> value(variable, wrong);
        String filled = new StringSubstitutor(lookup)
                .setDisableSubstitutionInValues(true)
                .replace(text);
        // A variable with a default has been replaced all the same.
        wrong.keySet().removeIf(variable -> !filled.contains("${" + variable + "}"));
        if (wrong.isEmpty()) {
            return filled;
        }
        String section = pointer.split("/", 3)[1];
        if (used.contains(section)) {
            wrong.values().forEach(says -> tree.problems().add(tree.problem(pointer, says, null)));
        }
        return null;
    }

    private String value(String variable, Map<String, String> wrong) {
        int colon = variable.indexOf(':');
        String kind = colon < 0 ? "" : variable.substring(0, colon);
        String name = variable.substring(colon + 1);
        if (kind.equals("env")) {
            String value = environment.getOrDefault(name, "");
            return value.isEmpty() ? missing(wrong, variable, "environment variable " + name + " is not set") : value;
        }
        if (kind.equals("file")) {
            return contents(variable, name, wrong);
        }
        return missing(wrong, variable, "'${" + variable + "}' is no variable: write ${env:NAME} or ${file:path}");
    }

    private String contents(String variable, String name, Map<String, String> wrong) {
        try {
            return Files.readString(folder.resolve(name)).stripTrailing();
        } catch (IOException e) {
            return missing(wrong, variable, "cannot read the file of ${file:" + name + "}");
        }
    }

    /** Null, not the empty text, so that a default after {@code :-} is taken. */
    private static String missing(Map<String, String> wrong, String variable, String says) {
        wrong.put(variable, says);
        return null;
    }
}
