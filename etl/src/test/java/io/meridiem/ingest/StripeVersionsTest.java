package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One invoice as Stripe's API wrote it before its version of 2025-03-31, and as it writes it since. */
class StripeVersionsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static LandedSources sources;

    @BeforeAll
    static void land() throws IOException {
        for (String folder : new String[] {"before", "since"}) {
            Files.createDirectories(here.resolve(folder));
            Files.writeString(
                    here.resolve(folder + "/customer.jsonl"),
                    """
                    {"id":"cus_1","livemode":true,"created":1735689600}
                    """);
            Files.writeString(
                    here.resolve(folder + "/subscription.jsonl"),
                    """
                    {"id":"sub_1","customer":"cus_1","status":"active","start_date":1735689600,"livemode":true}
                    """);
        }
        Files.writeString(
                here.resolve("before/invoice.jsonl"),
                """
                {"id":"in_1","customer":"cus_1","subscription":"sub_1","status":"paid","currency":"eur","tax":190,"total":1190,"created":1735689600,"livemode":true,"lines":{"data":[{"id":"il_1","amount":1000,"currency":"eur","subscription":"sub_1","subscription_item":"si_1","price":{"id":"price_1"},"proration":true,"quantity":2,"period":{"start":1735689600,"end":1738368000}}]}}
                """);
        Files.writeString(
                here.resolve("since/invoice.jsonl"),
                """
                {"id":"in_1","customer":"cus_1","parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1"}},"status":"paid","currency":"eur","total_taxes":[{"amount":100},{"amount":90}],"total":1190,"created":1735689600,"livemode":true,"lines":{"data":[{"id":"il_1","amount":1000,"currency":"eur","parent":{"type":"subscription_item_details","subscription_item_details":{"subscription":"sub_1","subscription_item":"si_1","proration":true}},"pricing":{"price_details":{"price":"price_1","product":"prod_1"},"type":"price_details"},"quantity":2,"period":{"start":1735689600,"end":1738368000}}]}}
                """);
        sources = LandedSources.of(
                LOCAL.spark(),
                here,
                """
                company: {name: Alder}
                currency: {reporting: EUR}
                sources:
                  - {name: before, adapter: stripe, folder: before}
                  - {name: since, adapter: stripe, folder: since}
                """);
    }

    private void sameOnBothSides(String query, String expected) {
        assertThat(sources.rows(query + " where source_instance = 'before'")).containsExactly(expected);
        assertThat(sources.rows(query + " where source_instance = 'since'")).containsExactly(expected);
    }

    @Test
    void an_invoice_names_its_subscription_and_its_tax_in_either_version() {
        sameOnBothSides(
                "select invoice_id, subscription_id, cast(tax as decimal(9,2)), cast(total as decimal(9,2))"
                        + " from bronze.billing_invoice",
                "in_1|sub_1|1.90|11.90");
    }

    @Test
    void a_line_names_its_item_and_price_and_whether_it_settles_a_change_in_either_version() {
        sameOnBothSides(
                "select line_id, subscription_id, item_id, price_id, is_proration, quantity from"
                        + " bronze.billing_invoice_line",
                "il_1|sub_1|si_1|price_1|true|2");
    }
}
