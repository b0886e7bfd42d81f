package io.meridiem.ingest;

import io.meridiem.contract.Adapter;
import io.meridiem.contract.AdapterSkip;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.Lanes;
import io.meridiem.table.Severity;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The stage from sources to bronze: reads what has changed since the last run, and nothing else. */
public final class Ingest {
    private final Settings settings;
    private final List<Adapter> adapters;
    private final BronzeTables tables;
    private final Progress progress;

    /**
     * @param adapters one for each of {@code settings.sources()}, in their order
     */
    public Ingest(Settings settings, List<Adapter> adapters, BronzeTables tables, Progress progress) {
        Storage.reachedBy(settings.spark());
        this.settings = settings;
        this.adapters = adapters;
        this.tables = tables;
        this.progress = progress;
    }

    /** What a table is fed from now, and the fingerprint of all that feeds it. */
    private record Feed(BronzeTable table, List<SourceTable> from, String fingerprint, long size) {}

    /**
     * Lands every table whose input has changed and notes in the state what was landed.
     *
     * @param session asked for only when there is something to land, since starting it takes seconds
     * @param whole whether tables of databases and lakes are read whole, so that rows that are gone there are gone here,
     *     and files whatever their times say
     * @return one entry per table that was looked at anew; tables with unchanged input have none
     * @throws io.meridiem.contract.Unavailable where a folder or required file is missing
     */
    public List<Landed> run(Supplier<LakeSession> session, LakeState state, String run, boolean whole) {
        List<SourceTable> tables = sourceTables();
        new TableCopies(() -> session.get().spark(), whole).refresh(tables);
        FileManifest files = FileManifest.of(settings.lake(), whole);
        List<Feed> feeds = changed(tables, files, state);
        files.save();
        if (feeds.isEmpty()) {
            return List.of();
        }
        progress.begin("ingest", feeds.size());
        YearMonth loadedTo = state.lastMonth().orElse(null);
        try (Lanes lanes = new Lanes()) {
            LazySession lazy = new LazySession(session);
            List<Landed> all = lanes.all(feeds.stream()
                    .map(feed -> (Supplier<Landed>) () -> told(land(feed, lazy, loadedTo, run)))
                    .toList());
            for (int i = 0; i < feeds.size(); i++) {
                note(feeds.get(i), all.get(i), state, run);
            }
            progress.end();
            List<SourceTable> looked =
                    feeds.stream().flatMap(feed -> feed.from().stream()).toList();
            return AbsentFiles.toldOnce(looked, all).stream()
                    .sorted(Comparator.comparing(Landed::table))
                    .toList();
        }
    }

    /** One session for two lanes: whoever needs it first starts it, the other waits. */
    private record LazySession(Supplier<LakeSession> session) {
        synchronized LakeSession get() {
            return session.get();
        }
    }

    private Landed told(Landed landed) {
        progress.step(landed.table() + " " + said(landed));
        return landed;
    }

    /** Tables that no source fills any more, or that wait for input: empty when bronze is what the sources say. */
    private List<Feed> changed(List<SourceTable> tables, FileManifest files, LakeState state) {
        SourceFiles.ensureThere(tables);
        Map<TableName, List<SourceTable>> feeding = new TreeMap<>();
        tables.forEach(one -> feeding.computeIfAbsent(one.table().name(), unused -> new ArrayList<>())
                .add(one));
        List<Feed> changed = new ArrayList<>();
        feeding.forEach((name, from) -> {
            long size = from.stream().mapToLong(SourceTable::size).sum();
            Feed feed = new Feed(from.get(0).table(), from, fingerprint(from, files), size);
            boolean same = state.entry(name)
                    .filter(entry -> feed.fingerprint().equals(entry.made()))
                    .isPresent();
            if (!same) {
                changed.add(feed);
            }
        });
        // The longest first: begun last it would keep one lane busy while the other has nothing left to do.
        changed.sort(Comparator.comparingLong(Feed::size).reversed());
        return changed;
    }

    /** Every table of every source, as the adapters name them. */
    public List<SourceTable> sourceTables() {
        List<SourceTable> all = new ArrayList<>();
        for (int i = 0; i < adapters.size(); i++) {
            all.addAll(SourceTable.of(settings.sources().get(i), adapters.get(i), tables, settings.lake()));
        }
        return all;
    }

    private String fingerprint(List<SourceTable> from, FileManifest manifest) {
        Fingerprint made =
                new Fingerprint().add(settings.limits()).add(settings.calendar().zone());
        String zone = settings.calendar().zone().getId();
        for (SourceTable one : from) {
            made.add(one.table())
                    .add(one.source().name())
                    .add(one.feed())
                    .add(one.fixed())
                    .add(one.written(zone));
            List<Storage.Entry> files = one.files();
            made.add(files.isEmpty() ? "absent" : files.size());
            files.forEach(file -> made.add(one.pattern().inside(file.path())).add(manifest.hash(file)));
        }
        return made.hex();
    }

    private Landed land(Feed feed, LazySession session, YearMonth loadedTo, String run) {
        List<Finding> findings = new ArrayList<>();
        List<SourceFiles.Ready> ready = new ArrayList<>();
        for (SourceTable one : feed.from()) {
            SourceFiles.Opened opened = FeedFiles.open(one);
            findings.addAll(opened.findings());
            ready.addAll(opened.ready());
            findings.addAll(declared(one, opened.ready()));
        }
        boolean refused = findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE);
        if (refused || ready.isEmpty()) {
            return Landed.refused(feed.table().name(), findings);
        }
        SourceRows rows = new SourceRows(session.get().spark());
        Dataset<Row> read =
                ready.stream().map(rows::read).reduce(Dataset::unionByName).orElseThrow();
        Dataset<Row> all = LakeSession.isSmall(feed.size()) ? read.coalesce(1) : read;
        Landing landing = new Landing(session.get(), run, settings.limits().quarantinedShare(), loadedTo);
        List<AdapterSkip> skipping =
                feed.from().stream().flatMap(one -> one.feed().skip().stream()).toList();
        return landing.land(feed.table(), all, skipping).with(findings);
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

    /** A refused table keeps no fingerprint, so that the next run looks at it again. */
    private static void note(Feed feed, Landed landed, LakeState state, String run) {
        TableName name = feed.table().name();
        if (landed.refused()) {
            state.put(name, state.refused(name, run));
            return;
        }
        Long rows = landed.ledger() == null
                ? Long.valueOf(0)
                : Long.valueOf(landed.ledger().kept() + landed.ledger().unchanged());
        state.put(
                name,
                new LakeState.Entry(
                        feed.fingerprint(), null, run, rows, text(landed.spanFrom()), text(landed.spanTo())));
    }

    private static String text(Object month) {
        return month == null ? null : month.toString();
    }

    private static String said(Landed landed) {
        if (landed.refused()) {
            return "refused";
        }
        return landed.ledger() == null
                ? "no rows"
                : String.format(
                        java.util.Locale.ROOT, "%,d rows", landed.ledger().rowsIn());
    }
}
