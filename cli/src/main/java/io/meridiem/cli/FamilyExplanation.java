package io.meridiem.cli;

import io.meridiem.table.LakeSession;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * How what a payer and its children each measured becomes the family's value, its share of the people who take part and
 * what everybody taking part would make of it; from {@code gold.value_month}, {@code family_month}, {@code potential_month}.
 */
record FamilyExplanation(LakeSession session, PrintStream out) {
    private static final String PARTS =
            """
            select told.measure, account.account_name, told.money, told.missing
            from gold.value_month as told
            join silver.account as account on account.account_id = told.account_id
            where account.billing_parent_id = :payer and told.month = :month and told.counts_to_value
            order by told.position, account.account_id <> :payer, account.account_name, account.account_id
            """;

    private static final String WHOLE =
            """
            select potential.*
            from gold.potential_month as potential
            join gold.measure as measure on measure.measure = potential.measure
            where potential.account_id = :payer and potential.month = :month
            order by measure.position
            """;

    /** Nothing is printed where nothing is measured of the family. */
    void print(String payer, Map<String, Object> bound) {
        Map<String, Object> family = Map.of("payer", payer, "month", bound.get("month"));
        List<Row> whole = session.sql(WHOLE, family).collectAsList();
        if (whole.isEmpty()) {
            return;
        }
        Map<String, List<Row>> parts = session.sql(PARTS, family).collectAsList().stream()
                .collect(Collectors.groupingBy(row -> row.getAs("measure")));
        people(family);
        whole.forEach(row -> measure(row, parts.getOrDefault(row.<String>getAs("measure"), List.of())));
    }

    private void people(Map<String, Object> family) {
        session.sql("select * from gold.family_month where account_id = :payer and month = :month", family)
                .collectAsList()
                .forEach(row -> line("  people taking part: " + told(row.getAs("active_users")) + " active of "
                        + told(row.getAs("licensed_seats")) + " seats, of " + row.getAs("accounts")
                        + " accounts = " + share(row.getAs("coverage"))
                        + (isOver(row.getAs("coverage")) ? ", which counts as 100 %" : "")));
    }

    private void measure(Row whole, List<Row> parts) {
        String sum = parts.stream()
                .map(part -> part.getAs("money") == null
                        ? "not measured (" + part.getAs("account_name") + ")"
                        : told(part.getAs("money")) + " (" + part.getAs("account_name") + ")")
                .collect(Collectors.joining(" + "));
        line("  " + whole.getAs("measure") + ": " + (sum.isEmpty() ? "no account measures it" : sum) + " = "
                + told(whole.getAs("value")) + " " + told(whole.getAs("currency")));
        line("    everybody taking part: " + full(whole));
    }

    private static String full(Row whole) {
        BigDecimal full = whole.getAs("value_full");
        if (full == null) {
            return "not told: the value, the seats, or a tenth more people than the least share is missing";
        }
        if (!whole.<Boolean>getAs("extrapolated")) {
            return told(full) + ", a twelfth of the agreed business case";
        }
        String least = told(whole.getAs("threshold"));
        return told(whole.getAs("value")) + " x (1 - " + least + ") / (" + told(whole.getAs("adoption")) + " - " + least
                + ") = " + told(full.setScale(2, RoundingMode.HALF_UP));
    }

    private static boolean isOver(BigDecimal coverage) {
        return coverage != null && coverage.compareTo(BigDecimal.ONE) > 0;
    }

    private static String share(BigDecimal share) {
        return share == null
                ? "not known"
                : share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    private static String told(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value == null ? "not known" : value.toString();
    }

    private void line(String text) {
        out.print(text + "\n");
    }
}
