package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Something a check saw in the data.
 *
 * @param rows 0 where it is about a file or a column
 * @param money what it amounts to; null where no money is affected or known
 * @param currency of the money; null for the reporting currency
 * @param says one sentence with its count, in the words of the check; null where the check has none
 */
record Finding(String table, String check, String severity, long rows, BigDecimal money, String currency, String says) {
    /** The gravest first, then by money, then by rows; the rest makes the order the same in every run. */
    static final Comparator<Finding> GRAVEST = Comparator.comparing(
                    (Finding finding) -> List.of("refuse", "quarantine", "warn").indexOf(finding.severity()))
            .thenComparing(Finding::weight, Comparator.reverseOrder())
            .thenComparing(Finding::rows, Comparator.reverseOrder())
            .thenComparing(Finding::table)
            .thenComparing(Finding::check);

    static final Comparator<Finding> BY_MONEY = Comparator.comparing(Finding::weight);

    /** Who can settle it: by check where a table of ours compares two sources, else by table. */
    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("churn_event_without_churn", "churn_log"),
            Map.entry("churn_flag_on_subscription", "billing"),
            Map.entry("churn_flag_on_account", "crm"),
            Map.entry("trial_flag_on_account", "crm"),
            Map.entry("seats_disagree", "crm"),
            Map.entry("product_usage", "usage"),
            Map.entry("product_event", "usage"),
            Map.entry("product_user", "usage"),
            Map.entry("seat", "usage"),
            Map.entry("usage_day", "usage"),
            Map.entry("support_ticket", "tickets"),
            Map.entry("support_case", "tickets"),
            Map.entry("crm_account", "crm"),
            Map.entry("account", "crm"),
            Map.entry("account_xref", "crm"),
            Map.entry("crm_user", "crm"),
            Map.entry("crm_contact", "crm"),
            Map.entry("contact", "crm"),
            Map.entry("crm_opportunity", "crm"),
            Map.entry("opportunity", "crm"),
            Map.entry("crm_activity", "crm"),
            Map.entry("activity", "crm"),
            Map.entry("crm_churn_event", "churn_log"),
            Map.entry("churn_event", "churn_log"),
            Map.entry("billing_subscription", "billing"),
            Map.entry("billing_customer", "billing"),
            Map.entry("billing_contract", "billing"),
            Map.entry("billing_invoice", "billing"),
            Map.entry("billing_invoice_line", "billing"),
            Map.entry("billing_refund", "billing"),
            Map.entry("item_period", "billing"),
            Map.entry("subscription_line", "billing"),
            Map.entry("mrr_month", "billing"),
            Map.entry("fx_rate", "rates"),
            Map.entry("rate_month", "rates"));

    static Finding of(Row row) {
        return new Finding(
                row.text("table"),
                row.text("check"),
                graveness(row.text("severity")),
                row.count("rows"),
                row.decimal("money"),
                row.text("currency"),
                row.text("says"));
    }

    /** The wording's name of the source system the rows come from; null where they are made here. */
    String source() {
        String name = table.substring(table.indexOf('.') + 1);
        return SOURCES.getOrDefault(check, SOURCES.get(name));
    }

    /** The amount before its code, which may be another than the report's; null without money. */
    String amount(Wording words) {
        if (money == null) {
            return null;
        }
        String code = currency == null ? words.currency() : currency;
        return words.amount(money, words.digits(money)) + "\u00a0" + code;
    }

    boolean concernsMoney() {
        return weight().signum() > 0;
    }

    private BigDecimal weight() {
        return money == null ? BigDecimal.ZERO : money.abs();
    }

    /** What a page has words for; a check of a kind that came later warns. */
    private static String graveness(String severity) {
        return "refuse".equals(severity) || "quarantine".equals(severity) ? severity : "warn";
    }
}
