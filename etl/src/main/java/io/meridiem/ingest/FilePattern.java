package io.meridiem.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of one name, or of all names a pattern fits.
 *
 * @param folder the source's; a path or a URI
 * @param written the name inside it, with {@code *} and {@code ?} for any letters of one name, and {@code /} between
 *     folders
 */
record FilePattern(String folder, String written) {

    /** Whether it may stand for several files. A file that is really called so is one. */
    boolean many() {
        return written.matches(".*[*?].*") && Storage.at(whole()).isEmpty();
    }

    /** The name, or the pattern, as a path or a URI. */
    String whole() {
        return Storage.inside(folder, written);
    }

    /**
     * The files there are, in the order of their names; hidden ones, as tools leave them while they copy, are none.
     *
     * @throws io.meridiem.contract.Unavailable where a folder cannot be listed
     */
    List<Storage.Entry> files() {
        if (!many()) {
            return Storage.at(whole()).stream().toList();
        }
        List<String> reached = List.of(folder);
        String[] steps = written.split("/");
        for (int i = 0; i < steps.length - 1; i++) {
            String step = steps[i];
            reached = reached.stream()
                    .flatMap(one -> step(one, step).stream())
                    .filter(Storage.Entry::isFolder)
                    .map(Storage.Entry::path)
                    .toList();
        }
        return reached.stream()
                .flatMap(one -> step(one, steps[steps.length - 1]).stream())
                .filter(one -> !one.isFolder())
                .sorted(Comparator.comparing(one -> inside(one.path())))
                .toList();
    }

    private static List<Storage.Entry> step(String folder, String step) {
        if (!step.matches(".*[*?].*")) {
            return Storage.at(Storage.inside(folder, step)).stream().toList();
        }
        Pattern name = name(step);
        List<Storage.Entry> found = new ArrayList<>(Storage.list(folder));
        found.removeIf(one -> !name.matcher(last(one.path())).matches());
        return found;
    }

    /** The name of a file as people know it: inside the source's folder. */
    String inside(String file) {
        if (Storage.isLocal(folder) && Storage.isLocal(file)) {
            Path path = Path.of(file);
            return path.startsWith(folder)
                    ? Path.of(folder).relativize(path).toString().replace('\\', '/')
                    : path.getFileName().toString();
        }
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        return file.startsWith(prefix) ? file.substring(prefix.length()) : last(file);
    }

    private static String last(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static Pattern name(String step) {
        String hidden = step.startsWith(".") ? "" : "(?!\\.)";
        return Pattern.compile(hidden
                + step.chars()
                        .mapToObj(one -> one == '*' ? ".*" : one == '?' ? "." : Pattern.quote(Character.toString(one)))
                        .collect(Collectors.joining()));
    }
}
