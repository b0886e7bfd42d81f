package io.meridiem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever reads the invoices comes to what the contracts say, though the one is never made from the other. */
class InvoicesTest {
    @RegisterExtension
    static final MadeUpCompany COMPANY = new MadeUpCompany();

    private static Bills bills;
    private static Map<String, String> accounts;
    private static final Map<String, NavigableMap<LocalDate, BigDecimal>> RATES = new TreeMap<>();

    @BeforeAll
    static void readWhatBelongsTogether() {
        bills = new Bills(COMPANY);
        Map<String, String> survivors = COMPANY.csv("salesforce/Account.csv").stream()
                .collect(Collectors.toMap(
                        row -> row.get("Id"),
                        row -> row.get("MasterRecordId") == null ? row.get("Id") : row.get("MasterRecordId")));
        accounts = COMPANY.billed("customer.jsonl").values().stream()
                .collect(Collectors.toMap(customer -> customer.path("id").asText(), customer -> {
                    String typed =
                            customer.path("metadata").path("crm_account_id").asText();
                    return survivors.getOrDefault(
                            typed, "unmatched:" + customer.path("id").asText());
                }));
        COMPANY.csv("fx/rates.csv").stream()
                .filter(row -> row.get("type").equals("spot"))
                .forEach(row -> RATES.computeIfAbsent(row.get("from"), none -> new TreeMap<>())
                        .put(LocalDate.parse(row.get("date")), new BigDecimal(row.get("rate"))));
    }

    @Test
    void theInvoicesTellTheSameMrrAsTheContracts() {
        Map<String, BigDecimal> read = new TreeMap<>();
        Set<String> older = new HashSet<>();
        Map<String, BigDecimal> told = told();
        for (JsonNode subscription : COMPANY.billed("subscription.jsonl").values()) {
            String account = accounts.get(subscription.path("customer").asText());
            String currency = subscription.path("currency").asText().toUpperCase(Locale.ROOT);
            for (int back = 0; back < MadeUpCompany.MONTHS; back++) {
                YearMonth month = MadeUpCompany.END.minusMonths(back);
                LocalDate end = month.atEndOfMonth();
                for (BigDecimal amount : bills.monthly(subscription, end)) {
                    read.merge(account + " " + month, inEuro(amount, currency, end), BigDecimal::add);
                    if (!currency.equals("EUR") && !RATES.get(currency).containsKey(end)) {
                        older.add(currency + month);
                    }
                }
            }
        }
        // Nothing runs in a gap of some days: it has what was paid before it.
        String gap = gap();
        assertThat(told.keySet().stream().filter(month -> !read.containsKey(month)))
                .singleElement()
                .asString()
                .startsWith(gap);
        told.keySet().retainAll(read.keySet());
        assertThat(read.entrySet().stream().filter(one -> !one.getValue().equals(told.get(one.getKey()))))
                .isEmpty();
        assertThat(read).hasSameSizeAs(told);
        assertThat(COMPANY.planted("fx", "rate_not_of_last_day")).isEqualTo(older.size());
    }

    @Test
    void everyInvoiceAddsUp() {
        assertThat(COMPANY.billed("invoice.jsonl").values()).allSatisfy(invoice -> {
            long sum = 0;
            for (JsonNode line : invoice.path("lines").path("data")) {
                sum += line.path("amount").asLong();
            }
            long off = invoice.path("total_discount_amounts")
                    .path(0)
                    .path("amount")
                    .asLong();
            assertThat(invoice.path("subtotal").asLong()).isEqualTo(sum);
            assertThat(invoice.path("total").asLong())
                    .isEqualTo(sum - off + invoice.path("tax").asLong());
        });
    }

    @Test
    void everyShapeABillerCanTakeIsThere() {
        Set<String> reasons = fields("invoice.jsonl", "billing_reason");
        Set<String> states = fields("subscription.jsonl", "status");

        assertThat(reasons).contains("subscription_create", "subscription_cycle", "subscription_update");
        assertThat(states).contains("active", "past_due", "canceled", "incomplete_expired");
        assertThat(fields("invoice.jsonl", "status")).contains("paid", "open", "void");
        assertThat(fields("invoice.jsonl", "currency")).contains("eur", "usd", "gbp", "jpy");
        assertThat(fields("invoiceitem.jsonl", "proration")).containsExactly("true");
        assertThat(fields("coupon.jsonl", "duration")).contains("once", "repeating", "forever");
    }

    private static Set<String> fields(String file, String field) {
        return COMPANY.billed(file).values().stream()
                .map(object -> object.path(field).asText())
                .collect(Collectors.toSet());
    }

    private static Map<String, BigDecimal> told() {
        Map<String, BigDecimal> told = new LinkedHashMap<>();
        for (JsonNode account : COMPANY.truth().path("accounts")) {
            account.path("mrr")
                    .properties()
                    .forEach(month -> told.put(
                            account.path("account_id").asText() + " " + month.getKey(),
                            new BigDecimal(month.getValue().asText())));
        }
        return told;
    }

    private static String gap() {
        for (JsonNode account : COMPANY.truth().path("accounts")) {
            if (account.path("planted").toString().contains("\"gap\"")) {
                return account.path("account_id").asText();
            }
        }
        throw new AssertionError("nobody has a gap");
    }

    private static BigDecimal inEuro(BigDecimal amount, String currency, LocalDate day) {
        BigDecimal rate = currency.equals("EUR")
                ? BigDecimal.ONE
                : RATES.get(currency).floorEntry(day).getValue();
        return amount.multiply(rate).setScale(2, RoundingMode.HALF_UP);
    }
}
