package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read to find out what they hold once: until they are written again, or were written a moment ago. */
class FileManifestTest {
    private static final FileTime LAST_YEAR = FileTime.from(Instant.parse("2025-01-01T00:00:00.123456Z"));

    @TempDir
    Path here;

    private Storage.Entry file(String text, FileTime written) throws IOException {
        Path file = Files.writeString(here.resolve("a.csv"), text);
        Files.setLastModifiedTime(file, written);
        return Storage.at(file.toString()).orElseThrow();
    }

    private String hash(Storage.Entry file) {
        return hash(file, false);
    }

    private String hash(Storage.Entry file, boolean whole) {
        FileManifest manifest = FileManifest.of(here.resolve("lake").toString(), whole);
        String hash = manifest.hash(file);
        manifest.save();
        return hash;
    }

    @Test
    void a_file_as_long_and_as_old_as_before_is_not_read_again() throws IOException {
        String first = hash(file("one", LAST_YEAR));
        assertThat(hash(file("two", LAST_YEAR)))
                .as("the same length and time: taken for the same")
                .isEqualTo(first);
        assertThat(hash(file("two", LAST_YEAR), true)).as("everything read").isNotEqualTo(first);
        hash(file("one", LAST_YEAR), true);
        assertThat(hash(file("three", LAST_YEAR))).as("longer").isNotEqualTo(first);
        hash(file("one", LAST_YEAR), true);
        assertThat(hash(file("two", FileTime.from(LAST_YEAR.toInstant().plusNanos(1_000)))))
                .as("written later")
                .isNotEqualTo(first);
    }

    @Test
    void a_file_written_a_moment_ago_is_read_again_since_its_time_may_hide_a_change() throws IOException {
        FileTime now = FileTime.from(Instant.now());
        String first = hash(file("one", now));
        assertThat(hash(file("two", now))).isNotEqualTo(first);
    }
}
