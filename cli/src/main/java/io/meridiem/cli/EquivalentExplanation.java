package io.meridiem.cli;

import io.meridiem.table.LakeSession;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What an account's worth of a month is told as: each figure from what was counted, factor by factor, to be done again. */
record EquivalentExplanation(LakeSession session, PrintStream out) {
    private static final String INPUTS =
            """
            select
                input.input,
                input.basis,
                if(input.basis = 'hours', counted.hours, counted.based_on * counted.each) as base,
                input.per_unit,
                measure.over,
                days.business_days,
                counted.threshold,
                least(coalesce(family.coverage, adoption.coverage), 1) as share,
                array_compact(array(
                    if(first.factor is null, null, struct(input.first_divides as divides, first.factor, first.value, first.unit, first.source, first.year)),
                    if(own.factor is null, null, struct(input.divides as divides, own.factor, own.value, own.unit, own.source, own.year))
                )) as factors
            from gold.measure_input as input
            join gold.measure as measure on measure.measure = input.measure
            join gold.value_month as counted
                on counted.measure = input.input and counted.account_id = :account and counted.month = :month
            join silver.business_month as days on days.month = counted.month
            join gold.account_month as spine on spine.account_id = :account and spine.month = :month
            left join gold.adoption_month as adoption on adoption.account_id = :account and adoption.month = :month
            left join gold.family_month as family
                on family.account_id = spine.billing_parent_id and family.month = :month
            left join gold.factor_month as first
                on first.factor = input.first_factor and first.account_id = :account and first.month = :month
            left join gold.factor_month as own
                on own.factor = input.factor and own.account_id = :account and own.month = :month
            where input.measure = :measure
            order by input.input
            """;

    /**
     * @param told a row of {@code gold.value_month}
     * @param bound {@code account} and {@code month}
     */
    void print(Row told, Map<String, Object> bound) {
        String measure = told.getAs("measure");
        String quantity = told.getAs("quantity") == null
                ? "not measured (" + told.getAs("missing") + ")"
                : plain(told.getAs("quantity")) + " " + told.getAs("unit");
        line("  " + measure + ": " + quantity + "; restates " + told.getAs("restates") + ", never counts");
        if (told.getAs("actual") != null) {
            line("      " + plain(told.getAs("actual")) + " handled, less " + plain(told.getAs("baseline"))
                    + " that as many people handled a year before; no less than 0");
            return;
        }
        List<Row> inputs = session.sql(
                        INPUTS,
                        Map.of("account", bound.get("account"), "month", bound.get("month"), "measure", measure))
                .collectAsList();
        inputs.stream().filter(row -> row.getAs("base") != null).forEach(this::input);
    }

    private void input(Row row) {
        StringBuilder text = new StringBuilder("      " + row.getAs("input") + ": " + plain(row.getAs("base"))
                + (row.getAs("basis").equals("hours") ? " hours" : ""));
        BigDecimal each = row.getAs("per_unit");
        if (each.compareTo(BigDecimal.ONE) != 0) {
            text.append(" x ").append(plain(each));
        }
        for (Row factor : row.<Row>getList(row.fieldIndex("factors"))) {
            text.append(factor.<Boolean>getAs("divides") ? " / " : " x ")
                    .append(factor.getAs("factor") + " = " + plain(factor.getAs("value")) + " " + factor.getAs("unit")
                            + " (" + factor.getAs("source") + ", " + factor.getAs("year") + ")");
        }
        line(text.append(over(row)).toString());
    }

    private static String over(Row row) {
        String over = row.getAs("over");
        if (over == null) {
            return "";
        }
        return switch (over) {
            case "year" -> " x 12 months";
            case "business_day" -> " / " + row.getAs("business_days") + " business days";
            case "reach" ->
                row.getAs("share") == null
                        ? ""
                        : " x ((1 - " + plain(row.getAs("threshold")) + ") / (" + plain(row.getAs("share"))
                                + " of the people - " + plain(row.getAs("threshold")) + ") - 1)";
            default -> "";
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void line(String text) {
        out.print(text + "\n");
    }
}
