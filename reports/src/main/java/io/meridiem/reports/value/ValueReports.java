package io.meridiem.reports.value;

import io.meridiem.contract.Adoption.Feature;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The value reports of a month as a job: one for each customer that pays, its document stored in {@code gold.value_report}
 * before its PDF is printed from there to {@code <out>/<YYYY-MM>/accounts}. What is published stays as it is.
 */
public final class ValueReports {
    /** One row per PDF: its document, locale, brand and both hashes. */
    public static final TableName TABLE = TableName.of("gold.value_report");

    /** The tables it is made from. */
    public static final List<TableName> READS = List.of(
            TableName.of("gold.account_month"),
            TableName.of("gold.action"),
            TableName.of("gold.claim"),
            TableName.of("gold.factor"),
            TableName.of("gold.factor_month"),
            TableName.of("gold.family_month"),
            TableName.of("gold.input_change_month"),
            TableName.of("gold.investment_month"),
            TableName.of("gold.measure"),
            TableName.of("gold.measure_input"),
            TableName.of("gold.preference"),
            TableName.of("gold.revenue_month"),
            TableName.of("gold.reward_month"),
            TableName.of("gold.reward_rule"),
            TableName.of("gold.roi_band_month"),
            TableName.of("gold.roi_month"),
            TableName.of("gold.team_month"),
            TableName.of("gold.value_band_month"),
            TableName.of("gold.value_month"));

    private static final int A_TASK = 40;

    private final Settings settings;
    private final LakeState state;
    private final ValueRenderer renderer = new ValueRenderer();

    public ValueReports(Settings settings, LakeState state) {
        this.settings = settings;
        this.state = state;
    }

    /**
     * What a run made.
     *
     * @param pdfs reports that lie there now
     * @param failed a line each
     */
    public record Made(int pdfs, List<String> failed) {}

    /** The folder of a month's PDFs. */
    public Path folder(YearMonth month) {
        return settings.out().resolve(month.toString()).resolve("accounts");
    }

    /** Where a customer's PDF of a month lies. */
    public Path pdf(String account, YearMonth month, String locale) {
        return folder(month).resolve(AccountFile.of(account, locale));
    }

    /** Every PDF of a month that lies there. */
    public List<Path> pdfs(YearMonth month) {
        return new AccountFolder(folder(month))
                .pdfs().stream().map(folder(month)::resolve).toList();
    }

    /** Whether the PDFs that lie there were all made from what the tables hold now. */
    public boolean upToDate(YearMonth month) {
        return state.entry(TABLE)
                .map(entry -> entry.months().get(month.toString()))
                .filter(made -> made.startsWith(fingerprint(month) + " "))
                .filter(made -> made.endsWith(" " + new AccountFolder(folder(month)).hash()))
                .isPresent();
    }

    /** Whether the tables are there that it is made from. */
    public boolean isBuilt() {
        return READS.stream().allMatch(table -> state.entry(table).isPresent());
    }

    /** Whether value is measured at all; where it is not, no customer gets a report. */
    public boolean isMeasured(Supplier<LakeSession> lake, YearMonth month) {
        return new ValueFacts(lake.get(), month).isMeasured();
    }

    /**
     * Makes the month's documents and PDFs; each file is whole at any moment.
     *
     * @param accounts the customers to make them for, each of them one that pays itself; empty for all
     * @param today the day printed as the day of preparation
     */
    public Made make(Supplier<LakeSession> lake, YearMonth month, List<String> accounts, LocalDate today, String run) {
        LakeSession session = lake.get();
        StoredReports stored = new StoredReports(session, month);
        Chosen due = new Chosen(accounts, stored.published());
        List<String> failed = new ArrayList<>(store(new ValueFacts(session, month), stored, due, today, run));
        List<Row> printed = print(session, stored, Chosen.of(accounts));
        failed.addAll(failed(printed));
        if (accounts.isEmpty()) {
            remember(stored, failed, run);
        }
        return new Made(
                (int) printed.stream()
                        .filter(row -> row.isNullAt(row.fieldIndex("failed")))
                        .count(),
                failed);
    }

    private static List<String> failed(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.isNullAt(row.fieldIndex("failed")))
                .map(row -> "value report of " + row.getAs("account_id") + ": " + row.getAs("failed"))
                .sorted()
                .toList();
    }

    private Context context(YearMonth month, LocalDate today) {
        Settings.Report report = settings.report();
        Map<String, String> features =
                settings.adoption().features().stream().collect(Collectors.toMap(Feature::id, Feature::name));
        return new Context(
                settings.company(),
                report.locale(),
                report.logo(),
                report.accent(),
                report.ink(),
                month,
                today,
                settings.adoption().privacy(),
                Context.targets(settings.adoption().targets()),
                features);
    }

    /** Documents first: what is printed is what is stored. */
    private List<String> store(ValueFacts facts, StoredReports stored, Chosen due, LocalDate today, String run) {
        int tasks = stored.session().spark().sparkContext().defaultParallelism();
        Dataset<Row> made = facts.all()
                .filter(due.sql())
                .repartition(tasks)
                .mapPartitions(ValueTasks.documents(context(stored.month(), today)), Encoders.row(ValueTasks.DOCUMENT))
                .persist(StorageLevel.DISK_ONLY());
        Settings.Report report = settings.report();
        try {
            stored.replace(
                    made.filter("failed is null")
                            .drop("failed")
                            .withColumn("pdf_sha256", functions.lit(null).cast("string"))
                            .withColumn("template_version", functions.lit(renderer.templateVersion()))
                            .withColumn(
                                    "brand", functions.lit(report.logo() + " " + report.accent() + " " + report.ink()))
                            .withColumn("run", functions.lit(run))
                            .withColumn("made_from", functions.lit(fingerprint(stored.month()))),
                    due);
            return failed(made.filter("failed is not null").collectAsList());
        } finally {
            made.unpersist();
        }
    }

    /** Prints every stored document whose PDF does not lie there as it was made; the hashes go beside the documents. */
    private List<Row> print(LakeSession session, StoredReports stored, Chosen asked) {
        Path place = folder(stored.month());
        AccountFolder folder = new AccountFolder(place);
        List<String> due = stored.rows(asked).select("account_id", "locale", "pdf_sha256").collectAsList().stream()
                .filter(row -> !folder.holds(AccountFile.of(row.getString(0), row.getString(1)), row.getString(2)))
                .map(row -> row.getString(0))
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        int tasks = Math.max(session.spark().sparkContext().defaultParallelism(), due.size() / A_TASK);
        List<Row> printed = stored.rows(Chosen.of(due))
                .select("account_id", "locale", "document")
                .repartition(tasks)
                .mapPartitions(ValueTasks.pdfs(place.toAbsolutePath().toString()), Encoders.row(ValueTasks.PDF))
                .collectAsList();
        stored.printed(printed);
        return printed;
    }

    private void remember(StoredReports stored, List<String> failed, String run) {
        YearMonth month = stored.month();
        List<Row> rows = stored.rows(Chosen.ALL).select("account_id", "locale").collectAsList();
        AccountFolder folder = new AccountFolder(folder(month));
        folder.keepOnly(rows.stream()
                .map(row -> AccountFile.of(row.getString(0), row.getString(1)))
                .collect(Collectors.toSet()));
        // What failed is tried again by the next run.
        String made = failed.isEmpty() ? fingerprint(month) + " " + folder.hash() : "failed";
        state.put(TABLE, state.made(TABLE, run, Map.of(month.toString(), made), rows.size()));
    }

    /** Changes with anything a month's documents are made from. */
    public String fingerprint(YearMonth month) {
        Fingerprint made = new Fingerprint()
                .add(month)
                .add(settings.company())
                .add(settings.report())
                .add(settings.adoption())
                .add(renderer.templateVersion());
        for (TableName read : READS) {
            state.entry(read)
                    .ifPresent(entry -> made.add(read).add(entry.made()).add(String.valueOf(entry.months())));
        }
        return made.hex();
    }
}
