package io.meridiem.cli;

import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.reports.publish.PlacedPdfs;
import io.meridiem.reports.publish.Publishing;
import io.meridiem.reports.publish.Rendered;
import io.meridiem.reports.publish.Restating;
import io.meridiem.reports.publish.ToldMonths;
import io.meridiem.run.Run;
import io.meridiem.table.Finding;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeState;
import io.meridiem.table.Severity;
import io.meridiem.table.ToldTables;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The stage that freezes what is told, and books what has changed of what was told. */
final class Publication {
    private final Request request;
    private final Settings settings;
    private final Progress progress;
    private final Clock clock;

    Publication(Request request, Progress progress, Clock clock) {
        this.request = request;
        this.settings = request.settings();
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * First what was told is held against what gold holds now, then the month's reports are frozen.
     *
     * @return what could not be published, a line each
     */
    List<String> publish(Run run) {
        List<Rendered> kinds = ReportKinds.of(settings, run.state());
        if (isRefused(run, kinds)) {
            refuse(run, "upstream_refused", "nothing is published, because the reports were not made");
            return List.of();
        }
        restate(run, ToldMonths.of(run.session()));
        YearMonth month = request.to();
        if (!ReportKinds.isScored(run.state(), month)) {
            refuse(run, "not_scored", month + " is not scored, and nothing is published of it: " + score(month));
            return List.of();
        }
        List<String> unpublished = new ArrayList<>();
        new PlacedPdfs(run.session(), kinds)
                .changed(month)
                .forEach(pdf -> unpublished.add(pdf + ": is not what was published; 'meridiem render --month " + month
                        + "' puts the original back"));
        long begun = System.nanoTime();
        Publishing.Outcome outcome = new Publishing(run.session(), run.id(), clock.instant())
                .publish(month, kinds, new HashSet<>(request.accounts()));
        unpublished.addAll(outcome.unpublished());
        if (outcome.published() > 0) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            run.made(ToldTables.PUBLICATION, month.toString(), outcome.published(), seconds);
            progress.say(month + ": " + counted(outcome.published(), "report") + " published");
            remember(run.state(), month);
            run.state().save();
        } else if (outcome.held() == 0 && unpublished.isEmpty()) {
            refuse(
                    run,
                    "not_rendered",
                    month + " has no report to publish: 'meridiem render --month " + month + "' comes first");
        }
        return unpublished;
    }

    /** Before anything is rendered, so that the next report can say what was told and reads otherwise now. */
    void restateKnown(Run run) {
        List<YearMonth> told = run.state()
                .entry(ToldTables.PUBLICATION)
                .map(entry ->
                        entry.months().keySet().stream().map(YearMonth::parse).toList())
                .orElse(List.of());
        if (!isRefused(run, ReportKinds.of(settings, run.state()))) {
            restate(run, told);
        }
    }

    private static boolean isRefused(Run run, List<Rendered> kinds) {
        return kinds.stream().anyMatch(kind -> run.refused().contains(kind.table()));
    }

    private void restate(Run run, List<YearMonth> told) {
        List<YearMonth> changed = told.stream()
                .filter(month -> !fingerprint(run.state(), month).equals(remembered(run.state(), month)))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        for (Restating.Restated one : new Restating(run.session(), run.id(), clock.instant()).book(changed)) {
            Finding finding = new Finding(
                    ToldTables.PUBLICATION,
                    "restated",
                    Severity.WARN,
                    one.values(),
                    one.mrr(),
                    settings.currency().reporting(),
                    one.month().toString(),
                    one.month() + " is published and reads otherwise now: " + counted(one.values(), "value") + " of "
                            + counted(one.accounts(), "account")
                            + " are booked in ops.restatement, the published reports stay; closing MRR differs by");
            run.found(finding);
            progress.say(finding.line());
        }
        changed.forEach(month -> remember(run.state(), month));
        run.state().save();
    }

    private static String score(YearMonth month) {
        return "'meridiem score --month " + month + "' and 'meridiem render --month " + month + "' come first";
    }

    private static void refuse(Run run, String check, String says) {
        run.found(Finding.of(ToldTables.PUBLICATION, check, Severity.REFUSE, 0, null, says));
    }

    private static String counted(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** What the rows behind a month's reports were made from. */
    private static String fingerprint(LakeState state, YearMonth month) {
        Fingerprint made = new Fingerprint();
        for (TableName table : ToldMonths.readTables()) {
            Optional<LakeState.Entry> entry = state.entry(table);
            made.add(table)
                    .add(entry.map(LakeState.Entry::made).orElse("") + "")
                    .add(String.valueOf(entry.map(LakeState.Entry::months)
                            .map(all -> all.get(month.toString()))
                            .orElse("")));
        }
        return made.hex();
    }

    private static String remembered(LakeState state, YearMonth month) {
        return state.entry(ToldTables.PUBLICATION)
                .map(LakeState.Entry::months)
                .map(all -> all.get(month.toString()))
                .orElse("");
    }

    private static void remember(LakeState state, YearMonth month) {
        NavigableMap<String, String> all = new TreeMap<>();
        state.entry(ToldTables.PUBLICATION).map(LakeState.Entry::months).ifPresent(all::putAll);
        all.put(month.toString(), fingerprint(state, month));
        state.put(ToldTables.PUBLICATION, LakeState.Entry.byMonth(all, null, (long) all.size()));
    }
}
