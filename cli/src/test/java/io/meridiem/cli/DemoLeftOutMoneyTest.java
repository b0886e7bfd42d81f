package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What invoices that do not count amount to is told, as the export itself says it. */
class DemoLeftOutMoneyTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static DemoCompany company;
    private static List<String> invoices;

    @BeforeAll
    static void readTheExport() throws IOException {
        company = DemoCompany.made();
        invoices = Files.readAllLines(company.file("exports/stripe/invoice.jsonl"));
    }

    @Test
    void invoicesSentTwiceAreToldWithTheirAmountsInEachCurrency() {
        Set<String> seen = new HashSet<>();
        assertThat(says("duplicate")).endsWith(" (" + amounts(line -> !seen.add(line)) + ")");
    }

    @Test
    void invoicesOfTheTestModeAreToldWithTheirAmountsInEachCurrency() {
        assertThat(says("filtered")).endsWith(" (" + amounts(line -> line.contains("\"livemode\":false")) + ")");
    }

    private static String says(String check) {
        return company.ask("select says from ops.finding where `table` = 'bronze.billing_invoice' and `check` = '"
                        + check + "'")
                .get(0);
    }

    private static String amounts(Predicate<String> which) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        invoices.stream().filter(which).map(DemoLeftOutMoneyTest::read).forEach(invoice -> {
            String currency = invoice.get("currency").asText().toUpperCase(java.util.Locale.ROOT);
            BigDecimal total = BigDecimal.valueOf(invoice.get("total").asLong(), currency.equals("JPY") ? 0 : 2);
            sums.merge(currency, total, BigDecimal::add);
        });
        assertThat(sums).isNotEmpty();
        return sums.entrySet().stream()
                .map(one -> one.getValue().setScale(2) + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }

    private static JsonNode read(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
