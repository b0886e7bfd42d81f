package io.meridiem.reports.executive;

import io.meridiem.reports.executive.Risk.Band;
import io.meridiem.reports.executive.Risk.Customer;
import io.meridiem.reports.executive.Risk.Reason;
import java.time.YearMonth;

/** Asks the tables who is likely to leave; where nothing was judged every answer is empty. */
final class RiskRows {
    private RiskRows() {}

    static Risk read(Tables tables, YearMonth month) {
        return new Risk(
                month,
                Portfolio.ask(tables, "risk_course", month).stream()
                        .map(RiskRows::band)
                        .toList(),
                Portfolio.ask(tables, "risk_accounts", month).stream()
                        .map(RiskRows::customer)
                        .toList(),
                Portfolio.ask(tables, "risk_reasons", month).stream()
                        .map(RiskRows::reason)
                        .toList());
    }

    private static Band band(Row row) {
        return new Band(
                row.month("month"),
                row.text("band"),
                row.count("accounts"),
                row.money("mrr"),
                row.count("gone"),
                row.money("gone_mrr"),
                row.decimal("expected"),
                row.decimal("expected_mrr"));
    }

    private static Customer customer(Row row) {
        return new Customer(
                row.id("account_id"),
                row.text("account_name"),
                row.text("owner"),
                row.text("band"),
                row.text("previous_band"),
                row.decimal("score"),
                row.decimal("probability"),
                row.money("mrr"),
                row.day("renewal_date"),
                row.text("play"),
                row.day("play_due_on"));
    }

    private static Reason reason(Row row) {
        return new Reason(
                row.id("account_id"),
                row.text("factor"),
                row.text("feature"),
                row.decimal("value"),
                row.decimal("peer_median"),
                row.decimal("contribution"),
                row.text("feature_before"),
                row.decimal("value_before"),
                row.decimal("contribution_before"));
    }
}
