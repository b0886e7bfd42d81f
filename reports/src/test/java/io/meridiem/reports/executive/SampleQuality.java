package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up findings and ledgers for the sample files; their counts agree with each other. */
final class SampleQuality {
    private record Found(String table, String check, String severity, int rows, String money, String says) {}

    /** In the order a query may give them: the page has to put them in its own. */
    private static final List<Found> MANY = List.of(
            new Found(
                    "silver.usage_day",
                    "before_subscription",
                    "warn",
                    19142,
                    null,
                    "19,142 usage rows are dated before their subscription starts; they count for the account"),
            new Found(
                    "bronze.fx_rate",
                    "file_absent",
                    "warn",
                    0,
                    null,
                    "fx_rates.csv of source ravenstack is not there: what needs it is not measured"),
            new Found(
                    "silver.usage_day",
                    "before_sign_up",
                    "warn",
                    13198,
                    null,
                    "13,198 usage rows are dated before their account signed up; they count for the account"),
            new Found(
                    "gold.revenue_month",
                    "churn_flag_on_account",
                    "warn",
                    71,
                    "1412300.50",
                    "71 accounts are called churned in the CRM and still pay; MRR decides, they count as customers"),
            new Found(
                    "gold.revenue_month",
                    "churn_event_without_churn",
                    "warn",
                    559,
                    "7063768",
                    "559 entries of the churn log fall in a month at whose end the account still paid; MRR decides"),
            new Found(
                    "gold.revenue_month",
                    "churn_flag_on_subscription",
                    "warn",
                    432,
                    "1108944",
                    "432 subscriptions are called churned by billing while their customer went on paying at that"
                            + " month's end; MRR decides, they count as contraction"),
            new Found(
                    "silver.support_case",
                    "before_sign_up",
                    "warn",
                    1077,
                    null,
                    "1,077 tickets were opened before their account signed up; they are kept at the account"),
            new Found(
                    "gold.account_month",
                    "seats_disagree",
                    "warn",
                    498,
                    null,
                    "498 accounts name other seats than their subscriptions bill; the billed seats count"),
            new Found(
                    "bronze.product_usage",
                    "duplicate",
                    "warn",
                    21,
                    null,
                    "21 rows repeat an earlier row word for word and count once"),
            new Found(
                    "bronze.support_ticket",
                    "unreadable",
                    "quarantine",
                    12,
                    null,
                    "12 of 2,000 rows cannot be read and were set aside in ops.quarantine"),
            new Found(
                    "bronze.crm_account",
                    "column_absent",
                    "warn",
                    0,
                    null,
                    "ravenstack_accounts.csv of source ravenstack: no column for owner, renewal_date: what needs it"
                            + " is not measured"));

    private static final List<Found> FEW = List.of(
            new Found(
                    "silver.subscription_line",
                    "starts_before_sign_up",
                    "warn",
                    3,
                    null,
                    "3 subscriptions start before their account's sign-up; the subscription's date counts"),
            MANY.get(1),
            new Found(
                    "bronze.product_usage",
                    "duplicate",
                    "warn",
                    21,
                    null,
                    "21 rows repeat an earlier row word for word and count once"),
            MANY.get(9),
            MANY.get(10));

    private SampleQuality() {}

    /** So many findings; a company with more than the usual ones has those that a page can hardly hold. */
    static void findings(ArrayNode rows, int many) {
        List<Found> known = many <= FEW.size()
                ? FEW.subList(0, many)
                : many <= MANY.size()
                        ? MANY.subList(0, many)
                        : IntStream.range(0, many)
                                .mapToObj(SampleQuality::lengthy)
                                .toList();
        for (Found found : known) {
            rows.addObject()
                    .put("table", found.table())
                    .put("check", found.check())
                    .put("severity", found.severity())
                    .put("rows", found.rows())
                    .put("money", found.money() == null ? null : new BigDecimal(found.money()))
                    .put("currency", found.money() == null ? null : "USD")
                    .put("says", found.says());
        }
    }

    private static Found lengthy(int at) {
        if (at >= 6 && at < 6 + MANY.size()) {
            return MANY.get(at - 6);
        }
        int rows = 1_204_000 - at;
        return new Found(
                at % 2 == 0 ? "gold.revenue_month" : "silver.subscription_line",
                "same_number_with_different_content_" + at,
                List.of("refuse", "quarantine", "warn").get(at % 3),
                rows,
                at % 4 == 3 ? null : rows + "12.50",
                String.format("%,d", rows)
                        + " invoice numbers arrived with two different amounts on the same day; none was taken, because"
                        + " no rule says which one the customer was asked to pay in the end.");
    }

    /** Tables that arrived and what was made of them, as a company of so many findings has them. */
    static void ledger(ArrayNode rows, int findings) {
        // What was repeated or set aside is also a finding: a company without any has neither.
        boolean clean = findings <= 1;
        ledger(rows, "bronze.product_usage", 25000, clean ? 0 : 21, 0, 37);
        ledger(rows, "silver.usage_day", clean ? 25000 : 24979, 0, 0, 0);
        if (findings > 0) {
            ledger(rows, "bronze.billing_subscription", 5000, 0, 0, 0);
            ledger(rows, "silver.subscription_line", 5000, 0, 0, 0);
        }
        ledger(rows, "bronze.support_ticket", 2000, 0, clean ? 0 : 12, 0);
        ledger(rows, "silver.support_case", clean ? 2000 : 1988, 0, 0, 0);
        ledger(rows, "bronze.crm_churn_event", 600, 0, 0, 0);
        ledger(rows, "bronze.crm_account", 500, 0, 0, 0);
        if (findings > MANY.size()) {
            ledger(rows, "bronze.fx_rate", 25_000_000, 1_200_000, 480_000, 12_000);
            ledger(rows, "silver.churn_event", 600, 0, 0, 0);
            ledger(rows, "silver.account", 500, 0, 0, 0);
            ledger(rows, "silver.rate_month", 480, 0, 0, 0);
            ledger(rows, "gold.retention_month", 48, 0, 0, 0);
        }
    }

    private static void ledger(ArrayNode rows, String table, int in, int twice, int aside, int late) {
        rows.addObject()
                .put("table", table)
                .put("rows_in", in)
                .put("kept", in - twice - aside)
                .put("unchanged", 0)
                .put("duplicate", twice)
                .put("deleted", 0)
                .put("filtered", 0)
                .put("quarantined", aside)
                .put("late", late);
    }
}
