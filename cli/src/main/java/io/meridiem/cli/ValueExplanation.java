package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Value.Investment;
import io.meridiem.table.LakeSession;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** How an account's value of a month comes about, from the count of source rows to ROI; from gold alone. */
record ValueExplanation(LakeSession session, Investment assumed, PrintStream out) {

    /**
     * @param written an account's id or name
     * @throws Misconfigured where no account is called so, naming the nearest, or the month is not there
     */
    int print(String written, YearMonth month) {
        KnownAccount account = KnownAccount.find(session, written, month);
        String id = account.id();
        Map<String, Object> bound = Map.of("account", id, "month", Date.valueOf(month.atDay(1)));
        List<Row> rows = session.sql(
                        "select told.*, band.quantity_low, band.quantity_high, band.money_low, band.money_high"
                                + " from gold.value_month as told left join gold.value_band_month as band"
                                + " on band.account_id = told.account_id and band.month = told.month"
                                + " and band.measure = told.measure"
                                + " where told.account_id = :account and told.month = :month"
                                + " order by told.counts_to_value desc, told.position",
                        bound)
                .collectAsList();
        line(account.name() + " (" + id + "), " + month);
        if (rows.isEmpty()) {
            line("nothing is measured for this account in this month");
            return 0;
        }
        ToldFigures told = ToldFigures.of(session, bound);
        rows.stream().filter(row -> !isEquivalent(row)).forEach(row -> {
            counted(row);
            told(told.of(row));
        });
        line("");
        line("told as");
        EquivalentExplanation equivalents = new EquivalentExplanation(session, out);
        rows.stream().filter(ValueExplanation::isEquivalent).forEach(row -> {
            equivalents.print(row, bound);
            band(row);
            told(told.of(row));
        });
        roi(account.payer(), bound);
        return 0;
    }

    private void told(String otherwise) {
        if (otherwise != null) {
            line("      " + otherwise);
        }
    }

    private static boolean isEquivalent(Row row) {
        return row.getAs("each") == null;
    }

    private void counted(Row row) {
        line("");
        String counts = row.<Boolean>getAs("counts_to_value")
                ? "counts to value"
                : row.getAs("restates") == null ? "does not count" : "restates " + row.getAs("restates");
        line(row.getAs("measure") + " (" + counts + ", " + agreed(row) + ")");
        if (row.getAs("kpi") != null) {
            kpi(row);
        } else {
            hours(row);
        }
        band(row);
        if (row.getAs("missing") != null) {
            line("  not measured or without money: " + row.getAs("missing"));
        }
    }

    private void band(Row row) {
        if (row.getAs("quantity_low") != null) {
            line("      by the ranges of what it was made with between " + number(row, "quantity_low") + " and "
                    + number(row, "quantity_high") + " " + row.getAs("unit"));
        }
        if (row.getAs("money_low") != null) {
            line("      by these ranges between " + number(row, "money_low") + " and " + number(row, "money_high") + " "
                    + row.getAs("currency"));
        }
    }

    private static String agreed(Row row) {
        return row.getAs("agreed_by") == null
                ? "an estimate, not agreed yet"
                : "agreed by " + row.getAs("agreed_by") + " on " + row.getAs("agreed_on");
    }

    private void hours(Row row) {
        line("  counted " + number(row, "based_on") + " of feature " + row.getAs("feature") + ", from "
                + row.getAs("source_rows") + " source rows; each stands for " + number(row, "each") + " "
                + row.getAs("counted_unit"));
        if (row.getAs("minutes_before") != null && row.getAs("based_on") != null) {
            String quality = row.getAs("quality") == null ? "" : " x quality " + number(row, "quality");
            line("  " + number(row, "based_on") + " x " + number(row, "each") + quality + " x ("
                    + number(row, "minutes_before") + " - " + number(row, "minutes_after") + ") / 60 x attribution "
                    + number(row, "attribution") + " x capture share " + number(row, "capture_share") + " = "
                    + number(row, "hours") + " hours");
        }
        money(
                row,
                number(row, "hours") + " hours x " + number(row, "hourly_rate") + " " + row.getAs("rate_currency"),
                "  rate: " + row.getAs("rate_source") + ", " + row.getAs("rate_year"));
    }

    private void kpi(Row row) {
        line("  KPI '" + row.getAs("kpi") + "': baseline " + number(row, "baseline") + ", actual "
                + number(row, "actual") + ", better by " + number(row, "based_on") + " " + row.getAs("unit"));
        money(
                row,
                number(row, "based_on") + " x " + number(row, "unit_value") + " " + row.getAs("rate_currency")
                        + " x attribution " + number(row, "attribution"),
                "  worth of a unit and attribution: the customer's success plan");
    }

    private void money(Row row, String arithmetic, String source) {
        if (row.getAs("money") == null) {
            return;
        }
        BigDecimal exchange = row.getAs("exchange_rate");
        String changed = exchange.compareTo(BigDecimal.ONE) == 0 ? "" : " x " + plain(exchange) + " (month-end rate)";
        line("  " + arithmetic + changed + " = " + number(row, "money") + " " + row.getAs("currency"));
        line(source);
    }

    private void roi(String payer, Map<String, Object> bound) {
        line("");
        line("where the fee is billed (" + payer + ", children rolled up)");
        new FamilyExplanation(session, out).print(payer, bound);
        session.sql(
                        "select * from gold.roi_month where account_id = :payer and month = :month order by"
                                + " window_months",
                        Map.of("payer", payer, "month", bound.get("month")))
                .collectAsList()
                .forEach(this::window);
        new InvestmentExplanation(session, assumed, out).print(payer, bound);
    }

    private void window(Row row) {
        String money = " " + row.getAs("currency");
        line("  " + row.getAs("months_in_window") + " of " + row.getAs("window_months") + " months: value "
                + number(row, "value") + ", cost " + number(row, "cost_fee") + " fee + " + number(row, "cost_rollout")
                + " rollout = " + number(row, "cost") + money);
        line("    ROI (value - cost) / cost = " + percent(row, "roi_actual") + " at adoption "
                + percent(row, "adoption")
                + "; at 100 % " + percent(row, "roi_100") + ", at 30 % " + percent(row, "roi_30") + ", at 20 % "
                + percent(row, "roi_20"));
        line("    value at full adoption " + number(row, "value_full")
                + (row.<Boolean>getAs("extrapolated") ? " (extrapolated)" : " (agreed)") + ", left on the table "
                + number(row, "left_on_table") + ", breaks even at " + percent(row, "break_even_adoption")
                + ", " + payback(row));
    }

    private static String payback(Row row) {
        return row.getAs("payback_months") == null
                ? "payback not told: its first paid month lies before the loaded ones, or the cost is not reached"
                : "paid back in month " + row.getAs("payback_months");
    }

    private static String number(Row row, String column) {
        Object value = row.getAs(column);
        return value == null ? "not measured" : value instanceof BigDecimal decimal ? plain(decimal) : value.toString();
    }

    private static String percent(Row row, String column) {
        BigDecimal share = row.getAs(column);
        return share == null
                ? "not measured"
                : share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void line(String text) {
        out.print(text + "\n");
    }
}
