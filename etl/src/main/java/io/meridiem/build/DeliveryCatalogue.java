package io.meridiem.build;

import io.meridiem.contract.Delivery;
import io.meridiem.contract.TableName;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.RowFactory;

/** The tables of {@code silver} that say which addresses may be written to. */
final class DeliveryCatalogue {
    private static final String SHARED = "/io/meridiem/build/shared_domains.txt";

    private DeliveryCatalogue() {}

    /** Allowances of the configuration, and domains that are nobody's own. */
    static List<Model> models(Delivery delivery) {
        return List.of(allowances(delivery), sharedDomains());
    }

    private static Model allowances(Delivery delivery) {
        TableColumns columns = new TableColumns()
                .with("account_id", "string", "whose report may go there")
                .with("kind", "string", "address or domain")
                .with("value", "string", "the address, or the domain, in lower case");
        return columns.table(
                "silver",
                "delivery_allowance",
                "An address or a domain a report may go to although it is not the customer's own.",
                3,
                delivery.allowances().stream()
                        .distinct()
                        .map(one -> RowFactory.create(one.account(), one.kind(), one.value()))
                        .toList());
    }

    private static Model sharedDomains() {
        TableColumns columns = new TableColumns().with("domain", "string", "the domain, in lower case");
        // Not a scored table: silver.identity_claim, made before, reads it.
        TableSpec spec = columns.spec(
                new TableName("silver", "shared_domain"),
                "A domain below which anybody may have an address or a site; it verifies nobody.",
                "customer success",
                false,
                1,
                Write.WHOLE);
        return ConfiguredTable.of(
                spec, columns.schema(), lines().map(RowFactory::create).toList());
    }

    private static java.util.stream.Stream<String> lines() {
        try (InputStream in = DeliveryCatalogue.class.getResourceAsStream(SHARED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
