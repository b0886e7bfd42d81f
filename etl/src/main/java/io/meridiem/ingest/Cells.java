package io.meridiem.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_to_date;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * Turns text cells into typed values, as Spark columns. A cell that cannot be read becomes null beside a reason; it is
 * never guessed at.
 *
 * @param nulls texts that mean "no value", beside the empty one
 * @param dates date patterns, tried in order
 * @param timestamps timestamp patterns, tried in order
 * @param decimal the character before a number's decimals, a point or a comma; the other one groups thousands
 */
public record Cells(List<String> nulls, List<String> dates, List<String> timestamps, char decimal) {

    /** The value of the text column {@code cell}; null where it is empty or unreadable. */
    public Column value(BronzeColumn column, String cell) {
        Column text = text(cell);
        return switch (column.type()) {
            case STRING -> text;
            case INTEGER -> number(cell).try_cast("bigint");
            case DECIMAL -> number(cell).try_cast("decimal(24,10)");
            case BOOLEAN ->
                when(lower(text).isin("true", "t", "yes", "y", "1"), lit(true))
                        .when(lower(text).isin("false", "f", "no", "n", "0"), lit(false));
            case DATE -> coalesce(dateReadings(text).toArray(Column[]::new));
            case TIMESTAMP -> coalesce(timestampReadings(text).toArray(Column[]::new));
            case ENUMERATION -> enumeration(column, text);
            case CURRENCY -> when(upper(text).isin(currencies()), upper(text));
        };
    }

    /** Why the cell cannot be taken; null where it can. */
    public Column reason(BronzeColumn column, String cell, Column value) {
        Column unreadable = when(
                text(cell).isNotNull().and(value.isNull()),
                concat(lit("unreadable " + column.name() + " '"), expr("left(" + quoted(cell) + ", 60)"), lit("'")));
        return column.required()
                ? when(text(cell).isNull(), lit(column.name() + " is empty")).otherwise(unreadable)
                : unreadable;
    }

    private Column text(String cell) {
        Column trimmed = trim(col(cell));
        Column empty = trimmed.equalTo("");
        for (String one : nulls) {
            empty = empty.or(trimmed.equalTo(one));
        }
        return when(empty, lit(null)).otherwise(trimmed);
    }

    private static String quoted(String cell) {
        return "trim(`" + cell + "`)";
    }

    /** A number as SQL writes it; marks between thousands go only where they really stand between thousands. */
    private Column number(String cell) {
        Column bare = regexp_replace(text(cell), "[\\s\u00a0\u202f']", "");
        String mark = decimal == ',' ? "\\." : ",";
        Column grouped = bare.rlike("^[+-]?\\d{1,3}(" + mark + "\\d{3})+(\\" + decimal + "\\d+)?$");
        Column whole = when(grouped, regexp_replace(bare, mark, "")).otherwise(bare);
        Column stranger = whole.contains(decimal == ',' ? "." : ",");
        return when(stranger, lit(null)).otherwise(regexp_replace(whole, lit("\\" + decimal), lit(".")));
    }

    private List<Column> dateReadings(Column text) {
        List<Column> readings = new ArrayList<>();
        dates.forEach(pattern -> readings.add(try_to_date(text, pattern)));
        timestamps.forEach(pattern -> readings.add(to_date(try_to_timestamp(text, lit(pattern)))));
        return readings;
    }

    private List<Column> timestampReadings(Column text) {
        List<Column> readings = new ArrayList<>();
        timestamps.forEach(pattern -> readings.add(try_to_timestamp(text, lit(pattern))));
        dates.forEach(pattern -> readings.add(try_to_date(text, pattern).cast("timestamp")));
        return readings;
    }

    private static Column enumeration(BronzeColumn column, Column text) {
        Column value = lit(null).cast("string");
        for (Map.Entry<String, List<String>> one : column.values().entrySet()) {
            value = when(lower(text).isin(one.getValue().toArray()), lit(one.getKey()))
                    .otherwise(value);
        }
        return value;
    }

    private static Object[] currencies() {
        return Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toArray();
    }
}
