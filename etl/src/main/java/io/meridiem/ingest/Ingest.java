package io.meridiem.ingest;

import io.meridiem.contract.Adapter;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.Lanes;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

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
        List<TableFeed> feeds = changed(tables, files, state);
        files.save();
        if (feeds.isEmpty()) {
            return List.of();
        }
        progress.begin("ingest", feeds.size());
        YearMonth loadedTo = state.lastMonth().orElse(null);
        try (Lanes lanes = new Lanes()) {
            FeedLanding landing = new FeedLanding(settings, new LazySession(session)::get, loadedTo, run);
            List<FeedLanding.Taken> taken = lanes.all(feeds.stream()
                    .map(feed -> (Supplier<FeedLanding.Taken>) () -> told(
                            landing.take(feed, state.entry(feed.table().name()).orElse(null))))
                    .toList());
            taken.forEach(one -> note(one, state, run));
            List<Landed> all = taken.stream().map(FeedLanding.Taken::landed).toList();
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

    private FeedLanding.Taken told(FeedLanding.Taken taken) {
        progress.step(taken.landed().table() + " " + said(taken.landed()));
        return taken;
    }

    /** Tables that no source fills any more, or that wait for input: empty when bronze is what the sources say. */
    private List<TableFeed> changed(List<SourceTable> tables, FileManifest files, LakeState state) {
        SourceFiles.ensureThere(tables);
        Map<TableName, List<SourceTable>> feeding = new TreeMap<>();
        tables.forEach(one -> feeding.computeIfAbsent(one.table().name(), unused -> new ArrayList<>())
                .add(one));
        List<TableFeed> changed = new ArrayList<>();
        feeding.forEach((name, from) -> {
            TableFeed feed = TableFeed.of(from, files, settings);
            boolean same = state.entry(name)
                    .filter(entry -> feed.fingerprint().equals(entry.made()))
                    .isPresent();
            if (!same) {
                changed.add(feed);
            }
        });
        // The longest first: begun last it would keep one lane busy while the other has nothing left to do.
        changed.sort(Comparator.comparingLong(TableFeed::size).reversed());
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

    /** A refused table keeps no fingerprint, so that the next run looks at it again. */
    private static void note(FeedLanding.Taken taken, LakeState state, String run) {
        TableName name = taken.landed().table();
        LakeState.Entry before = state.entry(name).orElse(null);
        state.put(name, taken.landed().refused() ? state.refused(name, run) : taken.noted(before, run));
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
