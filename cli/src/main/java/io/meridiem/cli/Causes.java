package io.meridiem.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks through what an exception was caused by for something the user can mend. */
final class Causes {
    /** What the operating system says, and what it means; Spark often keeps it in its messages only. */
    private static final List<String> TROUBLES = List.of(
            "No space left on device",
            "Disk quota exceeded",
            "Read-only file system",
            "Permission denied",
            "Too many open files",
            "Mkdirs failed to create");

    /** As the JDK and Hadoop name a file: {@code /a/b (Permission denied)}, {@code failed to create file:/a/b}. */
    private static final Pattern PATH = Pattern.compile("(?:^|\\s|file:)(/[^\\s:(]+)");

    private Causes() {}

    /** The first of its kind, from the outside in. */
    static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> kind) {
        return chain(thrown).stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** What the machine refused and where, if that is what happened: {@code /a/b: no space left on device}. */
    static Optional<String> machine(Throwable thrown) {
        if (find(thrown, OutOfMemoryError.class).isPresent()) {
            return Optional.of("out of memory: give it more with MERIDIEM_HEAP, as MERIDIEM_HEAP=4g");
        }
        for (Throwable cause : chain(thrown)) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof AccessDeniedException denied) {
                return Optional.of(denied.getFile() + ": permission denied");
            }
            Optional<String> trouble =
                    TROUBLES.stream().filter(message::contains).findFirst();
            if (trouble.isPresent()) {
                String where = place(cause, message).map(path -> path + ": ").orElse("");
                String what = trouble.get().startsWith("Mkdirs")
                        ? "cannot make this folder"
                        : trouble.get().substring(0, 1).toLowerCase(Locale.ROOT)
                                + trouble.get().substring(1);
                return Optional.of(where + what);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> place(Throwable cause, String message) {
        if (cause instanceof FileSystemException file && file.getFile() != null) {
            return Optional.of(file.getFile());
        }
        Matcher path = PATH.matcher(message);
        return path.find() ? Optional.of(path.group(1)) : Optional.empty();
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = thrown; at != null && !chain.contains(at); at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }
}
