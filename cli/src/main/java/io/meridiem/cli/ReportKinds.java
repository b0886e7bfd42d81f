package io.meridiem.cli;

import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.reports.executive.ExecutiveRenderer;
import io.meridiem.reports.executive.ExecutiveReport;
import io.meridiem.reports.publish.Rendered;
import io.meridiem.reports.value.ValueRenderer;
import io.meridiem.reports.value.ValueReports;
import io.meridiem.run.Run;
import io.meridiem.table.LakeState;
import java.sql.Date;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reports there are, as publishing sees them. */
final class ReportKinds {
    private static final TableName VALUE = TableName.of("gold.value_month");

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

    /** Whether value, risk and recipients of the month are told: what is published before would lack them for ever. */
    static boolean isScored(LakeState state, YearMonth month) {
        return state.entry(VALUE)
                .map(LakeState.Entry::months)
                .filter(months -> months.containsKey(month.toString()))
                .isPresent();
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
                one -> new ExecutiveReport(settings, state).upToDate(one.month()));
    }

    private static Rendered value(Settings settings, LakeState state) {
        ValueRenderer renderer = new ValueRenderer();
        ValueReports reports = new ValueReports(settings, state);
        Map<YearMonth, String> now = new HashMap<>();
        return new Rendered(
                "value",
                ValueReports.TABLE,
                "rendered.account_id",
                one -> reports.pdf(one.account(), one.month(), one.locale()),
                renderer::render,
                renderer.templateVersion(),
                // Each by itself: reports of single accounts are made without the rest of their month.
                one -> one.madeFrom() == null
                        || one.madeFrom().equals(now.computeIfAbsent(one.month(), reports::fingerprint)));
    }
}
