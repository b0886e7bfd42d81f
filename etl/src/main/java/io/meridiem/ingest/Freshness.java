package io.meridiem.ingest;

import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeState;
import io.meridiem.table.Severity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether sources keep what they promise: something new every so many days. Of files the newest counts, of a table the
 * day on which it was last found changed.
 *
 * @param today in the reporting zone
 * @param zone the reporting zone
 */
public record Freshness(LocalDate today, ZoneId zone) {
    /** What is said of sources as a whole is booked under this name, since no table of theirs has it alone. */
    public static final TableName SOURCES = TableName.of("ops.source");

    /** A finding for each source that breaks its promise, of severity refuse where nothing of it is to be built. */
    public Map<Settings.Source, Finding> stale(List<SourceTable> tables) {
        Map<Settings.Source, List<SourceTable>> bySource = tables.stream()
                .filter(one -> one.source().promise().freshDays() != null)
                .collect(Collectors.groupingBy(SourceTable::source, LinkedHashMap::new, Collectors.toList()));
        Map<Settings.Source, Finding> stale = new LinkedHashMap<>();
        bySource.forEach((source, theirs) -> says(source, theirs)
                .ifPresent(says -> stale.put(
                        source,
                        Finding.of(
                                SOURCES,
                                "stale",
                                source.promise().refuses() ? Severity.REFUSE : Severity.WARN,
                                0,
                                source.name(),
                                says))));
        return stale;
    }

    private Optional<String> says(Settings.Source source, List<SourceTable> tables) {
        Optional<LocalDate> newest = tables.stream()
                .flatMap(one -> one.files().stream())
                .map(Storage.Entry::modified)
                .max(Comparator.naturalOrder())
                .map(at -> at.atZone(zone).toLocalDate());
        int days = source.promise().freshDays();
        if (newest.isPresent() && ChronoUnit.DAYS.between(newest.get(), today) <= days) {
            return Optional.empty();
        }
        return Optional.of("source " + source.name() + " promises something new every " + days + " days and "
                + newest.map(day -> "has had nothing since " + day).orElse("has nothing at all")
                + ": what is told from it may have changed since");
    }

    /**
     * The findings as a run takes them: those that only tell stand for the source, those that refuse also refuse each of
     * its tables. Notes in the state that the sources were looked at, where one is or was stale.
     */
    public List<Landed> judged(List<SourceTable> tables, LakeState state, String run) {
        Map<Settings.Source, Finding> stale = stale(tables);
        if (stale.isEmpty() && state.entry(SOURCES).isEmpty()) {
            return List.of();
        }
        state.put(SOURCES, LakeState.Entry.whole(null, run, 0L, null, null));
        List<Landed> judged = new ArrayList<>();
        Collection<Finding> found = stale.values();
        judged.add(Landed.refused(
                SOURCES,
                found.stream().filter(one -> one.severity() == Severity.WARN).toList()));
        tables.stream()
                .filter(one -> !one.files().isEmpty())
                .filter(one -> stale.containsKey(one.source())
                        && one.source().promise().refuses())
                .collect(Collectors.toMap(
                        one -> one.table().name(), SourceTable::source, (first, more) -> first, LinkedHashMap::new))
                .forEach((table, source) -> {
                    Finding why = stale.get(source);
                    judged.add(Landed.refused(
                            table,
                            List.of(Finding.of(table, why.check(), why.severity(), 0, why.sample(), why.says()))));
                });
        return judged;
    }
}
