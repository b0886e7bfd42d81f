package io.meridiem.cli;

import io.meridiem.contract.Adapter;
import io.meridiem.contract.CatalogueRemarks;
import io.meridiem.contract.Settings;
import io.meridiem.ingest.AdapterNames;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.ingest.Freshness;
import io.meridiem.ingest.SourceLook;
import io.meridiem.ingest.SourceTable;
import io.meridiem.ingest.Storage;
import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reaches every source and tells what is there, without touching the lake.
 *
 * @param clock tells what day it is, where the configuration does not
 * @param out where it is told
 */
record SourceCheck(Settings settings, Clock clock, PrintStream out) {

    private static final Set<String> ABSENT = Set.of("file_absent", "table_absent");

    /** 0 when a run would take every table, 1 when it would refuse one. */
    int run() {
        BronzeTables bronze = BronzeTables.load();
        List<Adapter> adapters = AdapterNames.read(settings, bronze);
        out.println("configuration " + settings.file() + ": no problems");
        new CatalogueRemarks(settings.value()).all().forEach(one -> out.println(Severity.WARN.word() + ": " + one));
        Storage.reachedBy(settings.spark());
        List<SourceTable> tables = new ArrayList<>();
        for (int i = 0; i < adapters.size(); i++) {
            tables.addAll(SourceTable.of(settings.sources().get(i), adapters.get(i), bronze, settings.lake()));
        }
        List<SourceLook> looks = SourceLook.at(tables, settings.calendar().zone());
        looks.stream().filter(one -> !absent(one)).forEach(this::tell);
        looks.stream()
                .filter(SourceCheck::absent)
                .collect(Collectors.groupingBy(
                        one -> one.from().source().name(),
                        LinkedHashMap::new,
                        Collectors.mapping(one -> one.from().fileName(), Collectors.toCollection(TreeSet::new))))
                .forEach((source, names) -> out.println(
                        "\n" + source + ": not there, and not measured what needs them: " + String.join(", ", names)));
        if (looks.isEmpty()) {
            out.println("no sources are configured: a run has nothing to read");
        }
        Freshness freshness = new Freshness(
                settings.calendar().today(clock), settings.calendar().zone());
        Collection<Finding> stale = freshness.stale(tables).values();
        stale.forEach(one -> out.println("\n" + one.severity().word() + ": " + one.says()));
        return looks.stream().anyMatch(SourceLook::refused)
                        || stale.stream().anyMatch(one -> one.severity() == Severity.REFUSE)
                ? 1
                : 0;
    }

    /** Whether it may be missing and is: those are told together. */
    private static boolean absent(SourceLook look) {
        return look.files() == 0
                && !look.refused()
                && look.findings().stream().allMatch(one -> ABSENT.contains(one.check()))
                && !look.findings().isEmpty();
    }

    private void tell(SourceLook look) {
        out.println();
        out.println(look.from().source().name() + ": " + look.from().table().name() + " from "
                + look.from().place() + (look.files() < 2 ? "" : " (" + look.files() + " files)"));
        if (look.files() > 0) {
            out.println("  " + String.format(Locale.ROOT, "%,d", look.rows()) + " rows"
                    + (look.latest() == null ? "" : ", up to " + look.latest())
                    + (look.modified() == null
                            ? ""
                            : "; file written " + look.modified().truncatedTo(ChronoUnit.SECONDS)));
        }
        if (!look.unread().isEmpty()) {
            out.println("  columns not read: " + String.join(", ", look.unread()));
        }
        for (Finding finding : look.findings()) {
            out.println("  " + finding.severity().word() + ": " + finding.says());
        }
    }
}
