package io.meridiem.cli;

import io.meridiem.contract.Settings;
import io.meridiem.reports.executive.ExecutiveRenderer;
import io.meridiem.reports.executive.ExecutiveReport;
import io.meridiem.reports.publish.Rendered;
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
        return List.of(executive(settings, state));
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
}
