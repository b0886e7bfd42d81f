package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Settings;
import io.meridiem.table.LakeSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How a billing parent's MRR of a month comes about: movements, lines, rates, and the records they were told in. */
record RevenueExplanation(LakeSession session, Settings.Revenue chosen, PrintStream out) {
    /** Each file's first line, a comment, is what stands above its rows. */
    private static final List<String> PARTS = List.of("1_movement", "2_lines", "3_periods", "4_rates", "5_records");

    /**
     * Prints it.
     *
     * @param written an account's id or name; a child's MRR stands where it is billed
     * @throws Misconfigured where nobody is called so, or the account has no MRR at either end of the month
     */
    int print(String written, YearMonth month) {
        KnownAccount account = KnownAccount.find(session, written, month);
        Map<String, Object> asked = Map.of("payer", account.payer(), "month", Date.valueOf(month.atDay(1)));
        boolean billed = !session.sql(
                        "select 1 from gold.revenue_month where account_id = :payer and month = :month", asked)
                .isEmpty();
        if (!billed) {
            throw Misconfigured.option(
                    "--account",
                    "'" + written + "' has no MRR at either end of " + month + ": there is nothing to explain");
        }
        out.print(title(account, month) + "\n");
        PARTS.forEach(part -> part(read(part), asked));
        rules();
        return 0;
    }

    private static String title(KnownAccount account, YearMonth month) {
        String who = account.name() + " (" + account.id() + "), " + month;
        return account.payer().equals(account.id()) ? who : who + ", billed through " + account.payer();
    }

    private void part(String text, Map<String, Object> asked) {
        Dataset<Row> rows = session.sql(text, asked);
        List<Row> found = rows.collectAsList();
        if (!found.isEmpty()) {
            out.print("\n" + text.lines().findFirst().orElseThrow().substring(3) + "\n");
            Results.of(Format.TABLE, rows.schema(), out).print(found.iterator());
        }
    }

    private void rules() {
        out.print("\nrules\n"
                + "a line counts in a month when it runs at the end of the last day; the day it ends is no day of it\n"
                + "MRR is the amount without one-time charges, usage and tax, "
                + (chosen.coupons().equals("net") ? "less coupons that recur" : "before coupons")
                + ", over its months (revenue.coupons)\n"
                + "a trial and what is free have no MRR; a paused line has none, and its customer is "
                + (chosen.pauses().equals("churn") ? "gone" : "not gone") + " (revenue.pauses)\n"
                + "who is past due "
                + (chosen.pastDue().equals("ends") ? "ends where it was last paid" : "counts until cancelled or unpaid")
                + " (revenue.past_due)\n"
                + "who cancels is gone "
                + (chosen.churnDate().equals("request") ? "on the day of the request" : "when service ends")
                + " (revenue.churn_date)\n"
                + "who comes back within " + chosen.gapDays() + " days was never gone (revenue.gap_days)\n"
                + "churned is who has no line left at the month's end"
                + (chosen.pauses().equals("churn") ? "\n" : ", and nothing paused\n"));
    }

    private static String read(String part) {
        try (InputStream text = RevenueExplanation.class.getResourceAsStream("/explain/mrr/" + part + ".sql")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
