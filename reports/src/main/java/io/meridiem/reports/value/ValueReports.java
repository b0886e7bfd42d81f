package io.meridiem.reports.value;

import io.meridiem.contract.Adoption.Feature;
import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            TableName.of("gold.adoption_month"),
            TableName.of("gold.factor"),
            TableName.of("gold.measure"),
            TableName.of("gold.measure_input"),
            TableName.of("gold.revenue_month"),
            TableName.of("gold.roi_month"),
            TableName.of("gold.team_month"),
            TableName.of("gold.value_month"));

    private static final TableName PUBLICATION = TableName.of("ops.publication");
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
     * @param accounts the customers to make them for; empty for all
     * @param today the day printed as the day of preparation
     * @throws Misconfigured where an account named is unknown or pays under another's name
     */
    public Made make(Supplier<LakeSession> lake, YearMonth month, List<String> accounts, LocalDate today, String run) {
        LakeSession session = lake.get();
        ValueFacts facts = new ValueFacts(session, month);
        accounts.forEach(account -> ensureKnown(facts, account, month));
        Set<String> published = published(session, month);
        List<String> failed = new ArrayList<>(store(session, facts, accounts, published, context(month, today), run));
        List<Row> printed = print(session, month, accounts);
        printed.stream()
                .filter(row -> row.getString(3) != null)
                .forEach(row -> failed.add("value report of " + row.getString(0) + ": " + row.getString(3)));
        if (accounts.isEmpty()) {
            remember(session, month, failed, run);
        }
        return new Made(
                (int) printed.stream().filter(row -> row.getString(3) == null).count(), failed);
    }

    private static void ensureKnown(ValueFacts facts, String account, YearMonth month) {
        String parent = facts.parent(account);
        if (parent == null) {
            throw Misconfigured.option("--account", "no account is called '" + account + "'");
        }
        if (!parent.equals(account)) {
            throw Misconfigured.option(
                    "--account",
                    "'" + account + "' is paid for by '" + parent + "', whose report tells of both in " + month);
        }
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

    private static Set<String> published(LakeSession session, YearMonth month) {
        if (!session.exists(PUBLICATION)) {
            return Set.of();
        }
        Set<String> accounts = new HashSet<>();
        session.sql(
                        "select account_id from ops.publication where report = 'value' and month = :month",
                        Map.of("month", java.sql.Date.valueOf(month.atDay(1))))
                .collectAsList()
                .forEach(row -> accounts.add(row.getString(0)));
        return accounts;
    }

    /** Documents first: what is printed is what is stored. */
    private List<String> store(
            LakeSession session,
            ValueFacts facts,
            List<String> accounts,
            Set<String> published,
            Context context,
            String run) {
        Dataset<Row> asked = facts.all().filter(chosen(accounts, published));
        Dataset<Row> made = asked.repartition(session.spark().sparkContext().defaultParallelism())
                .mapPartitions(ValueTasks.documents(context), Encoders.row(ValueTasks.DOCUMENT))
                .persist(StorageLevel.DISK_ONLY());
        try {
            write(session, made.filter("failed is null").drop("failed"), accounts, published, context.month(), run);
            List<String> failed = new ArrayList<>();
            made.filter("failed is not null")
                    .select("account_id", "failed")
                    .orderBy("account_id")
                    .collectAsList()
                    .forEach(row -> failed.add("value report of " + row.getString(0) + ": " + row.getString(1)));
            return failed;
        } finally {
            made.unpersist();
        }
    }

    private void write(
            LakeSession session,
            Dataset<Row> documents,
            List<String> accounts,
            Set<String> published,
            YearMonth month,
            String run) {
        Settings.Report report = settings.report();
        Dataset<Row> rows = documents
                .withColumn("pdf_sha256", functions.lit(null).cast("string"))
                .withColumn("template_version", functions.lit(renderer.templateVersion()))
                .withColumn("brand", functions.lit(report.logo() + " " + report.accent() + " " + report.ink()))
                .withColumn("run", functions.lit(run));
        replace(session, rows, month, chosen(accounts, published));
    }

    private static void replace(LakeSession session, Dataset<Row> rows, YearMonth month, String where) {
        DeltaWriter writer = new DeltaWriter(session.lake());
        if (session.exists(TABLE)) {
            writer.replaceWhere(TABLE, rows.coalesce(1), "month = '" + month.atDay(1) + "' and " + where);
        } else {
            writer.replace(TABLE, rows.coalesce(1));
        }
        session.forget(TABLE);
    }

    /** The accounts asked for less those whose report is published, as a condition. */
    private static String chosen(List<String> accounts, Set<String> published) {
        String only = accounts.isEmpty() ? "true" : "account_id in (" + listed(accounts) + ")";
        return published.isEmpty() ? only : only + " and account_id not in (" + listed(published) + ")";
    }

    private static String listed(Iterable<String> accounts) {
        List<String> quoted = new ArrayList<>();
        accounts.forEach(one -> quoted.add("'" + one.replace("\\", "\\\\").replace("'", "\\'") + "'"));
        return String.join(", ", quoted);
    }

    /** Prints every stored document whose PDF does not lie there as it was made; the hashes go beside the documents. */
    private List<Row> print(LakeSession session, YearMonth month, List<String> accounts) {
        AccountFolder folder = new AccountFolder(folder(month));
        String where = "month = '" + month.atDay(1) + "' and " + chosen(accounts, Set.of());
        Dataset<Row> stored = session.stored(TABLE).filter(where);
        List<String> due = stored.select("account_id", "locale", "pdf_sha256").collectAsList().stream()
                .filter(row -> !folder.holds(AccountFile.of(row.getString(0), row.getString(1)), row.getString(2)))
                .map(row -> row.getString(0))
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        int tasks = Math.max(session.spark().sparkContext().defaultParallelism(), due.size() / A_TASK);
        List<Row> printed = stored.filter(chosen(due, Set.of()))
                .select("account_id", "locale", "document")
                .repartition(tasks)
                .mapPartitions(ValueTasks.pdfs(folder(month).toAbsolutePath().toString()), Encoders.row(ValueTasks.PDF))
                .collectAsList();
        Dataset<Row> hashes = session.spark()
                .createDataFrame(printed, ValueTasks.PDF)
                .select(functions.col("account_id"), functions.col("pdf_sha256").as("now"));
        Dataset<Row> all = session.stored(TABLE).filter("month = '" + month.atDay(1) + "'");
        Dataset<Row> hashed = all.join(hashes, all.col("account_id").equalTo(hashes.col("account_id")), "left")
                .select(java.util.Arrays.stream(all.columns())
                        .map(name -> name.equals("pdf_sha256")
                                ? functions
                                        .coalesce(hashes.col("now"), all.col(name))
                                        .as(name)
                                : all.col(name))
                        .toArray(org.apache.spark.sql.Column[]::new));
        replace(session, hashed, month, "true");
        return printed;
    }

    private void remember(LakeSession session, YearMonth month, List<String> failed, String run) {
        List<Row> rows = session.stored(TABLE)
                .filter("month = '" + month.atDay(1) + "'")
                .select("account_id", "locale")
                .collectAsList();
        AccountFolder folder = new AccountFolder(folder(month));
        folder.keepOnly(rows.stream()
                .map(row -> AccountFile.of(row.getString(0), row.getString(1)))
                .collect(Collectors.toSet()));
        // What failed is tried again by the next run.
        String made = failed.isEmpty() ? fingerprint(month) + " " + folder.hash() : "failed";
        state.put(TABLE, state.made(TABLE, run, made, rows.size(), List.of(month.toString())));
    }

    private String fingerprint(YearMonth month) {
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
