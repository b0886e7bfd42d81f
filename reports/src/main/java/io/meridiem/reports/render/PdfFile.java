package io.meridiem.reports.render;

import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A PDF where its readers look for it. */
public final class PdfFile {
    private PdfFile() {}

    /**
     * Puts it there, and the folders above it; a reader sees the whole file or none.
     *
     * @throws Unavailable where it cannot be written
     */
    public static void write(Path pdf, byte[] bytes) {
        Path next = pdf.resolveSibling("." + pdf.getFileName() + ".next");
        try {
            Files.createDirectories(pdf.getParent());
            try {
                Files.write(next, bytes);
                Files.move(next, pdf, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write " + pdf + ": " + unwritable, unwritable);
        }
    }

    /** Whether it lies there with these bytes; false also where nothing, or something else than a file, lies there. */
    public static boolean holds(Path pdf, String sha256) {
        return sha256 != null && Files.isRegularFile(pdf) && sha256.equals(sha256(pdf));
    }

    /**
     * The hash of its bytes.
     *
     * @throws Unavailable where it cannot be read
     */
    public static String sha256(Path pdf) {
        try {
            return Documents.sha256(Files.readAllBytes(pdf));
        } catch (IOException unreadable) {
            throw new Unavailable("cannot read " + pdf + ": " + unreadable, unreadable);
        }
    }
}
