package io.meridiem.ingest;

import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files that may be missing and are: told once a source, however many tables they would have fed. */
final class AbsentFiles {
    private static final String CHECK = "file_absent";

    private AbsentFiles() {}

    /** The finding on a feed's files alone. */
    static Finding of(SourceTable from) {
        return of(List.of(from));
    }

    /**
     * The same tables, their findings on missing files gathered at the first table of each source that misses any.
     *
     * @param looked every feed of those tables
     */
    static List<Landed> toldOnce(List<SourceTable> looked, List<Landed> landed) {
        Map<Settings.Source, List<SourceTable>> absent = looked.stream()
                .filter(one -> one.files().isEmpty())
                .collect(Collectors.groupingBy(SourceTable::source, LinkedHashMap::new, Collectors.toList()));
        Map<TableName, List<Finding>> told = new LinkedHashMap<>();
        absent.values()
                .forEach(theirs -> told.computeIfAbsent(theirs.get(0).table().name(), unused -> new ArrayList<>())
                        .add(of(theirs)));
        return landed.stream()
                .map(one -> {
                    List<Finding> findings = new ArrayList<>(told.getOrDefault(one.table(), List.of()));
                    one.findings().stream()
                            .filter(finding -> !finding.check().equals(CHECK))
                            .forEach(findings::add);
                    return one.telling(findings);
                })
                .toList();
    }

    private static Finding of(List<SourceTable> absent) {
        // One file may feed several tables.
        List<String> files =
                absent.stream().map(SourceTable::fileName).distinct().sorted().toList();
        String says = String.join(", ", files) + " of source "
                + absent.get(0).source().name()
                + (files.size() == 1
                        ? " is not there: what needs it is not measured"
                        : " are not there: what needs them is not measured");
        return Finding.of(absent.get(0).table().name(), CHECK, Severity.WARN, 0, null, says);
    }
}
