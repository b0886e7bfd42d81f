package io.meridiem.build;

import io.meridiem.contract.Delivery;
import io.meridiem.contract.TableName;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The tables of {@code silver} that say which addresses may be written to. */
final class DeliveryCatalogue {
    private static final String SHARED = "/io/meridiem/build/shared_domains.txt";

    private DeliveryCatalogue() {}

    /** Allowances of the configuration, and domains that are nobody's own. */
    static List<Model> models(Delivery delivery) {
        return List.of(allowances(delivery), sharedDomains());
    }

    private static Model allowances(Delivery delivery) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("account_id", "whose report may go there");
        columns.put("kind", "address or domain");
        columns.put("value", "the address, or the domain, in lower case");
        return ConfiguredTable.of(
                spec(
                        "delivery_allowance",
                        "An address or a domain a report may go to although it is not the customer's own.",
                        List.of("account_id", "kind", "value"),
                        columns),
                StructType.fromDDL("account_id string, kind string, value string"),
                delivery.allowances().stream()
                        .distinct()
                        .map(one -> RowFactory.create(one.account(), one.kind(), one.value()))
                        .toList());
    }

    private static Model sharedDomains() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("domain", "the domain, in lower case");
        return ConfiguredTable.of(
                spec(
                        "shared_domain",
                        "A domain below which anybody may have an address or a site; it verifies nobody.",
                        List.of("domain"),
                        columns),
                StructType.fromDDL("domain string"),
                lines().map(RowFactory::create).toList());
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

    private static TableSpec spec(String name, String description, List<String> key, Map<String, String> columns) {
        return new TableSpec(
                new TableName("silver", name),
                description,
                "customer success",
                true,
                key,
                Write.WHOLE,
                columns,
                null,
                List.of());
    }
}
