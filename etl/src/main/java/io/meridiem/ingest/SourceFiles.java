package io.meridiem.ingest;

import static java.util.stream.Collectors.toList;

import io.meridiem.contract.AdapterFeed;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     */
    record Ready(SourceTable from, List<String> names, List<SourceFile> files, List<String> unread) {}

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
            Path folder = one.source().folder();
            if (!Files.isDirectory(folder)) {
                String says = "sources." + one.source().name() + ".folder: "
                        + (Files.exists(folder) ? folder + " is a file, not a folder" : "there is no folder " + folder);
                if (!missing.contains(says)) {
                    missing.add(says);
                }
                continue;
            }
            List<Path> files = one.files();
            if (files.isEmpty() && one.required()) {
                missing.add(name(one) + ": there is no file " + one.file());
            }
            for (Path file : files) {
                if (Files.isDirectory(file)) {
                    missing.add(name(one) + ": " + file + " is a folder, not a file");
                } else if (!Files.isReadable(file)) {
                    missing.add(name(one) + ": " + file + " may not be read");
                }
            }
        }
        missing.addAll(nothingToRead(tables));
        if (!missing.isEmpty()) {
            throw new Unavailable(String.join("\n", missing));
        }
    }

    /** Sources whose folder has none of their files, though each of them may be missing. */
    private static List<String> nothingToRead(List<SourceTable> tables) {
        Map<Settings.Source, List<SourceTable>> bySource =
                tables.stream().collect(Collectors.groupingBy(SourceTable::source, LinkedHashMap::new, toList()));
        List<String> says = new ArrayList<>();
        bySource.forEach((source, theirs) -> {
            if (Files.isDirectory(source.folder())
                    && theirs.stream().noneMatch(SourceTable::required)
                    && theirs.stream().allMatch(one -> one.files().isEmpty())) {
                String names = theirs.stream().map(SourceTable::fileName).collect(Collectors.joining(", "));
                says.add("sources." + source.name() + ".folder: " + source.folder()
                        + " has none of the files of adapter " + source.adapter() + ": " + names);
            }
        });
        return says;
    }

    /** Looks into a feed's files and says whether they can be used. */
    static Opened open(SourceTable from) {
        List<Path> files = from.files();
        if (files.isEmpty()) {
            return new Opened(List.of(), List.of(AbsentFiles.of(from)));
        }
        HeaderFindings headers = new HeaderFindings(from);
        List<Ready> ready = new ArrayList<>();
        List<String> json = new ArrayList<>();
        Map<List<String>, List<CsvOpened>> csv = new LinkedHashMap<>();
        for (Path file : files) {
            if (AdapterFeed.isJsonLines(file.toString())) {
                json.add(file.toString());
            } else {
                openCsv(from, file, headers)
                        .ifPresent(one -> csv.computeIfAbsent(one.names(), unused -> new ArrayList<>())
                                .add(one));
            }
        }
        openJson(from, json, headers, ready);
        csv.forEach((names, alike) -> ready.add(new Ready(
                from,
                names,
                alike.stream().map(CsvOpened::file).toList(),
                alike.get(0).unread())));
        if (ready.isEmpty() && from.pattern().many() && headers.sound()) {
            headers.nothingIn(from.fileName(), "file_empty", "has no row in any file");
        }
        List<Finding> findings = headers.findings();
        boolean refused = findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE);
        return new Opened(refused ? List.of() : List.copyOf(ready), findings);
    }

    /** A CSV file and what its cells are. */
    private record CsvOpened(SourceFile file, List<String> names, List<String> unread) {}

    private static Optional<CsvOpened> openCsv(SourceTable from, Path path, HeaderFindings findings) {
        String name = from.pattern().inside(path);
        CsvFile file = CsvFile.at(path.toString());
        file = from.delimiter().isPresent() ? file.with(from.delimiter().get()) : file;
        String[] cells = file.header();
        if (cells == null) {
            findings.nothingIn(name, "file_empty", "is empty");
            return Optional.empty();
        }
        Header header = MarkedAmount.tellingIn(file, Header.match(cells, from.wanted()), from);
        if (!findings.of(name, " line 1", header)) {
            return Optional.empty();
        }
        if (!file.records().hasNext()) {
            findings.nothingIn(name, "file_header_only", "has a header and no rows");
            return Optional.empty();
        }
        Header beside = Header.match(cells, from.wantedBeside());
        Map<String, Integer> positions = new LinkedHashMap<>(header.positions());
        positions.putAll(beside.positions());
        CsvFile picking = file.picking(List.copyOf(positions.values()));
        List<String> unread = new ArrayList<>(header.unread());
        unread.retainAll(beside.unread());
        Map<String, List<String>> inside = new LinkedHashMap<>(header.inside());
        inside.putAll(beside.inside());
        return Optional.of(new CsvOpened(opened(picking, positions, inside), List.copyOf(positions.keySet()), unread));
    }

    private static SourceFile opened(CsvFile file, Map<String, Integer> positions, Map<String, List<String>> inside) {
        return inside.isEmpty()
                ? file
                : new OpenedCells(
                        file,
                        positions.keySet().stream()
                                .map(one -> inside.getOrDefault(one, List.of()))
                                .toList());
    }

    private static void openJson(SourceTable from, List<String> files, HeaderFindings findings, List<Ready> ready) {
        if (files.isEmpty()) {
            return;
        }
        JsonLook look = JsonLook.at(files, from.feed().each());
        if (look.empty() || look.withoutRows()) {
            findings.nothingIn(
                    from.fileName(),
                    look.empty() ? "file_empty" : "file_header_only",
                    look.empty()
                            ? "is empty"
                            : "has objects and no " + from.feed().each() + " in them");
            return;
        }
        Map<String, List<String>> wanted = new LinkedHashMap<>(from.wanted());
        Header header = look.header(wanted);
        findings.of(from.fileName(), " (its first rows)", header);
        // What is declared stands in for a path that is not there; any other absent one is read where it turns up.
        header.absent().stream().filter(from.fixed()::containsKey).forEach(wanted::remove);
        wanted.putAll(from.wantedBeside());
        List<List<String>> paths = List.copyOf(wanted.values());
        List<SourceFile> all = new ArrayList<>();
        files.forEach(one -> all.add(new JsonLinesFile(one, from.feed().each(), paths)));
        ready.add(new Ready(
                from, List.copyOf(wanted.keySet()), all, look.header(wanted).unread()));
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
