package io.meridiem.contract;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file to a tree that knows its lines. */
final class YamlFile {
    private YamlFile() {}

    /**
     * The file's only document.
     *
     * @throws Misconfigured if it is empty, not text, not YAML, or not a list of keys
     * @throws Unavailable if the file cannot be read
     */
    static YamlTree read(Path file, YamlTree.Scalars change) {
        String text = text(file);
        Node document;
        try {
            document = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw refused(file, e.getProblemMark().getLine() + 1, syntax(e, text));
        } catch (YAMLException e) {
            throw refused(
                    file,
                    1,
                    "is not YAML: " + e.getMessage().lines().findFirst().orElse("unreadable"));
        }
        if (document == null || text.isBlank()) {
            throw refused(file, 1, "is empty; 'meridiem init' writes one to start from");
        }
        if (!(document instanceof MappingNode)) {
            throw refused(file, document.getStartMark().getLine() + 1, "expected keys and values, as 'company: ...'");
        }
        return new YamlTree(file, document, change);
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(file, 1, "is not UTF-8 text");
        } catch (IOException e) {
            throw new Unavailable("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String syntax(MarkedYAMLException error, String text) {
        String problem = String.valueOf(error.getProblem());
        if (problem.contains("TAB")) {
            return "a tab character where spaces belong: YAML is indented with spaces";
        }
        int line = error.getProblemMark().getLine();
        if (text.lines().skip(line).findFirst().orElse("").matches(".*[\\[{,:]\\s*\\$\\{.*")) {
            return "is not YAML: a variable inside {..} or [..] needs quotes, as \"${env:NAME}\"";
        }
        int column = error.getProblemMark().getColumn() + 1;
        return "is not YAML at column " + column + ": " + problem.replace("<block end>", "the end of the block");
    }

    private static Misconfigured refused(Path file, int line, String says) {
        return new Misconfigured(List.of(new Problem(file, line, "file", says, null)));
    }
}
