package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.Lake;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.render.PdfFile;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.Lanes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The executive report as a job: reads gold and ops, stores the document in {@code gold.executive_report} and leaves the
 * PDF in {@code <out>/<YYYY-MM>/executive.<locale>.pdf}.
 */
public final class ExecutiveReport {
    /** One row per PDF: its document, locale, brand and both hashes. */
    public static final TableName TABLE = TableName.of("gold.executive_report");

    /** The table that has every loaded month, also one without a payment: what it holds, the report can be made for. */
    public static final TableName REVENUE = TableName.of("gold.revenue_month");

    /** The tables it is made from. */
    public static final List<TableName> READS = List.of(
            TableName.of("gold.account_month"),
            TableName.of("gold.adoption_month"),
            TableName.of("gold.cohort_month"),
            TableName.of("gold.retention_month"),
            REVENUE,
            TableName.of("gold.team_month"),
            TableName.of("gold.product_month"),
            TableName.of("gold.rate_month"),
            TableName.of("gold.churn_model"),
            TableName.of("gold.churn_reason"),
            TableName.of("gold.churn_risk"),
            TableName.of("gold.departure"),
            TableName.of("gold.invoice_bridge_month"),
            TableName.of("gold.lifetime"),
            TableName.of("gold.survival_month"),
            TableName.of("gold.measure"),
            TableName.of("gold.model_record"),
            TableName.of("gold.value_month"),
            TableName.of("gold.roi_month"),
            TableName.of("gold.standing_month"),
            TableName.of("gold.action"));

    private static final Pattern GOLD = Pattern.compile("gold\\.\\w+");

    private static final StructType COLUMNS =
            StructType.fromDDL("month date, locale string, brand string, document string, document_sha256 string,"
                    + " pdf_sha256 string, template_version string, run string");

    private final Settings settings;
    private final LakeState state;
    private final ExecutiveRenderer renderer = new ExecutiveRenderer();

    public ExecutiveReport(Settings settings, LakeState state) {
        this.settings = settings;
        this.state = state;
    }

    /** Where the month's PDF lies. */
    public Path pdf(YearMonth month) {
        return settings.out()
                .resolve(month.toString())
                .resolve("executive." + settings.report().locale() + ".pdf");
    }

    /** Whether the PDF that lies there was made from what the tables hold now. */
    public boolean upToDate(YearMonth month) {
        Path pdf = pdf(month);
        return state.entry(TABLE)
                .map(entry -> entry.months().get(month.toString()))
                .filter(made -> Files.isRegularFile(pdf) && made.equals(fingerprint(month) + " " + PdfFile.sha256(pdf)))
                .isPresent();
    }

    /**
     * Makes the month's document and PDF; the file is whole at any moment.
     *
     * @param today the day printed as the day of preparation
     * @return the PDF
     * @throws io.meridiem.contract.Unavailable where the PDF cannot be written
     */
    public Path make(Supplier<LakeSession> lake, YearMonth month, LocalDate today, String run) {
        LakeSession session = lake.get();
        new LatestFindings(session, state).show();
        ObjectNode document;
        try (Lanes lanes = new Lanes()) {
            Tables tables = new AskedAhead(tables(session), month, lanes);
            document = ExecutiveDocument.assemble(tables, month, context(session, today));
        }
        byte[] bytes = renderer.render(document);
        Path pdf = pdf(month);
        PdfFile.write(pdf, bytes);
        String sha = Documents.sha256(bytes);
        store(session, month, document, sha, run);
        state.put(TABLE, state.made(TABLE, run, Map.of(month.toString(), fingerprint(month) + " " + sha), 1));
        return pdf;
    }

    /** Rows as plain maps, by column name; of a table that is not there, as where scoring was refused, none. */
    private static Tables tables(LakeSession session) {
        return (sql, args) -> {
            if (lacksATable(session, sql)) {
                return List.of();
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Row row : session.sql(sql, args).collectAsList()) {
                Map<String, Object> cells = new LinkedHashMap<>();
                for (String name : row.schema().fieldNames()) {
                    cells.put(name, row.getAs(name));
                }
                rows.add(cells);
            }
            return rows;
        };
    }

    private static boolean lacksATable(LakeSession session, String sql) {
        return GOLD.matcher(sql)
                .results()
                .map(named -> TableName.of(named.group()))
                .distinct()
                .anyMatch(read -> !session.exists(read));
    }

    private Context context(LakeSession session, LocalDate today) {
        List<String> notes = new ArrayList<>();
        session.sql("select says from ops.finding_latest where `check` = 'declared' order by says", Map.of())
                .collectAsList()
                .forEach(row -> notes.add(row.getString(0)));
        Settings.Report report = settings.report();
        return new Context(
                settings.company(),
                report.locale(),
                settings.currency().reporting(),
                report.logo(),
                report.accent(),
                report.ink(),
                today,
                settings.revenue(),
                settings.adoption(),
                notes);
    }

    private void store(LakeSession session, YearMonth month, ObjectNode document, String pdfSha, String run) {
        Settings.Report report = settings.report();
        String brand = report.logo() + " " + report.accent() + " " + report.ink();
        Row row = RowFactory.create(
                Date.valueOf(month.atDay(1)),
                report.locale(),
                brand,
                Documents.canonical(document),
                Documents.sha256(document),
                pdfSha,
                renderer.templateVersion(),
                run);
        DeltaWriter writer = new DeltaWriter(new Lake(settings.lake()));
        var rows = session.spark().createDataFrame(List.of(row), COLUMNS).coalesce(1);
        if (session.exists(TABLE)) {
            writer.replaceWhere(TABLE, rows, "month = '" + month.atDay(1) + "' and locale = '" + report.locale() + "'");
        } else {
            writer.replace(TABLE, rows);
        }
        session.forget(TABLE);
    }

    private String fingerprint(YearMonth month) {
        Fingerprint made = new Fingerprint()
                .add(month)
                .add(settings.company())
                .add(settings.report())
                .add(settings.currency())
                .add(settings.revenue())
                .add(settings.adoption())
                .add(renderer.templateVersion());
        for (TableName read : READS) {
            state.entry(read)
                    .ifPresent(entry -> made.add(read).add(entry.made()).add(String.valueOf(entry.months())));
        }
        return made.hex();
    }
}
