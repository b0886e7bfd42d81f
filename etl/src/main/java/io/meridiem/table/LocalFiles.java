package io.meridiem.table;

import com.globalmentor.apache.hadoop.fs.NakedLocalFileSystem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The machine's own files for Delta's commits. Hadoop's asks other programs, {@code chmod} and {@code readlink},
 * several times a commit: of six commands on a company of three customers they were 3,910 processes.
 */
public final class LocalFiles extends ChecksumFs {

    /**
     * Called by Hadoop.
     *
     * @param home {@code file:///}
     * @throws IOException never, as far as is known
     * @throws URISyntaxException when {@code home} is none
     */
    public LocalFiles(URI home, Configuration settings) throws IOException, URISyntaxException {
        super(new Delegate(home, settings));
    }

    private static final class Delegate extends DelegateToFileSystem {
        Delegate(URI home, Configuration settings) throws IOException, URISyntaxException {
            super(home, new Unlinked(), settings, "file", false);
        }

        @Override
        public boolean isValidName(String name) {
            return true;
        }

        @Override
        public int getUriDefaultPort() {
            return -1;
        }
    }

    /** A link is what it leads to, as in the {@code java.io} that reads and writes here. */
    private static final class Unlinked extends NakedLocalFileSystem {
        @Override
        public FileStatus getFileLinkStatus(Path file) throws IOException {
            return getFileStatus(file);
        }
    }
}
