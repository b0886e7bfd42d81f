package io.meridiem.build;

import static io.meridiem.build.AgreedTables.date;
import static io.meridiem.build.AgreedTables.scaled;

import io.meridiem.contract.Equivalents.Factor;
import io.meridiem.contract.Value;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The table of {@code gold} that holds the factors, from {@code equivalents.yml}. */
final class FactorTable {
    private FactorTable() {}

    /** A row for each version of each factor. */
    static Model of(Value value) {
        TableColumns columns = new TableColumns()
                .with("factor", "string", "its id")
                .with("version", "string", "tells one value from the next")
                .with("value", "decimal(24,12)", "how much")
                .with("unit", "string", "what the value is a number of, as sheet/tree")
                .with("source", "string", "who says so")
                .with("year", "int", "the year it speaks of, or was said in")
                .with("is_neutral", "boolean", "the source has no stake in the result")
                .with("formula", "string", "what it means and how it was got, in words")
                .with("valid_from", "date", "first day it counts; null = always did")
                .with("valid_to", "date", "last day it counts; null = still does")
                .with("approver", "string", "who in the company lets it be used; null = nobody yet")
                .with("low", "decimal(24,12)", "lowest value it may have; null where unknown")
                .with("high", "decimal(24,12)", "highest value it may have; null where unknown")
                .with("account_id", "string", "the account it holds for, before all others'; null for all")
                .with("product", "string", "the plan or add-on whose customers it holds for; null for all");
        List<Row> rows = new ArrayList<>();
        for (Factor one : value.catalogue().factors()) {
            rows.add(RowFactory.create(
                    one.id(),
                    one.version(),
                    scaled(one.value(), 12),
                    one.unit(),
                    one.source(),
                    one.year(),
                    one.neutral(),
                    one.formula(),
                    date(one.validFrom()),
                    date(one.validTo()),
                    one.approver(),
                    scaled(one.low(), 12),
                    scaled(one.high(), 12),
                    one.account(),
                    one.product()));
        }
        return columns.table(
                "gold", "factor", "One version of a number of others that equivalents are made with.", 2, rows);
    }
}
