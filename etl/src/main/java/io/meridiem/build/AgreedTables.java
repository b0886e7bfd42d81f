package io.meridiem.build;

import io.meridiem.contract.Value;
import io.meridiem.contract.Value.Agreement;
import io.meridiem.contract.Value.Measure;
import io.meridiem.contract.Value.Minutes;
import io.meridiem.contract.Value.ProductShare;
import io.meridiem.contract.Value.Rate;
import io.meridiem.contract.Value.Rollout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The tables of {@code gold} that hold what customers agreed to, what an hour costs them and what the rollout did. */
final class AgreedTables {
    private static final String AMOUNT = "decimal(18,4)";
    private static final String SHARE = "decimal(9,6)";

    private AgreedTables() {}

    /** Minutes, shares and business cases a customer agreed to. */
    static Model agreements(Value value) {
        TableColumns columns = new TableColumns()
                .with("measure", "string", "the measure")
                .with("account_id", "string", "the account")
                .with("minutes_before", AMOUNT, "minutes agreed instead of the measure's; null for those")
                .with("minutes_after", AMOUNT, "likewise")
                .with("attribution", SHARE, "share agreed instead of the measure's; null for that")
                .with("capture_share", SHARE, "likewise")
                .with("agreed_by", "string", "who at the customer agreed; null for nobody yet")
                .with("agreed_on", "date", "when")
                .with(
                        "case_amount",
                        "decimal(18,2)",
                        "worth of a year with everybody taking part, as agreed; null where none is")
                .with("case_currency", "string", "ISO 4217 code of case_amount");
        List<Row> rows = new ArrayList<>();
        for (Measure measure : value.measures()) {
            for (Agreement one : measure.agreements()) {
                Minutes minutes = one.minutes();
                rows.add(RowFactory.create(
                        measure.id(),
                        one.account(),
                        minutes == null ? null : scaled(minutes.before(), 4),
                        minutes == null ? null : scaled(minutes.after(), 4),
                        scaled(one.attribution(), 6),
                        scaled(one.captureShare(), 6),
                        one.agreedBy(),
                        date(one.agreedOn()),
                        scaled(one.caseAmount(), 2),
                        one.caseCurrency()));
            }
        }
        return columns.table("gold", "agreement", "What one customer agreed to about one measure.", 2, rows);
    }

    /** Minutes and shares that hold for a product's customers. */
    static Model products(Value value) {
        TableColumns columns = new TableColumns()
                .with("measure", "string", "the measure")
                .with("product", "string", "plan or add-on, as subscriptions name it")
                .with("minutes_before", AMOUNT, "minutes instead of the measure's; null for those")
                .with("minutes_after", AMOUNT, "likewise")
                .with("attribution", SHARE, "share instead of the measure's; null for that")
                .with("capture_share", SHARE, "likewise");
        List<Row> rows = new ArrayList<>();
        for (Measure measure : value.measures()) {
            for (ProductShare one : measure.products()) {
                Minutes minutes = one.minutes();
                rows.add(RowFactory.create(
                        measure.id(),
                        one.product(),
                        minutes == null ? null : scaled(minutes.before(), 4),
                        minutes == null ? null : scaled(minutes.after(), 4),
                        scaled(one.attribution(), 6),
                        scaled(one.captureShare(), 6)));
            }
        }
        return columns.table(
                "gold", "product_share", "What holds of one measure for the customers of one product.", 2, rows);
    }

    /** What an hour costs. */
    static Model rates(Value value) {
        TableColumns columns = new TableColumns()
                .with("place", "string", "the country as the configuration writes it, or the account's id")
                .with("account_id", "string", "the account; null for a country's rate")
                .with(
                        "spellings",
                        "array<string>",
                        "lower-case names and codes of the country; empty for an account's rate")
                .with("amount", "decimal(12,4)", "cost of an hour of work with all that comes on top of the wage")
                .with("currency", "string", "ISO 4217 code of amount")
                .with("source", "string", "who says so")
                .with("year", "int", "the year of that")
                .with("low", "decimal(12,4)", "lowest amount it may be; null where unknown")
                .with("high", "decimal(12,4)", "highest amount it may be; null where unknown");
        List<Row> rows = new ArrayList<>();
        for (Rate one : value.rates()) {
            rows.add(RowFactory.create(
                    one.account() == null ? one.country() : one.account(),
                    one.account(),
                    one.spellings().toArray(String[]::new),
                    scaled(one.amount(), 4),
                    one.currency(),
                    one.source(),
                    one.year(),
                    one.range() == null ? null : scaled(one.range().low(), 4),
                    one.range() == null ? null : scaled(one.range().high(), 4)));
        }
        return columns.table(
                "gold", "hourly_rate", "What an hour of work costs in a country, or at an account.", 1, rows);
    }

    /** What bringing the product in costs. */
    static Model rollouts(Value value) {
        TableColumns columns = new TableColumns()
                .with("account_id", "string", "where the fee is billed; empty for everybody without a row of their own")
                .with("months", "int", "months it is spread over, from the first paid one")
                .with("fees", AMOUNT, "times the first month's fee; null where an amount is given")
                .with("amount", "decimal(18,2)", "cost; null where it is told in fees")
                .with("currency", "string", "ISO 4217 code of amount");
        List<Row> rows = new ArrayList<>();
        Rollout rollout = value.rollout();
        if (rollout != null) {
            rows.add(RowFactory.create(
                    "", rollout.months(), scaled(rollout.fees(), 4), scaled(rollout.amount(), 2), rollout.currency()));
            rollout.accounts()
                    .forEach(one -> rows.add(RowFactory.create(
                            one.account(), rollout.months(), null, scaled(one.amount(), 2), one.currency())));
        }
        return columns.table("gold", "rollout", "What it costs a customer to bring the product in.", 1, rows);
    }

    /** The number as a decimal column of that scale takes it. */
    static BigDecimal scaled(BigDecimal number, int scale) {
        return number == null ? null : number.setScale(scale, RoundingMode.HALF_UP);
    }

    /** The day as a date column takes it. */
    static Date date(LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }
}
