package io.meridiem.build;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.TableSpec;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Some days of a table's input.
 *
 * @param days as ISO 8601 writes them; at least one
 */
record Days(LakeSession session, SortedSet<String> days) {

    /** By name of each input, the name under which its rows of these days alone are read. */
    Map<TableName, TableName> of(TableSpec.Days inputs) {
        Map<TableName, TableName> named = new TreeMap<>();
        inputs.inputs().forEach((table, column) -> {
            TableName touched = new TableName("ops", "touched_" + table.layer() + "_" + table.name());
            session.show(touched, session.read(table).where(within(column)));
            named.put(table, touched);
        });
        return named;
    }

    /** The rows of all other days. */
    Dataset<Row> others(Dataset<Row> rows, String column) {
        return rows.where("not (" + condition(column, days) + ")");
    }

    /** Holds for rows of these days. */
    static String condition(String column, SortedSet<String> days) {
        return column + days.stream().collect(Collectors.joining("', date '", " in (date '", "')"));
    }

    /** First by a range, which files can be asked for without unpacking their rows. */
    private Column within(String column) {
        Column from = lit(days.first()).cast("date");
        Column to = date_add(lit(days.last()).cast("date"), 1);
        return col(column)
                .geq(from.cast("timestamp"))
                .and(col(column).lt(to.cast("timestamp")))
                .and(expr(condition("to_date(" + column + ")", days)));
    }
}
