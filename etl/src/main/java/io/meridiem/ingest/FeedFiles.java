package io.meridiem.ingest;

import io.meridiem.contract.AdapterFeed;
import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens a feed's files, each as what it is, and puts those together that are read alike. */
final class FeedFiles {

    private FeedFiles() {}

    /** Looks into a feed's files and says whether they can be used. */
    static SourceFiles.Opened open(SourceTable from) {
        return open(from, from.files());
    }

    /** The same of some of its files. */
    static SourceFiles.Opened open(SourceTable from, List<Storage.Entry> files) {
        if (files.isEmpty()) {
            return new SourceFiles.Opened(List.of(), List.of(AbsentFiles.of(from)));
        }
        HeaderFindings headers = new HeaderFindings(from);
        List<SourceFiles.Ready> ready = new ArrayList<>();
        List<String> json = new ArrayList<>();
        Map<Alike, List<Tabular>> tables = new LinkedHashMap<>();
        for (Storage.Entry entry : files) {
            String file = entry.path();
            if (AdapterFeed.isJsonLines(file)) {
                json.add(file);
            } else {
                (AdapterFeed.isParquet(file) ? openParquet(from, file, headers) : openCsv(from, file, headers))
                        .ifPresent(one -> tables.computeIfAbsent(one.kind(), unused -> new ArrayList<>())
                                .add(one));
            }
        }
        openJson(from, json, headers, ready);
        tables.forEach((kind, alike) -> ready.add(new SourceFiles.Ready(
                from,
                kind.names(),
                alike.stream().map(Tabular::file).toList(),
                alike.get(0).unread(),
                kind.typed())));
        boolean all = files.size() == from.files().size();
        if (ready.isEmpty() && all && from.pattern().many() && headers.sound()) {
            headers.nothingIn(from.fileName(), "file_empty", "has no row in any file");
        }
        List<Finding> findings = headers.findings();
        boolean refused = findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE);
        return new SourceFiles.Opened(refused ? List.of() : List.copyOf(ready), findings);
    }

    /** What files have in common that are read alike: what their cells are, and whether the file knows their types. */
    private record Alike(List<String> names, boolean typed) {}

    /** A file with a header and what its cells are. */
    private record Tabular(SourceFile file, Alike kind, List<String> unread) {}

    private static Optional<Tabular> openCsv(SourceTable from, String path, HeaderFindings findings) {
        String name = from.pattern().inside(path);
        CsvFile found = CsvFile.at(path);
        CsvFile file =
                from.delimiter().isPresent() ? found.with(from.delimiter().get()) : found;
        String[] cells = file.header();
        if (cells == null) {
            findings.nothingIn(
                    name, "file_empty", file.hasRecords() ? "holds nothing that can be unpacked" : "is empty");
            return Optional.empty();
        }
        Header header = MarkedAmount.tellingIn(file, Header.match(cells, from.wanted()), from);
        Optional<Columns> columns = columns(from, cells, header, findings, new Where(name, " line 1"));
        if (columns.isPresent() && !file.hasRecords()) {
            findings.nothingIn(name, "file_header_only", "has a header and no rows");
            return Optional.empty();
        }
        return columns.map(
                one -> one.of(file.picking(List.copyOf(one.positions().values())), false));
    }

    private static Optional<Tabular> openParquet(SourceTable from, String path, HeaderFindings findings) {
        String name = from.pattern().inside(path);
        ParquetFile.Footer footer;
        try {
            footer = ParquetFile.footer(path);
        } catch (ParquetFile.Damaged broken) {
            findings.damaged(name, "cannot be read as Parquet (" + broken.getMessage() + "): write it again");
            return Optional.empty();
        }
        Optional<Columns> columns = columns(
                from,
                footer.columns(),
                Header.match(footer.columns(), from.wanted()),
                findings,
                new Where(name, " (its columns)"));
        if (columns.isPresent() && footer.rows() == 0) {
            findings.nothingIn(name, "file_header_only", "has columns and no rows");
            return Optional.empty();
        }
        return columns.map(one -> one.of(
                new ParquetFile(
                        path,
                        one.positions().values().stream()
                                .map(at -> footer.columns()[at])
                                .toList()),
                true));
    }

    /** Where our columns stand among a file's, and what of them is inside a cell. */
    private record Columns(Map<String, Integer> positions, Map<String, List<String>> inside, List<String> unread) {
        Tabular of(SourceFile file, boolean typed) {
            SourceFile opened = inside.isEmpty()
                    ? file
                    : new OpenedCells(
                            file,
                            positions.keySet().stream()
                                    .map(one -> inside.getOrDefault(one, List.of()))
                                    .toList());
            return new Tabular(opened, new Alike(List.copyOf(positions.keySet()), typed), unread);
        }
    }

    /** A file's name, and the place in it where its header stands, for messages. */
    private record Where(String file, String place) {}

    private static Optional<Columns> columns(
            SourceTable from, String[] cells, Header header, HeaderFindings findings, Where where) {
        if (!findings.of(where.file(), where.place(), header)) {
            return Optional.empty();
        }
        Header beside = Header.match(cells, from.wantedBeside());
        Map<String, Integer> positions = new LinkedHashMap<>(header.positions());
        positions.putAll(beside.positions());
        List<String> unread = new ArrayList<>(header.unread());
        unread.retainAll(beside.unread());
        Map<String, List<String>> inside = new LinkedHashMap<>(header.inside());
        inside.putAll(beside.inside());
        return Optional.of(new Columns(positions, inside, unread));
    }

    private static void openJson(
            SourceTable from, List<String> files, HeaderFindings findings, List<SourceFiles.Ready> ready) {
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
        boolean wrapped = look.wrappedIn(Header.WHOLE_ROW);
        Map<String, List<String>> wanted = wrapped ? unwrapped(from.wanted()) : new LinkedHashMap<>(from.wanted());
        Header header = look.header(wanted);
        findings.of(from.fileName(), " (its first rows)", header);
        // What is declared stands in for a path that is not there; any other absent one is read where it turns up.
        header.absent().stream().filter(from.fixed()::containsKey).forEach(wanted::remove);
        wanted.putAll(wrapped ? unwrapped(from.wantedBeside()) : from.wantedBeside());
        List<List<String>> paths = List.copyOf(wanted.values());
        List<SourceFile> all = new ArrayList<>();
        files.forEach(one -> all.add(new JsonLinesFile(one, from.feed().each(), paths)));
        ready.add(new SourceFiles.Ready(
                from, List.copyOf(wanted.keySet()), all, look.header(wanted).unread(), false));
    }

    /** The same paths inside the object that Airbyte keeps a row in; its own marks stand beside that. */
    private static Map<String, List<String>> unwrapped(Map<String, List<String>> wanted) {
        Map<String, List<String>> inside = new LinkedHashMap<>();
        wanted.forEach((column, paths) -> inside.put(
                column,
                paths.stream()
                        .flatMap(path -> Stream.of(Header.WHOLE_ROW + "." + path, path))
                        .toList()));
        return inside;
    }
}
