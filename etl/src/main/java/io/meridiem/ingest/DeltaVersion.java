package io.meridiem.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a folder is a Delta table, and of which version, told from the names in its log without opening it. */
final class DeltaVersion {
    private static final String LOG = "_delta_log";
    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.(json|checkpoint.*)");

    private DeltaVersion() {}

    static boolean isTable(String folder) {
        return isFolder(folder) && isFolder(Storage.inside(folder, LOG));
    }

    private static boolean isFolder(String path) {
        return Storage.at(path).filter(Storage.Entry::isFolder).isPresent();
    }

    /** The number of its last commit; -1 where the log has none. */
    static long of(String folder) {
        return Storage.list(Storage.inside(folder, LOG)).stream()
                .map(one -> COMMIT.matcher(one.path().substring(one.path().lastIndexOf('/') + 1)))
                .filter(Matcher::matches)
                .mapToLong(one -> Long.parseLong(one.group(1)))
                .max()
                .orElse(-1);
    }
}
