package io.meridiem.cli;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.reports.render.Documents;
import io.meridiem.table.DeltaWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** Value reports and recipients put into a company's lake as its stages would leave them, without the cost of printing. */
final class ToldReports {
    static final YearMonth MONTH = YearMonth.of(2025, 6);

    private ToldReports() {}

    /** One report and one recipient for each account, {@code r@<account>.example}. */
    static void in(Path folder, SparkSession spark, String... accounts) {
        List<Row> reports = new ArrayList<>();
        List<Row> recipients = new ArrayList<>();
        for (String account : accounts) {
            byte[] pdf = ("%PDF-1.7 " + account).getBytes(StandardCharsets.US_ASCII);
            TextFiles.write(folder.resolve("out/" + MONTH + "/accounts/" + account + ".en.pdf"), pdf);
            String document =
                    "{\"account_id\":\"" + account + "\",\"locale\":\"en\",\"pages\":[{\"customer\":\"" + account
                            + "\",\"facts\":[{\"label\":\"Hours\",\"value\":\"31 of " + account
                            + "\"}],\"headline\":\"Saved\",\"hero\":{\"label\":\"Worth\",\"value\":\"1\"}}]}";
            reports.add(RowFactory.create(
                    account,
                    Date.valueOf(MONTH.atDay(1)),
                    "en",
                    document,
                    Documents.sha256(Documents.parse(document)),
                    Documents.sha256(pdf),
                    "layout-1",
                    "run-1"));
            recipients.add(recipient(
                    account, "c-" + account, "r@" + account.toLowerCase(java.util.Locale.ROOT) + ".example", null));
        }
        recipients.add(recipient(accounts[0], "c-out", "out@elsewhere.example", "foreign_domain"));
        DeltaWriter writer = new DeltaWriter(new Lake(folder.resolve("lake").toString()));
        writer.replace(
                TableName.of("gold.value_report"),
                spark.createDataFrame(
                        reports,
                        StructType.fromDDL("account_id string, month date, locale string, document string,"
                                + " document_sha256 string, pdf_sha256 string, template_version string, run string")));
        writer.replace(
                TableName.of("gold.recipient"),
                spark.createDataFrame(
                        recipients,
                        StructType.fromDDL("account_id string, contact_key string, email string, full_name string,"
                                + " locale string, status string, reason string")));
    }

    /** Beside an account's English report the same under French, and its people read Swiss French. */
    static void alsoInFrench(Path folder, SparkSession spark, String account) {
        Lake lake = new Lake(folder.resolve("lake").toString());
        DeltaWriter writer = new DeltaWriter(lake);
        TableName reports = TableName.of("gold.value_report");
        Path pdfs = folder.resolve("out/" + MONTH + "/accounts");
        TextFiles.write(
                pdfs.resolve(account + ".fr.pdf"),
                TextFiles.read(pdfs.resolve(account + ".en.pdf")).getBytes(StandardCharsets.US_ASCII));
        writer.append(
                reports,
                spark.read()
                        .format("delta")
                        .load(lake.path(reports))
                        .filter("account_id = '" + account + "'")
                        .withColumn("locale", functions.lit("fr")));
        TableName recipients = TableName.of("gold.recipient");
        writer.replace(
                recipients,
                spark.read()
                        .format("delta")
                        .load(lake.path(recipients))
                        .withColumn("locale", functions.expr("if(account_id = '" + account + "', 'fr-ch', 'de')")));
    }

    private static Row recipient(String account, String key, String email, String reason) {
        return RowFactory.create(account, key, email, "Jo", null, reason == null ? "eligible" : "skipped", reason);
    }
}
