package io.meridiem.cli;

import io.meridiem.contract.Settings;
import io.meridiem.reports.executive.ExecutiveRenderer;
import io.meridiem.reports.executive.ExecutiveReport;
import io.meridiem.reports.publish.Rendered;
import io.meridiem.reports.value.ValueRenderer;
import io.meridiem.reports.value.ValueReports;
import io.meridiem.run.Run;
import io.meridiem.table.LakeState;
import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The reports there are, as publishing sees them. */
final class ReportKinds {
    private ReportKinds() {}

    static List<Rendered> of(Settings settings, LakeState state) {
        return List.of(executive(settings, state), value(settings, state));
    }

    /** Whether the month's executive report is published. */
    static boolean isTold(Run run, YearMonth month) {
        return !run.session()
                .sql(
                        "select 1 from ops.publication where report = 'executive' and month = :month",
                        Map.of("month", Date.valueOf(month.atDay(1))))
                .isEmpty();
    }

    private static Rendered executive(Settings settings, LakeState state) {
        ExecutiveRenderer renderer = new ExecutiveRenderer();
        return new Rendered(
                "executive",
                ExecutiveReport.TABLE,
                "'" + Rendered.PORTFOLIO + "'",
                one -> settings.out().resolve(one.month().toString()).resolve("executive." + one.locale() + ".pdf"),
                renderer::render,
                renderer.templateVersion(),
                month -> new ExecutiveReport(settings, state).upToDate(month));
    }

    private static Rendered value(Settings settings, LakeState state) {
        ValueRenderer renderer = new ValueRenderer();
        ValueReports reports = new ValueReports(settings, state);
        return new Rendered(
                "value",
                ValueReports.TABLE,
                "rendered.account_id",
                one -> reports.pdf(one.account(), one.month(), one.locale()),
                renderer::render,
                renderer.templateVersion(),
                // Reports of single accounts are printed from what stands beside them, and are no whole month.
                month -> true);
    }
}
