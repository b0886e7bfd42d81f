package io.meridiem.ingest;

import io.meridiem.contract.Settings;
import io.meridiem.contract.Unavailable;
import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a source's files of one feed look like from outside: read through once, without Spark, and nothing written.
 *
 * @param files how many there are; 0 or 1 of a single name or a table
 * @param rows how many there are
 * @param latest the latest date in the columns that tell the table's months; null where none can be read
 * @param modified when the newest file was last written; null where there is none
 * @param unread the file's columns that nothing here reads
 */
public record SourceLook(
        SourceTable from,
        int files,
        long rows,
        LocalDate latest,
        Instant modified,
        List<String> unread,
        List<Finding> findings) {

    /**
     * Looks at every file and every table of a database.
     *
     * @param zone the reporting zone, in which an instant falls on a date
     * @throws io.meridiem.contract.Unavailable where a folder or a required file is missing, or a database cannot be
     *     reached
     */
    public static List<SourceLook> at(List<SourceTable> tables, ZoneId zone) {
        List<String> missing = new ArrayList<>();
        collect(
                missing,
                () -> SourceFiles.ensureThere(
                        tables.stream().filter(one -> one.landed() == null).toList()));
        Map<Settings.Source, Database> databases = new HashMap<>();
        try {
            tables.stream()
                    .map(SourceTable::source)
                    .filter(one -> one.database() != null)
                    .distinct()
                    .forEach(one -> collect(missing, () -> databases.put(one, Database.open(one))));
            if (!missing.isEmpty()) {
                throw new Unavailable(String.join("\n", missing));
            }
            return tables.stream()
                    .map(one -> databases.containsKey(one.source())
                            ? TableLook.of(one, databases.get(one.source()))
                            : one.landed() != null && one.files().isEmpty() ? TableLook.uncopied(one) : of(one, zone))
                    .toList();
        } finally {
            databases.values().forEach(Database::close);
        }
    }

    /** Every source is tried, so that all that cannot be reached are told at once. */
    private static void collect(List<String> missing, Runnable trial) {
        try {
            trial.run();
        } catch (Unavailable one) {
            missing.add(one.getMessage());
        }
    }

    /** Whether a run would refuse the table. */
    public boolean refused() {
        return findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE);
    }

    private static SourceLook of(SourceTable from, ZoneId zone) {
        SourceFiles.Opened opened = FeedFiles.open(from);
        List<String> unread = new ArrayList<>();
        long rows = 0;
        LocalDate latest = null;
        for (SourceFiles.Ready ready : opened.ready()) {
            ready.unread().stream().filter(one -> !unread.contains(one)).forEach(unread::add);
            RowPlan.Written written = ready.written(zone.getId());
            Dates dates = new Dates(written.dates(), written.timestamps(), zone);
            List<Integer> dated = from.table().span().stream()
                    .map(ready.names()::indexOf)
                    .filter(position -> position >= 0)
                    .toList();
            for (SourceFile file : ready.files()) {
                for (Iterator<SourceFile.Parsed> all = file.records(); all.hasNext(); rows++) {
                    latest = later(latest, all.next().cells(), dated, dates);
                }
            }
        }
        return new SourceLook(from, from.files().size(), rows, latest, modified(from), unread, opened.findings());
    }

    /** The year 9999 and its like mean "no end" and tell nothing. */
    private static LocalDate later(LocalDate latest, String[] cells, List<Integer> dated, Dates dates) {
        LocalDate later = latest;
        for (int position : dated) {
            LocalDate date = cells[position] == null ? null : dates.date(cells[position].strip());
            if (date != null && date.getYear() < 2200 && (later == null || date.isAfter(later))) {
                later = date;
            }
        }
        return later;
    }

    private static Instant modified(SourceTable from) {
        return from.files().stream()
                .map(Storage.Entry::modified)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
