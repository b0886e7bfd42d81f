package io.meridiem.ingest;

import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one name, or of all names a pattern fits.
 *
 * @param folder the source's
 * @param written the name inside it, with {@code *} and {@code ?} for any letters of one name, and {@code /} between
 *     folders
 */
record FilePattern(Path folder, String written) {

    /** Whether it may stand for several files. A file that is really called so is one. */
    boolean many() {
        return written.matches(".*[*?].*") && !Files.exists(folder.resolve(written));
    }

    /**
     * The files there are, in the order of their names; hidden ones, as tools leave them while they copy, are none.
     *
     * @throws Unavailable where the folder cannot be listed
     */
    List<Path> files() {
        if (!many()) {
            Path file = folder.resolve(written);
            return Files.exists(file) ? List.of(file) : List.of();
        }
        Path first = firstFolder();
        if (!Files.isDirectory(first)) {
            return List.of();
        }
        int depth = (int) written.chars().filter(one -> one == '/').count() + 1;
        Pattern names = names();
        try (Stream<Path> all = Files.walk(first, depth, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(one -> names.matcher(inside(one)).matches())
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(this::inside))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new Unavailable("cannot list " + first + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The name of a file as people know it: inside the source's folder. */
    String inside(Path file) {
        return file.startsWith(folder)
                ? folder.relativize(file).toString().replace('\\', '/')
                : file.getFileName().toString();
    }

    /** The deepest folder that no pattern is part of. */
    private Path firstFolder() {
        String before = written.substring(0, written.replaceFirst("[*?].*", "").length());
        int slash = before.lastIndexOf('/');
        return slash < 0 ? folder : folder.resolve(before.substring(0, slash));
    }

    private Pattern names() {
        return Pattern.compile(
                Stream.of(written.split("/")).map(FilePattern::name).collect(Collectors.joining("/")));
    }

    private static String name(String step) {
        String hidden = step.startsWith(".") ? "" : "(?!\\.)";
        return hidden
                + step.chars()
                        .mapToObj(one ->
                                one == '*' ? "[^/]*" : one == '?' ? "[^/]" : Pattern.quote(Character.toString(one)))
                        .collect(Collectors.joining());
    }
}
