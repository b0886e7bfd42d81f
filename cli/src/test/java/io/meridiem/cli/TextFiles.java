package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that tests write, read and count; what goes wrong with them is a fault of the test. */
final class TextFiles {
    private TextFiles() {}

    /** What lies in a folder, by name; nothing where there is none. */
    static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The text with one piece in the place of another, which must be there. */
    static String changed(String text, String here, String there) {
        assertThat(text).contains(here);
        return text.replace(here, there);
    }

    /** The whole text. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes the bytes, and the folders above them. */
    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
