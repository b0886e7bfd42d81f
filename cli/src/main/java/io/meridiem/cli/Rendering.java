package io.meridiem.cli;

import io.meridiem.build.MonthRange;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import io.meridiem.contract.Unavailable;
import io.meridiem.reports.executive.ExecutiveReport;
import io.meridiem.reports.publish.PlacedPdfs;
import io.meridiem.run.Run;
import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The stage that makes PDFs of what gold holds. */
final class Rendering {
    private final Request request;
    private final Settings settings;
    private final Progress progress;
    private final PrintStream out;
    private final Clock clock;
    private final List<String> unmade = new ArrayList<>();

    Rendering(Request request, Progress progress, PrintStream out, Clock clock) {
        this.request = request;
        this.settings = request.settings();
        this.progress = progress;
        this.out = out;
        this.clock = clock;
    }

    /**
     * Each month's report on its own: one that fails does not stop the others.
     *
     * @return what failed, a line each
     */
    List<String> render(Run run) {
        List<YearMonth> months = new MonthRange(request.from(), request.to()).months();
        if (!canRender(run, months)) {
            return unmade;
        }
        PlacedPdfs told = new PlacedPdfs(run.session(), ReportKinds.of(settings, run.state()));
        months.forEach(month -> unmade.addAll(told.putBack(month)));
        if (request.accounts().isEmpty()) {
            executive(run, months);
        }
        for (YearMonth month : months) {
            unmade.addAll(new ValueRendering(request, progress, out, clock).render(run, month));
        }
        run.state().save();
        return unmade;
    }

    private void executive(Run run, List<YearMonth> months) {
        ExecutiveReport report = new ExecutiveReport(settings, run.state());
        List<YearMonth> due = months.stream()
                .filter(month -> request.force() || !report.upToDate(month))
                // What was told stays as it was told: a change is booked beside it when the month is published.
                .filter(month -> !ReportKinds.isTold(run, month))
                .toList();
        if (!due.isEmpty()) {
            run.tell();
            progress.begin("render", due.size());
        }
        for (YearMonth month : months) {
            if (due.contains(month)) {
                make(report, month, run);
            }
            if (Files.exists(report.pdf(month))) {
                out.println(report.pdf(month).toAbsolutePath());
            }
        }
        progress.end();
        run.state().save();
    }

    private void make(ExecutiveReport report, YearMonth month, Run run) {
        try {
            long begun = System.nanoTime();
            report.make(run::session, month, settings.calendar().today(clock), run.id());
            run.made(ExecutiveReport.TABLE, month.toString(), 1, (System.nanoTime() - begun) / 1e9);
            progress.step("executive report " + month);
        } catch (Unavailable machine) {
            throw machine;
        } catch (RuntimeException failed) {
            unmade.add("executive report " + month + ": " + failed.getMessage());
            run.found(Finding.of(
                    ExecutiveReport.TABLE,
                    "not_rendered",
                    Severity.WARN,
                    1,
                    month.toString(),
                    "the executive report of " + month + " was not rendered: " + failed.getMessage()));
            progress.step("executive report " + month + " failed");
        }
    }

    private boolean canRender(Run run, List<YearMonth> months) {
        if (!run.refused().isEmpty() && ExecutiveReport.READS.stream().anyMatch(run.refused()::contains)) {
            run.found(Finding.of(
                    ExecutiveReport.TABLE,
                    "upstream_refused",
                    Severity.REFUSE,
                    0,
                    null,
                    "the report is not made, because a table it reads was refused"));
            return false;
        }
        boolean built = months.stream().allMatch(month -> run.state()
                .entry(ExecutiveReport.REVENUE)
                .filter(entry -> entry.months() != null && entry.months().containsKey(month.toString()))
                .isPresent());
        if (!built) {
            run.found(Finding.of(
                    ExecutiveReport.TABLE,
                    "not_built",
                    Severity.REFUSE,
                    0,
                    null,
                    request.to() + " is not built yet: 'meridiem build --month " + request.to() + "' comes first"));
        }
        return built;
    }
}
