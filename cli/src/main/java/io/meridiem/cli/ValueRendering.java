package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Unavailable;
import io.meridiem.reports.value.ValueReports;
import io.meridiem.reports.value.ValueReports.Made;
import io.meridiem.run.Run;
import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.io.PrintStream;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;

/** The part of the stage render that is about customers' value reports. */
record ValueRendering(Request request, Progress progress, PrintStream out, Clock clock) {
    private static final int NAMED = 5;

    /**
     * One month's reports; one that fails stops no other.
     *
     * @return what failed, a line each
     */
    List<String> render(Run run, YearMonth month) {
        ValueReports reports = new ValueReports(request.settings(), run.state());
        if (!canRender(run, reports)) {
            return List.of();
        }
        List<String> failed = List.of();
        if (request.force() || !request.accounts().isEmpty() || !reports.upToDate(month)) {
            if (!reports.isMeasured(run::session, month)) {
                progress.say(month + ": no value reports, because no measure of value is configured (value.measures)");
                return List.of();
            }
            failed = make(run, reports, month);
        }
        reports.pdfs(month).forEach(pdf -> out.println(pdf.toAbsolutePath()));
        return failed;
    }

    private List<String> make(Run run, ValueReports reports, YearMonth month) {
        progress.begin("value reports " + month, 1);
        try {
            long begun = System.nanoTime();
            Made made = reports.make(
                    run::session,
                    month,
                    request.accounts(),
                    request.settings().calendar().today(clock),
                    run.id());
            run.made(ValueReports.TABLE, month.toString(), made.pdfs(), (System.nanoTime() - begun) / 1e9);
            progress.step(made.pdfs() + " value reports");
            tell(run, month, made.failed());
            return made.failed();
        } catch (Unavailable | Misconfigured known) {
            throw known;
        } catch (RuntimeException broken) {
            List<String> failed = List.of("value reports " + month + ": " + broken.getMessage());
            tell(run, month, failed);
            return failed;
        } finally {
            progress.end();
        }
    }

    private static void tell(Run run, YearMonth month, List<String> failed) {
        if (!failed.isEmpty()) {
            run.found(Finding.of(
                    ValueReports.TABLE,
                    "not_rendered",
                    Severity.WARN,
                    failed.size(),
                    String.join("; ", failed.subList(0, Math.min(NAMED, failed.size()))),
                    failed.size() + " value reports of " + month + " were not rendered"));
        }
    }

    private boolean canRender(Run run, ValueReports reports) {
        if (ValueReports.READS.stream().anyMatch(run.refused()::contains)) {
            run.found(Finding.of(
                    ValueReports.TABLE,
                    "upstream_refused",
                    Severity.REFUSE,
                    0,
                    null,
                    "no value report is made, because a table it reads was refused"));
            return false;
        }
        if (!reports.isBuilt()) {
            progress.say("no value reports, because value is not told yet: 'meridiem score' comes first");
            return false;
        }
        return true;
    }
}
