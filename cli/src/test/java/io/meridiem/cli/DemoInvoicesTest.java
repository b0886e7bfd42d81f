package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MRR held against the invoices: what finance booked, and the way from there. */
class DemoInvoicesTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static DemoCompany company;

    @BeforeAll
    static void makeTheCompany() {
        company = DemoCompany.made();
    }

    /** Of customers billed in euro, whom no exchange rate touches: read from the export line by line. */
    @Test
    void itBeginsWithWhatTheExportSaysWasInvoicedInEveryMonth() throws IOException {
        YearMonth first =
                YearMonth.parse(company.ask("select date_format(min(month), 'yyyy-MM') from gold.revenue_month")
                        .get(0));
        Map<String, BigDecimal> invoiced = new TreeMap<>();
        for (String line : new LinkedHashSet<>(Files.readAllLines(company.file("exports/stripe/invoice.jsonl")))) {
            JsonNode invoice = new ObjectMapper().readTree(line);
            boolean counts = invoice.path("livemode").asBoolean(true)
                    && !List.of("draft", "void").contains(invoice.path("status").asText())
                    && invoice.path("currency").asText().equals("eur");
            YearMonth month = YearMonth.from(
                    Instant.ofEpochSecond(invoice.path("created").asLong()).atZone(ZoneOffset.UTC));
            if (counts && !month.isBefore(first)) {
                invoiced.merge(
                        month.toString(),
                        BigDecimal.valueOf(invoice.path("total").asLong(), 2),
                        BigDecimal::add);
            }
        }
        assertThat(invoiced).hasSizeGreaterThan(10);
        Map<String, BigDecimal> told = company
                .ask("select date_format(month, 'yyyy-MM') || ' ' || sum(invoiced + credits)"
                        + " from gold.invoice_bridge_month where account_id not in (select billing_parent_id"
                        + " from silver.invoice where currency <> 'EUR') group by month")
                .stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> row[0], row -> new BigDecimal(row[1])));
        assertThat(told).containsAllEntriesOf(invoiced);
    }

    @Test
    void itEndsWithTheMrrOfEveryCustomerAndMonth() {
        assertThat(company.ask("select revenue.account_id, revenue.month from gold.revenue_month as revenue"
                        + " left join gold.invoice_bridge_month as bridge using (account_id, month)"
                        + " where revenue.closing_mrr <> coalesce(bridge.mrr, 0)"))
                .isEmpty();
    }

    @Test
    void ofAThousandEurosOfMrrInvoicesExplainAllButOne() {
        assertThat(company.ask("select sum(abs(unexplained)) < sum(mrr) / 1000 from gold.invoice_bridge_month"))
                .containsExactly("true");
    }
}
