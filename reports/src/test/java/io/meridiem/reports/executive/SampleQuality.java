package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Made-up findings and ledgers for the sample files. */
final class SampleQuality {
    private SampleQuality() {}

    static void findings(ArrayNode rows, int many) {
        String[][] known = {
            {
                "silver.subscription",
                "overlap",
                "quarantine",
                "37",
                "Two subscriptions of one account and product overlap; the earlier ended when the later began."
            },
            {
                "silver.usage_day",
                "before_start",
                "warn",
                "19142",
                "Usage rows are dated before their subscription's start."
            },
            {
                "silver.subscription",
                "price_gap",
                "warn",
                "312",
                "Price times seats differs from the recorded monthly amount by more than a cent."
            },
            {
                "silver.account",
                "unknown_country",
                "warn",
                "4",
                "The country is no ISO 3166 code; the account counts under no region."
            },
            {
                "bronze.invoice",
                "duplicate_key_with_different_content_and_a_long_name",
                "refuse",
                "1204000",
                "The same invoice number arrived with two different amounts on the same day; neither was taken, because no rule says which one the customer was asked to pay in the end."
            }
        };
        for (int at = 0; at < many; at++) {
            String[] one = known[many > known.length ? (at + 4) % known.length : at % known.length];
            ObjectNode row = rows.addObject()
                    .put("table", one[0])
                    .put("check", one[1])
                    .put("severity", one[2])
                    .put("rows", Integer.parseInt(one[3]))
                    .put("says", one[4]);
            if (one[2].equals("warn")) {
                row.putNull("money").putNull("currency");
            } else {
                row.put("money", new BigDecimal(one[3]).multiply(new BigDecimal("112.50")))
                        .put("currency", "USD");
            }
        }
    }

    static void ledger(ArrayNode rows, int findings) {
        String[] tables = {
            "bronze.usage_event",
            "bronze.support_ticket",
            "bronze.subscription",
            "bronze.account",
            "bronze.churn_event",
            "silver.usage_day",
            "silver.subscription_line",
            "silver.account",
            "bronze.invoice",
            "bronze.invoice_line",
            "bronze.plan",
            "bronze.user"
        };
        int[] in = {25000, 2000, 5000, 500, 600, 24600, 4950, 500, 12000, 36000, 12, 9000};
        int many = findings > 5 ? tables.length : findings == 1 ? 2 : 6;
        for (int at = 0; at < many; at++) {
            int twice = in[at] / 250;
            int aside = in[at] / 1000;
            rows.addObject()
                    .put("table", tables[at])
                    .put("rows_in", in[at])
                    .put("kept", in[at] - twice - aside)
                    .put("unchanged", 0)
                    .put("duplicate", twice)
                    .put("deleted", 0)
                    .put("filtered", 0)
                    .put("quarantined", aside)
                    .put("late", twice / 2);
        }
    }
}
