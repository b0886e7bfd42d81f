package io.meridiem.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The declarations shipped under {@code models/<layer>}, from a folder of classes or from a jar. */
public final class ModelFolder {

    private ModelFolder() {}

    /** File name without its ending, then the file's text, in the order of the names. */
    public static Map<String, String> read(String layer, String ending) {
        try {
            Path home = Path.of(ModelFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return texts(home.resolve("models").resolve(layer), ending);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + home.toUri()), Map.of())) {
                return texts(jar.getPath("models", layer), ending);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("models/" + layer, broken);
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Map<String, String> texts(Path folder, String ending) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ending)) {
                    texts.put(name.substring(0, name.length() - ending.length()), Files.readString(file));
                }
            }
        }
        return texts;
    }
}
