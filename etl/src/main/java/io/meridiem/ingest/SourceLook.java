package io.meridiem.ingest;

import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a source's file looks like from outside: read through once, without Spark, and nothing written.
 *
 * @param rows records below the header
 * @param latest the latest date in the columns that tell the table's months; null where none can be read
 * @param modified when the file was last written; null where it is not there
 * @param unread the file's columns that nothing here reads
 */
public record SourceLook(
        SourceTable from, long rows, LocalDate latest, Instant modified, List<String> unread, List<Finding> findings) {

    /**
     * Looks at every file.
     *
     * @throws io.meridiem.contract.Unavailable where a folder or a required file is missing
     */
    public static List<SourceLook> at(List<SourceTable> tables) {
        SourceFiles.ensureThere(tables);
        return tables.stream().map(SourceLook::of).toList();
    }

    /** Whether a run would refuse the table. */
    public boolean refused() {
        return findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE);
    }

    private static SourceLook of(SourceTable from) {
        SourceFiles.Opened opened = SourceFiles.open(from);
        if (opened.ready().isEmpty()) {
            return new SourceLook(from, 0, null, modified(from), List.of(), opened.findings());
        }
        SourceFiles.Ready ready = opened.ready().get();
        List<Integer> dated = from.table().span().stream()
                .map(ready.header().positions()::get)
                .filter(Objects::nonNull)
                .toList();
        List<DateTimeFormatter> patterns = patterns(from);
        long rows = 0;
        LocalDate latest = null;
        for (Iterator<CsvFile.Parsed> all = ready.file().records(); all.hasNext(); rows++) {
            String[] cells = all.next().cells();
            for (int position : dated) {
                Optional<LocalDate> date = position < cells.length ? date(cells[position], patterns) : Optional.empty();
                if (date.isPresent()
                        && (latest == null || date.get().isAfter(latest))
                        && date.get().getYear() < 2200) {
                    latest = date.get();
                }
            }
        }
        return new SourceLook(from, rows, latest, modified(from), ready.header().unread(), opened.findings());
    }

    private static List<DateTimeFormatter> patterns(SourceTable from) {
        List<DateTimeFormatter> patterns = new ArrayList<>();
        Stream.concat(from.cells().dates().stream(), from.cells().timestamps().stream())
                .map(one -> DateTimeFormatter.ofPattern(one.replace("yyyy", "uuuu"))
                        .withResolverStyle(ResolverStyle.STRICT))
                .forEach(patterns::add);
        return patterns;
    }

    private static Optional<LocalDate> date(String cell, List<DateTimeFormatter> patterns) {
        for (DateTimeFormatter pattern : patterns) {
            try {
                return Optional.of(LocalDate.parse(cell == null ? "" : cell.strip(), pattern));
            } catch (DateTimeParseException notThisPattern) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Instant modified(SourceTable from) {
        try {
            return Files.exists(from.file())
                    ? Files.getLastModifiedTime(from.file()).toInstant()
                    : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
