package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Unavailable;
import io.meridiem.table.LakeSession;
import io.meridiem.table.SqlText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** One statement over the lakehouse that can do nothing but read it. */
final class Query {
    /** Functions that would run Java, or read files, under the name of a query. */
    private static final Set<String> UNSAFE = Set.of("java_method", "reflect", "try_reflect", "read_files");

    private static final Set<String> LAYERS = Set.of("bronze", "silver", "gold", "ops");

    private final String text;
    private final SqlText statement;

    private Query(String text, SqlText statement) {
        this.text = text;
        this.statement = statement;
    }

    /**
     * Parses and looks what it would do, before any lake is opened.
     *
     * @throws Misconfigured where it does not parse, writes, or reads anything but tables of the lakehouse
     */
    static Query of(String text) {
        SqlText statement;
        try {
            statement = SqlText.parse(text);
        } catch (Exception | StackOverflowError unparsable) {
            // Spark's ParseException is a checked one that Scala does not declare.
            throw Misconfigured.option("SQL", "does not parse: " + firstLine(unparsable));
        }
        if (!statement.beyondReading().isEmpty()) {
            throw Misconfigured.option(
                    "SQL",
                    "does more than read (" + String.join(", ", statement.beyondReading())
                            + "): only a select (or with .. select) is taken here");
        }
        for (String stranger : statement.strangers()) {
            throw Misconfigured.option(
                    "SQL", "there is no table " + stranger + ": name it with its layer, as gold.revenue_month");
        }
        statement.reads().stream().filter(one -> !LAYERS.contains(one.layer())).forEach(one -> {
            throw Misconfigured.option(
                    "SQL", one + " is not in the lakehouse: its layers are bronze, silver, gold and ops");
        });
        if (!Collections.disjoint(statement.functions(), UNSAFE)) {
            throw Misconfigured.option("SQL", "calls a function that does more than read");
        }
        return new Query(text, statement);
    }

    /** Runs it and prints the result, row by row as it comes. */
    int print(LakeSession session, Format format, PrintStream out) {
        Dataset<Row> rows;
        try {
            statement.reads().forEach(table -> ensureThere(session, table));
            rows = printable(session.sql(text, Map.of()));
            Iterator<Row> all = rows.toLocalIterator();
            Results.of(format, rows.schema(), out).print(all);
        } catch (Exception wrong) {
            if (wrong instanceof AnalysisException || org.apache.spark.SparkThrowable.class.isInstance(wrong)) {
                throw Misconfigured.option("SQL", firstLine(wrong));
            }
            throw wrong instanceof RuntimeException plain ? plain : new IllegalStateException(wrong);
        }
        return 0;
    }

    /** Lists, maps and records as JSON, bytes as hexadecimal digits: a cell is text in every format. */
    private static Dataset<Row> printable(Dataset<Row> rows) {
        List<Column> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (StructField field : rows.schema().fields()) {
            String name = "c" + names.size();
            names.add(name);
            DataType type = field.dataType();
            boolean nested = type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
            Column cell = functions.col(name);
            columns.add((nested ? functions.to_json(cell) : type instanceof BinaryType ? functions.hex(cell) : cell)
                    .as(field.name()));
        }
        return rows.toDF(names.toArray(String[]::new)).select(columns.toArray(Column[]::new));
    }

    private static void ensureThere(LakeSession session, io.meridiem.contract.TableName table) {
        try {
            session.read(table);
        } catch (Unavailable absent) {
            Set<String> known = new TreeSet<>();
            session.tables().forEach(one -> known.add(one.toString()));
            throw Misconfigured.option("SQL", "there is no table " + table + "; there are " + String.join(", ", known));
        }
    }

    private static String firstLine(Throwable wrong) {
        String message = String.valueOf(wrong.getMessage()).replaceAll("\\b(bronze|silver|gold|ops)__", "$1.");
        return message.lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("unknown");
    }
}
