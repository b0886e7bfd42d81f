package io.meridiem.ingest;

import io.meridiem.contract.Settings;
import io.meridiem.contract.Unavailable;
import io.meridiem.table.Finding;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The files a run reads: are they there, what do they contain, can their header be used. */
final class SourceFiles {

    private SourceFiles() {}

    /** A file whose header fits, ready to be read. */
    record Ready(SourceTable from, CsvFile file, Header header) {}

    /** Either a file to read or the findings that stand against it; an absent optional file has neither. */
    record Opened(Optional<Ready> ready, List<Finding> findings) {}

    /**
     * Makes sure every configured folder and required file is there.
     *
     * @throws Unavailable naming all that are missing
     */
    static void ensureThere(List<SourceTable> tables) {
        List<String> missing = new ArrayList<>();
        for (SourceTable one : tables) {
            Path folder = one.source().folder();
            if (!Files.isDirectory(folder)) {
                String says = "sources." + one.source().name() + ".folder: "
                        + (Files.exists(folder) ? folder + " is a file, not a folder" : "there is no folder " + folder);
                if (!missing.contains(says)) {
                    missing.add(says);
                }
            } else if (Files.isDirectory(one.file())) {
                missing.add(name(one) + ": " + one.file() + " is a folder, not a file");
            } else if (one.required() && !Files.exists(one.file())) {
                missing.add(name(one) + ": there is no file " + one.file());
            } else if (Files.exists(one.file()) && !Files.isReadable(one.file())) {
                missing.add(name(one) + ": " + one.file() + " may not be read");
            }
        }
        if (!missing.isEmpty()) {
            throw new Unavailable(String.join("\n", missing));
        }
    }

    /** Reads the header and says whether the file can be used. */
    static Opened open(SourceTable from) {
        if (!Files.exists(from.file())) {
            return new Opened(
                    Optional.empty(),
                    List.of(Finding.of(
                            from.table().name(),
                            "file_absent",
                            Severity.WARN,
                            0,
                            null,
                            from.file().getFileName() + " of source "
                                    + from.source().name() + " is not there: what needs it" + " is not measured")));
        }
        String path = from.file().toString();
        CsvFile file = from.delimiter().map(mark -> new CsvFile(path, mark)).orElseGet(() -> CsvFile.at(path));
        String[] cells = file.header();
        if (cells == null) {
            return nothing(from, "file_empty", "is empty");
        }
        Header header = Header.match(cells, from.wanted());
        List<Finding> findings = headerFindings(from, header);
        if (findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE)) {
            return new Opened(Optional.empty(), findings);
        }
        if (!file.records().hasNext()) {
            return nothing(from, "file_header_only", "has a header and no rows");
        }
        return new Opened(Optional.of(new Ready(from, file, header)), findings);
    }

    private static Opened nothing(SourceTable from, String check, String says) {
        Severity severity = from.required() ? Severity.REFUSE : Severity.WARN;
        String file = from.file().getFileName().toString();
        return new Opened(
                Optional.empty(),
                List.of(Finding.of(
                        from.table().name(),
                        check,
                        severity,
                        0,
                        null,
                        file + " of source " + from.source().name() + " " + says
                                + (from.required() ? ", and it is required: export it again" : ""))));
    }

    private static List<Finding> headerFindings(SourceTable from, Header header) {
        List<Finding> findings = new ArrayList<>();
        String file = from.file().getFileName() + " line 1: ";
        if (!header.duplicated().isEmpty()) {
            findings.add(Finding.of(
                    from.table().name(),
                    "header_duplicated",
                    Severity.REFUSE,
                    header.duplicated().size(),
                    null,
                    file + "column " + String.join(", ", header.duplicated())
                            + " stands twice: name each column once"));
        }
        // What the user declares or the adapter knows fills a column the file does not have.
        List<String> absent = new ArrayList<>(header.absent());
        absent.removeAll(from.fixed().keySet());
        List<String> required = absent.stream()
                .filter(one -> from.table().column(one).orElseThrow().required())
                .toList();
        if (!required.isEmpty()) {
            findings.add(Finding.of(
                    from.table().name(),
                    "column_missing",
                    Severity.REFUSE,
                    required.size(),
                    null,
                    file + "no column for " + named(from, required) + "; the file has "
                            + String.join(", ", header.unread())));
        }
        List<String> optional =
                absent.stream().filter(one -> !required.contains(one)).toList();
        if (!optional.isEmpty()) {
            findings.add(Finding.of(
                    from.table().name(),
                    "column_absent",
                    Severity.WARN,
                    optional.size(),
                    null,
                    file + "no column for " + named(from, optional) + ": what needs it is not measured"));
        }
        return findings;
    }

    private static String named(SourceTable from, List<String> columns) {
        List<String> named = new ArrayList<>();
        columns.forEach(one -> named.add(one + " ("
                + from.wanted().get(one).stream().limit(3).collect(java.util.stream.Collectors.joining(" or ")) + ")"));
        return String.join(", ", named);
    }

    /** The hash of a file's bytes. */
    static String hash(Path file) {
        MessageDigest digest = Fingerprint.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new Unavailable("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static String name(SourceTable one) {
        Settings.Source source = one.source();
        return "sources." + source.name() + ".files." + one.table().name().name();
    }
}
