package io.meridiem.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What files held when they were read last, in {@code <lake>/_files.json}: one that is as long as then and has not been
 * written since is not read to find out what it holds.
 */
final class FileManifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file written so shortly before it was read may be written again without a trace in its time. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /**
     * A file as it was.
     *
     * @param modified when it had been written last, as an instant's text
     * @param hash of its bytes
     */
    record Seen(long size, String modified, String hash) {}

    /** Read as a map of such, which Jackson has to be told. */
    private static final class Files extends TreeMap<String, Seen> {
        private static final long serialVersionUID = 1L;
    }

    private final String place;
    private final ConcurrentSkipListMap<String, Seen> before;
    private final ConcurrentSkipListMap<String, Seen> now = new ConcurrentSkipListMap<>();

    private FileManifest(String place, Files before) {
        this.place = place;
        this.before = new ConcurrentSkipListMap<>(before);
    }

    /**
     * The lake's; an empty one for a lake without.
     *
     * @param whole whether nothing counts that was found before, so that every file is read
     */
    static FileManifest of(String lake, boolean whole) {
        String place = Storage.inside(lake, "_files.json");
        if (whole || Storage.at(place).isEmpty()) {
            return new FileManifest(place, new Files());
        }
        try (InputStream in = Storage.open(place)) {
            return new FileManifest(place, JSON.readValue(in, Files.class));
        } catch (IOException unreadable) {
            throw new Unavailable("cannot read " + place + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** What tells one content of a file from another: an object store's own mark of it, else the hash of its bytes. */
    String hash(Storage.Entry file) {
        if (file.version() != null) {
            return file.version();
        }
        String modified = file.modified().toString();
        Seen seen = before.get(file.path());
        boolean same =
                seen != null && seen.size() == file.size() && seen.modified().equals(modified);
        String hash = same ? seen.hash() : SourceFiles.hash(file);
        if (file.modified().isBefore(Instant.now().minus(SETTLED))) {
            now.put(file.path(), new Seen(file.size(), modified, hash));
        }
        return hash;
    }

    /** Keeps what was found of the files asked for, and of no others. */
    void save() {
        if (now.equals(before)) {
            return;
        }
        try {
            Storage.write(place, JSON.writeValueAsBytes(now));
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write " + place + ": " + unwritable.getMessage(), unwritable);
        }
    }
}
