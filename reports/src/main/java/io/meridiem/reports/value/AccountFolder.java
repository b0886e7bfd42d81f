package io.meridiem.reports.value;

import io.meridiem.contract.Unavailable;
import io.meridiem.reports.render.PdfFile;
import io.meridiem.table.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A month's folder of customers' PDFs. */
record AccountFolder(Path folder) {

    /** Every PDF, by its place below the folder. */
    List<Path> pdfs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(".pdf"))
                    .map(folder::relativize)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException unreadable) {
            throw new Unavailable("cannot read " + folder + ": " + unreadable, unreadable);
        }
    }

    /** Changes with any of the files, their names and their number. */
    String hash() {
        Fingerprint hash = new Fingerprint();
        for (Path pdf : pdfs()) {
            hash.add(pdf).add(PdfFile.sha256(folder.resolve(pdf)));
        }
        return hash.hex();
    }

    /** Whether the PDF lies there as it was made. */
    boolean holds(Path pdf, String sha256) {
        return PdfFile.holds(folder.resolve(pdf), sha256);
    }

    /** Takes away what is no report of the month any more, such as one in a language the customer has given up. */
    void keepOnly(Set<Path> pdfs) {
        for (Path pdf : pdfs()) {
            if (!pdfs.contains(pdf)) {
                try {
                    Files.delete(folder.resolve(pdf));
                } catch (IOException kept) {
                    throw new Unavailable("cannot remove " + folder.resolve(pdf) + ": " + kept, kept);
                }
            }
        }
    }
}
