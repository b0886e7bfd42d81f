package io.meridiem.reports.publish;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.reports.publish.Rendered.One;
import io.meridiem.reports.render.Documents;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.LakeSession;
import io.meridiem.table.ToldTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Freezes a month's reports: the PDF's bytes, the document it was printed from, the gold rows behind it, and what it was
 * made with. A report is published once; what changes later is booked beside it, never in it.
 */
public final class Publishing {
    private static final TableName DUE = TableName.of("ops.publication_due");

    private final LakeSession session;
    private final String run;
    private final Instant now;
    private final PublishedPdfs pdfs;
    private final DeltaWriter writer;

    /**
     * What came of it.
     *
     * @param published how many reports were frozen by this run
     * @param held how many the month had already
     * @param unpublished those that could not be, a line each
     */
    public record Outcome(int published, long held, List<String> unpublished) {}

    public Publishing(LakeSession session, String run, Instant now) {
        this.session = session;
        this.run = run;
        this.now = now;
        this.pdfs = new PublishedPdfs(session.lake());
        this.writer = new DeltaWriter(new Lake(session.lake().root()));
    }

    /**
     * Publishes what is rendered of the month and not yet published.
     *
     * @param accounts whose; all where it is empty
     */
    public Outcome publish(YearMonth month, List<Rendered> kinds, Set<String> accounts) {
        List<String> unpublished = new ArrayList<>();
        int published = 0;
        long held = count(month);
        String frozenIn = null;
        for (Rendered kind : kinds) {
            if (!session.exists(kind.table())) {
                continue;
            }
            List<One> kept = keep(fresh(due(kind, month, accounts), kind, unpublished), kind, unpublished);
            if (!kept.isEmpty()) {
                frozenIn = frozenIn == null ? freeze(month) : frozenIn;
                append(kind, month, kept, frozenIn);
                published += kept.size();
            }
        }
        return new Outcome(published, held, unpublished);
    }

    private long count(YearMonth month) {
        return session.sql("select 1 from ops.publication where month = :month", bound(month))
                .count();
    }

    /** A document of older figures would stand beside rows that contradict it for ever. */
    private static List<One> fresh(List<One> due, Rendered kind, List<String> unpublished) {
        List<One> fresh = new ArrayList<>();
        for (One one : due) {
            if (kind.upToDate().test(one)) {
                fresh.add(one);
            } else {
                unpublished.add(kind.pdf().apply(one) + ": was not made from what gold holds now; render it again");
            }
        }
        return fresh;
    }

    private List<One> due(Rendered kind, YearMonth month, Set<String> accounts) {
        return session
                .sql(
                        "select " + kind.account() + " as account_id, locale, pdf_sha256, " + madeFrom(kind)
                                + " as made_from from " + kind.table()
                                + " as rendered left anti join ops.publication as told on told.account_id = "
                                + kind.account() + " and told.month = rendered.month and told.locale = rendered.locale"
                                + " and told.report = '" + kind.name() + "' where rendered.month = :month"
                                + " order by account_id, locale",
                        bound(month))
                .collectAsList()
                .stream()
                .map(row -> new One(row.getString(0), month, row.getString(1), row.getString(2), row.getString(3)))
                .filter(one -> accounts.isEmpty() || accounts.contains(one.account()))
                .toList();
    }

    private String madeFrom(Rendered kind) {
        boolean told = List.of(session.read(kind.table()).columns()).contains("made_from");
        return told ? "rendered.made_from" : "cast(null as string)";
    }

    /** Those whose PDF is still what was rendered; its bytes are kept first, the row that speaks of them comes last. */
    private List<One> keep(List<One> due, Rendered kind, List<String> unpublished) {
        List<One> kept = new ArrayList<>();
        for (One one : due) {
            Path file = kind.pdf().apply(one);
            try {
                byte[] pdf = Files.readAllBytes(file);
                if (Documents.sha256(pdf).equals(one.pdfSha256())) {
                    pdfs.keep(one.pdfSha256(), pdf);
                    kept.add(one);
                } else {
                    unpublished.add(file + ": is not what was rendered; render it again");
                }
            } catch (IOException missing) {
                unpublished.add(file + ": cannot be read; render it again");
            }
        }
        return kept;
    }

    /** The rows are frozen once for all reports that stand on the same ones. */
    private String freeze(YearMonth month) {
        FrozenRows rows = new FrozenRows(session, run);
        String already = rows.frozenAlready(month);
        if (already != null) {
            return already;
        }
        writer.append(ToldTables.PUBLISHED_ROW, rows.now(List.of(month)));
        session.forget(ToldTables.PUBLISHED_ROW);
        return run;
    }

    private void append(Rendered kind, YearMonth month, List<One> kept, String frozenIn) {
        Dataset<Row> list = session.spark()
                .createDataFrame(
                        kept.stream()
                                .map(one -> RowFactory.create(one.account(), one.locale()))
                                .toList(),
                        StructType.fromDDL("account_id string, locale string"));
        session.show(DUE, list);
        Dataset<Row> rows = session.sql(
                        "select due.account_id, rendered.month, '" + kind.name() + "' as report, rendered.locale,"
                                + " rendered.document_sha256, rendered.pdf_sha256, " + factors(kind)
                                + " as factor_versions, " + model(kind) + " as model, rendered.template_version,"
                                + " rendered.document from " + kind.table() + " as rendered join " + DUE
                                + " as due on due.account_id = " + kind.account()
                                + " and due.locale = rendered.locale where rendered.month = :month",
                        bound(month))
                .withColumn("runtime", functions.lit("java " + Runtime.version()))
                .withColumn("published_at", functions.lit(Timestamp.from(now)))
                .withColumn("run", functions.lit(run))
                .withColumn("frozen_in", functions.lit(frozenIn))
                .withColumn("restated_by", functions.lit(null).cast("string"))
                .withColumn("restated_at", functions.lit(null).cast("timestamp"));
        writer.append(ToldTables.PUBLICATION, rows.select(columns()));
        session.forget(ToldTables.PUBLICATION);
    }

    private static org.apache.spark.sql.Column[] columns() {
        String[] names = ToldTables.schema(ToldTables.PUBLICATION).fieldNames();
        return java.util.Arrays.stream(names).map(functions::col).toArray(org.apache.spark.sql.Column[]::new);
    }

    /** Every factor that made a figure of the report, with its version. */
    private String factors(Rendered kind) {
        if (!session.exists(TableName.of("gold.value_month"))) {
            return "cast(null as string)";
        }
        String whose = kind.account().startsWith("'") ? "" : " and value.account_id = rendered.account_id";
        return "(select array_join(sort_array(collect_set(value.factor || ' ' || value.factor_version)), ', ')"
                + " from gold.value_month as value where value.month = rendered.month" + whose + ")";
    }

    /** A customer's report stands on no model of risk. */
    private String model(Rendered kind) {
        if (!session.exists(TableName.of("gold.churn_risk")) || !kind.account().startsWith("'")) {
            return "cast(null as string)";
        }
        return "(select max(risk.model) from gold.churn_risk as risk where risk.month = rendered.month)";
    }

    private static Map<String, Object> bound(YearMonth month) {
        return Map.of("month", Date.valueOf(month.atDay(1)));
    }
}
