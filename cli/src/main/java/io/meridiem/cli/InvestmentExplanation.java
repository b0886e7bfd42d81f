package io.meridiem.cli;

import io.meridiem.contract.Value.Investment;
import io.meridiem.table.LakeSession;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What a payer's value and cash are worth as an investment, with the formula; from {@code gold.investment_month}. */
record InvestmentExplanation(LakeSession session, Investment assumed, PrintStream out) {
    private static final Map<String, String> BASES = Map.of(
            "forecast", "forecast, the agreed business case from the first paid month on",
            "planned", "the same up to this month",
            "realised", "realised, value measured and cash paid up to this month",
            "ahead", "ahead, at the mean of the last twelve months' value and today's fee",
            "full", "the same with everybody taking part");

    /** Nothing is printed where nothing can be told of the payer. */
    void print(String payer, Map<String, Object> bound) {
        List<Row> rows = session.sql(
                        "select * from gold.investment_month where account_id = :payer and month = :month order by"
                                + " array_position(array('forecast', 'planned', 'realised', 'ahead', 'full'), basis)",
                        Map.of("payer", payer, "month", bound.get("month")))
                .collectAsList();
        if (rows.isEmpty()) {
            return;
        }
        line("");
        line("as an investment (" + payer + ")");
        line("  NPV = sum of value of month n x d^n - sum of cash of month n x d^(n-1), d = (1 + "
                + plain(assumed.discountRate()) + ")^(-1/12): value at a month's end, costs at its start; horizon "
                + assumed.horizonMonths() + " months");
        line("  assumptions: "
                + (assumed.source() == null
                        ? "the program's own; state yours under value.investment"
                        : assumed.source() + ", " + assumed.year()));
        rows.forEach(this::basis);
    }

    private void basis(Row row) {
        line("  " + BASES.get(row.<String>getAs("basis")) + ": " + row.getAs("months") + " months");
        line("    value " + number(row, "value") + ", cost " + number(row, "cost") + "; discounted "
                + number(row, "value_present") + " - " + number(row, "cost_present") + " = NPV " + number(row, "npv")
                + " " + row.getAs("currency") + band(row));
        if (row.getAs("npv_risk_adjusted") != null) {
            line("    risk-adjusted: " + number(row, "probability") + " x " + number(row, "value_present") + " - "
                    + number(row, "cost_present") + " = " + number(row, "npv_risk_adjusted"));
        }
        if (row.getAs("payback_months") != null) {
            line("    paid back in month " + row.getAs("payback_months") + ", not discounted");
        }
        if (row.getAs("delay_cost") != null) {
            line("    " + row.getAs("delay_months") + " months later costs " + number(row, "delay_cost"));
        }
    }

    private static String band(Row row) {
        return row.getAs("npv_low") == null
                ? ""
                : ", between " + number(row, "npv_low") + " and " + number(row, "npv_high") + " by the ranges";
    }

    private static String number(Row row, String column) {
        return plain(new BigDecimal(row.getAs(column).toString()));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0
                ? "0"
                : number.setScale(Math.min(number.scale(), 6), RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private void line(String text) {
        out.print(text + "\n");
    }
}
