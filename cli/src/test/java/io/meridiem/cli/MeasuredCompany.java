package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The three customers' company with a measure of value, and a lake whose reports of June 2025 are printed. A-1 has an
 * hourly rate and works with the product, A-3 has no rate, A-4 pays and never used it, and nothing feeds one measure.
 */
final class MeasuredCompany {
    private static final String SETTINGS =
            """
            adoption:
              features: [{id: search, name: Search}, {id: export, name: Export}, {id: archive, name: Archive}]
              actions: [{event: search, feature: search}, {event: export, feature: export}, {event: archive, feature: archive}]
            value:
              capture_share: 1
              rates: [{country: US, amount: 40, currency: USD, source: test, year: 2025}]
              measures:
                - {id: searching, name: Searches, counts: {feature: search, count: events}, unit: search, minutes: {before: 60, after: 0}, attribution: 1, source: test, year: 2025}
                - {id: exporting, name: Exports, counts: {feature: export, count: events}, unit: export, minutes: {before: 30, after: 0}, attribution: 1, source: test, year: 2025}
                - {id: archiving, name: Archives, counts: {feature: archive, count: events}, unit: file, minutes: {before: 5, after: 0}, attribution: 1, source: test, year: 2025}
            sources:""";

    private static Path first;

    private MeasuredCompany() {}

    /** Its lake is made once and copied. */
    static synchronized Company rendered(Path folder) {
        try {
            if (first == null) {
                Path made = Files.createTempDirectory("measured");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(made.toFile())));
                Company company = Company.in(made).confWith("sources:", SETTINGS);
                company.exportAnd(Company.ACCOUNTS, "A-4,Dune,Retail,FR,01-02-2025,other,Pro,3,FALSE,FALSE");
                company.exportAnd(
                        Company.SUBSCRIPTIONS, "S-5,A-4,01-02-2025,,Pro,3,70,840,FALSE,FALSE,FALSE,FALSE,monthly,TRUE");
                company.exportAnd(Company.USAGE, "U-4,S-1,05-06-2025,search,30,90,0,FALSE");
                assertThat(company.type("run", "--until", "render"))
                        .as(company::err)
                        .isZero();
                first = made;
            }
            FileUtils.copyDirectory(first.toFile(), folder.toFile());
            return new Company(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Where a customer's report of June lies. */
    static Path pdf(Path folder, String account) {
        return folder.resolve("out/2025-06/accounts/" + account + ".en.pdf");
    }

    /** No CRM tells of contacts: {@code account address reason}, the reason left out where there is none. */
    static void recipients(Path folder, SparkSession spark, String... lines) {
        new DeltaWriter(new Lake(folder.resolve("lake").toString()))
                .replace(
                        TableName.of("gold.recipient"),
                        spark.createDataFrame(
                                List.of(lines).stream()
                                        .map(line -> line.split(" "))
                                        .map(one -> RowFactory.create(
                                                one[0],
                                                one[1].equals("-") ? "" : one[1],
                                                one[1].equals("-") ? null : one[1],
                                                "Jo",
                                                null,
                                                one.length == 2 ? "eligible" : "skipped",
                                                one.length == 2 ? null : one[2]))
                                        .toList(),
                                StructType.fromDDL("account_id string, contact_key string, email string, full_name"
                                        + " string, locale string, status string, reason string")));
    }
}
