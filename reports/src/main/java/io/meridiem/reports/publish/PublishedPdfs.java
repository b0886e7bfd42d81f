package io.meridiem.reports.publish;

import io.meridiem.contract.Lake;
import io.meridiem.contract.Unavailable;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The originals: every published PDF under its own hash, {@code <lake>/ops/published_pdf/<sha256>.pdf}. */
public final class PublishedPdfs {
    private final Path folder;
    /** Read once: it stands in files of its own, which take longer to read than a PDF. */
    private final Configuration configuration = new Configuration();

    public PublishedPdfs(Lake lake) {
        folder = new Path(lake.root() + "/ops/published_pdf");
    }

    /** Where the original with this hash lies. */
    public String place(String sha256) {
        return file(sha256).toString();
    }

    /** Puts a PDF there; one that is there already is the same. */
    void keep(String sha256, byte[] pdf) {
        Path file = file(sha256);
        Path next = file.suffix(".next");
        try {
            FileSystem files = plain(file);
            if (files.exists(file)) {
                return;
            }
            try (OutputStream out = files.create(next, true)) {
                out.write(pdf);
            }
            files.rename(next, file);
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    /**
     * The original.
     *
     * @throws IllegalStateException where it is missing or no longer what was published
     */
    public byte[] read(String sha256) {
        Path file = file(sha256);
        try (InputStream in = plain(file).open(file)) {
            byte[] pdf = in.readAllBytes();
            if (!Documents.sha256(pdf).equals(sha256)) {
                throw new IllegalStateException("the published PDF " + file + " has been changed since");
            }
            return pdf;
        } catch (IOException missing) {
            throw new IllegalStateException("the published PDF " + file + " cannot be read", missing);
        }
    }

    private Path file(String sha256) {
        return new Path(folder, sha256 + ".pdf");
    }

    /** Without checksum files beside local ones: the name is the checksum. */
    private FileSystem plain(Path file) throws IOException {
        FileSystem files = file.getFileSystem(configuration);
        return files instanceof ChecksumFileSystem local ? local.getRawFileSystem() : files;
    }
}
