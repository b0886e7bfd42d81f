package io.meridiem.ingest;

import static java.util.stream.Collectors.toList;

import io.meridiem.contract.Settings;
import io.meridiem.contract.Unavailable;
import io.meridiem.table.Finding;
import io.meridiem.table.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files a run reads: are they there, what do they contain, can what they contain be used. */
final class SourceFiles {

    private SourceFiles() {}

    /**
     * Files of one feed that hold the same, ready to be read.
     *
     * @param names what each cell of a row is: our column's name, or another for a cell wanted beside them
     * @param files all of one kind, in the order of their names
     * @param unread the files' columns nobody asked for
     * @param typed whether the files know what is a date and a number, so that both read as ISO 8601 writes them
     */
    record Ready(SourceTable from, List<String> names, List<SourceFile> files, List<String> unread, boolean typed) {
        /** How their cells write dates, numbers and nothing. */
        RowPlan.Written written(String zone) {
            RowPlan.Written written = from.written(zone);
            return typed ? written.typed() : written;
        }

        /** The bytes of the files. */
        long size() {
            return files.stream()
                    .map(one -> Storage.at(one.path()))
                    .mapToLong(one -> one.map(Storage.Entry::size).orElse(0L))
                    .sum();
        }
    }

    /** The files to read and the findings on them; a refusal among the findings leaves nothing to read. */
    record Opened(List<Ready> ready, List<Finding> findings) {}

    /**
     * Makes sure every configured folder and required file is there.
     *
     * @throws Unavailable naming all that are missing
     */
    static void ensureThere(List<SourceTable> tables) {
        List<String> missing = new ArrayList<>();
        for (SourceTable one : tables) {
            String says = noFolder(one.source());
            if (says != null) {
                if (!missing.contains(says)) {
                    missing.add(says);
                }
                continue;
            }
            List<Storage.Entry> files = one.files();
            if (files.isEmpty() && one.required()) {
                missing.add(name(one) + ": there is no "
                        + (one.landed() == null
                                ? "file " + one.file()
                                : "table " + one.feed().file()));
            }
            for (Storage.Entry file : files) {
                if (file.isFolder()) {
                    missing.add(name(one) + ": " + file.path() + " is a folder, not a file");
                } else if (!Storage.isReadable(file.path())) {
                    missing.add(name(one) + ": " + file.path() + " may not be read");
                }
            }
        }
        missing.addAll(nothingToRead(tables));
        if (!missing.isEmpty()) {
            throw new Unavailable(String.join("\n", missing));
        }
    }

    /** What is wrong with a source's folder; null where it is there. An object store's has no need to be. */
    private static String noFolder(Settings.Source source) {
        String folder = source.folder();
        if (folder == null || !Storage.isLocal(folder)) {
            return null;
        }
        String says = Storage.at(folder)
                .map(there -> there.isFolder() ? null : folder + " is a file, not a folder")
                .orElse(Storage.at(folder).isEmpty() ? "there is no folder " + folder : null);
        return says == null ? null : "sources." + source.name() + ".folder: " + says;
    }

    /** Sources whose folder has none of their files, though each of them may be missing. */
    private static List<String> nothingToRead(List<SourceTable> tables) {
        Map<Settings.Source, List<SourceTable>> bySource =
                tables.stream().collect(Collectors.groupingBy(SourceTable::source, LinkedHashMap::new, toList()));
        List<String> says = new ArrayList<>();
        bySource.forEach((source, theirs) -> {
            if (source.folder() != null
                    && noFolder(source) == null
                    && theirs.stream().noneMatch(SourceTable::required)
                    && theirs.stream().allMatch(one -> one.files().isEmpty())) {
                String names = theirs.stream().map(SourceTable::fileName).collect(Collectors.joining(", "));
                says.add("sources." + source.name() + ".folder: " + source.folder()
                        + " has none of the files of adapter " + source.adapter() + ": " + names);
            }
        });
        return says;
    }

    /** The hash of a file's bytes. */
    static String hash(Storage.Entry file) {
        MessageDigest digest = Fingerprint.sha256();
        try (InputStream in = new DigestInputStream(Storage.open(file.path()), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new Unavailable("cannot read " + file.path() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static String name(SourceTable one) {
        Settings.Source source = one.source();
        return "sources." + source.name() + ".files." + one.table().name().name();
    }
}
