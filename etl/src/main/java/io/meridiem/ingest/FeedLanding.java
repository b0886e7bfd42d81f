package io.meridiem.ingest;

import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.Severity;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lands what feeds a table, as a whole or what is new of it.
 *
 * @param session asked for only when there are rows to read
 * @param loadedTo the last month the lake holds; null for an empty lake
 */
record FeedLanding(Settings settings, Supplier<LakeSession> session, YearMonth loadedTo, String run) {

    /**
     * A table that was looked at.
     *
     * @param shapes what kinds of files there were
     * @param grown whether rows were added and those it held left alone
     */
    record Taken(TableFeed feed, Landed landed, SortedSet<String> shapes, boolean grown) {

        /** What is known of the table from now on. */
        LakeState.Entry noted(LakeState.Entry before, String run) {
            long rows = landed.ledger() == null
                    ? 0
                    : landed.ledger().kept() + landed.ledger().unchanged();
            LakeState.Entry whole = LakeState.Entry.whole(
                    feed.fingerprint(), run, rows, text(landed.spanFrom()), text(landed.spanTo()));
            return landed.days() == null ? whole : growing(whole, before);
        }

        /** What has to be known for rows to be added next time, and which days those will change. */
        private LakeState.Entry growing(LakeState.Entry whole, LakeState.Entry before) {
            NavigableMap<String, String> days = new TreeMap<>();
            if (grown) {
                days.putAll(before.days());
            }
            landed.days().forEach(day -> days.put(day, whole.made().substring(0, 16)));
            boolean lost =
                    landed.findings().stream().anyMatch(one -> one.check().equals("lost_by_connector"));
            LakeState.Fed fed = new LakeState.Fed(feed.settings(), shapes, feed.files());
            return whole.growing(days, lost ? null : fed);
        }

        private static String text(YearMonth month) {
            return month == null ? null : month.toString();
        }
    }

    /**
     * Adds what is new, where the rest is as it was, or else lands the whole table.
     *
     * @param entry what is known of the table; null for nothing
     */
    Taken take(TableFeed feed, LakeState.Entry entry) {
        return feed.added(entry).flatMap(added -> grow(feed, added, entry)).orElseGet(() -> land(feed));
    }

    /** Adds the rows of new files; nothing where they are not of the kind that was read before, or cannot be used. */
    private Optional<Taken> grow(TableFeed feed, Predicate<String> added, LakeState.Entry entry) {
        SourceFiles.Opened opened = open(feed, added);
        SortedSet<String> shapes = shapes(opened.ready());
        TableName table = feed.table().name();
        boolean alike = opened.findings().stream().noneMatch(one -> one.severity() == Severity.REFUSE)
                && entry.fed().shapes().containsAll(shapes)
                && session.get().stored(table).schema().equals(feed.table().schema())
                && session.get().exists(table);
        if (!alike) {
            return Optional.empty();
        }
        return TableSoFar.of(session.get(), table, entry)
                .flatMap(before -> opened.ready().isEmpty()
                        ? Optional.of(landing().keep(feed.table(), before))
                        : landing().grow(feed.table(), rows(opened.ready()), feed.skipping(), before))
                .map(landed -> new Taken(
                        feed, landed.with(opened.findings()), entry.fed().shapes(), true));
    }

    private Taken land(TableFeed feed) {
        SourceFiles.Opened opened = open(feed, any -> true);
        boolean refused = opened.findings().stream().anyMatch(one -> one.severity() == Severity.REFUSE);
        Landed landed = refused || opened.ready().isEmpty()
                ? Landed.refused(feed.table().name(), opened.findings())
                : landing()
                        .land(feed.table(), rows(opened.ready()), feed.skipping())
                        .with(opened.findings());
        return new Taken(feed, landed, shapes(opened.ready()), false);
    }

    private Landing landing() {
        return new Landing(session.get(), run, settings.limits().quarantinedShare(), loadedTo);
    }

    private static SourceFiles.Opened open(TableFeed feed, Predicate<String> named) {
        List<Finding> findings = new ArrayList<>();
        List<SourceFiles.Ready> ready = new ArrayList<>();
        for (SourceTable one : feed.from()) {
            List<Storage.Entry> files = TableFeed.files(one, named);
            if (files.isEmpty() && !one.files().isEmpty()) {
                continue;
            }
            SourceFiles.Opened opened = FeedFiles.open(one, files);
            findings.addAll(opened.findings());
            ready.addAll(opened.ready());
            findings.addAll(declared(one, opened.ready()));
        }
        return new SourceFiles.Opened(ready, findings);
    }

    /** The kinds of files there are: what is found in them, and how it is written. */
    private static SortedSet<String> shapes(List<SourceFiles.Ready> ready) {
        return ready.stream()
                .map(one -> one.from().source().name() + " " + one.from().feed().file() + " " + one.names()
                        + (one.typed() ? " typed" : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Dataset<Row> rows(List<SourceFiles.Ready> ready) {
        SourceRows rows = new SourceRows(session.get().spark());
        Dataset<Row> read =
                ready.stream().map(rows::read).reduce(Dataset::unionByName).orElseThrow();
        long size = ready.stream().mapToLong(SourceFiles.Ready::size).sum();
        return LakeSession.isSmall(size) ? read.coalesce(1) : read;
    }

    /** What the user vouches for because no column says it: printed wherever the figures are. */
    private static List<Finding> declared(SourceTable from, List<SourceFiles.Ready> ready) {
        List<Finding> told = new ArrayList<>();
        from.declared().forEach((column, value) -> {
            if (ready.stream().anyMatch(one -> !one.names().contains(column))) {
                String says =
                        column + " " + value + " is declared for " + from.fileName() + "; the file does not say it";
                told.add(Finding.of(from.table().name(), "declared", Severity.WARN, 0, null, says));
            }
        });
        return told;
    }
}
