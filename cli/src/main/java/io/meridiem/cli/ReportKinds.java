package io.meridiem.cli;

import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.reports.document.Wording;
import io.meridiem.reports.executive.ExecutiveRenderer;
import io.meridiem.reports.executive.ExecutiveReport;
import io.meridiem.reports.publish.Rendered;
import io.meridiem.reports.render.PdfRenderer;
import io.meridiem.reports.value.AccountFile;
import io.meridiem.run.Run;
import io.meridiem.table.LakeState;
import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reports there are, as publishing sees them. */
final class ReportKinds {
    private static final String VALUE = "value";

    private ReportKinds() {}

    static List<Rendered> of(Settings settings, LakeState state) {
        return List.of(executive(settings, state), value(settings));
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

    private static Rendered value(Settings settings) {
        PdfRenderer renderer = new PdfRenderer();
        return new Rendered(
                VALUE,
                TableName.of("gold.value_report"),
                "rendered.account_id",
                one -> settings.out()
                        .resolve(one.month().toString())
                        .resolve("accounts")
                        .resolve(AccountFile.of(one.account(), one.locale())),
                document -> renderer.render(
                        VALUE,
                        document,
                        Wording.bundle(
                                VALUE,
                                Locale.forLanguageTag(document.path("locale").asText())
                                        .getLanguage())),
                renderer.templateVersion(),
                month -> true);
    }
}
