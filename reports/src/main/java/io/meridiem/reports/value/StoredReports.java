package io.meridiem.reports.value;

import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.LakeSession;
import java.sql.Date;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** A month's rows of {@code gold.value_report}: documents first, the hashes of their PDFs beside them once printed. */
record StoredReports(LakeSession session, YearMonth month) {
    private static final TableName TABLE = ValueReports.TABLE;
    private static final TableName PUBLICATION = TableName.of("ops.publication");

    /** Accounts whose report is published: it stays as it is. */
    Set<String> published() {
        if (!session.exists(PUBLICATION)) {
            return Set.of();
        }
        Set<String> accounts = new HashSet<>();
        session.sql(
                        "select account_id from ops.publication where report = 'value' and month = :month",
                        Map.of("month", Date.valueOf(month.atDay(1))))
                .collectAsList()
                .forEach(row -> accounts.add(row.getString(0)));
        return accounts;
    }

    Dataset<Row> rows(Chosen chosen) {
        return session.stored(TABLE).filter(ofMonth() + " and " + chosen.sql());
    }

    /** Puts these rows in the place of those that were chosen. */
    void replace(Dataset<Row> rows, Chosen chosen) {
        DeltaWriter writer = new DeltaWriter(session.lake());
        if (session.exists(TABLE)) {
            writer.replaceWhere(TABLE, rows.coalesce(1), ofMonth() + " and " + chosen.sql());
        } else {
            writer.replace(TABLE, rows.coalesce(1));
        }
        session.forget(TABLE);
    }

    /** Writes beside each document the hash of what was printed of it. */
    void printed(List<Row> pdfs) {
        Dataset<Row> hashes = session.spark()
                .createDataFrame(pdfs, ValueTasks.PDF)
                .select(functions.col("account_id"), functions.col("pdf_sha256").as("now"));
        Dataset<Row> all = rows(Chosen.ALL);
        Column[] columns = Arrays.stream(all.columns())
                .map(name -> name.equals("pdf_sha256")
                        ? functions.coalesce(hashes.col("now"), all.col(name)).as(name)
                        : all.col(name))
                .toArray(Column[]::new);
        replace(
                all.join(hashes, all.col("account_id").equalTo(hashes.col("account_id")), "left")
                        .select(columns),
                Chosen.ALL);
    }

    private String ofMonth() {
        return "month = '" + month.atDay(1) + "'";
    }
}
