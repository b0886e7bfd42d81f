package io.meridiem.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A source's file as typed rows of our table, each beside where it stood, its own text and, in column {@code problem},
 * why it cannot be taken (empty text when it can).
 */
final class SourceRows {
    private static final String REPLACEMENT = "\uFFFD";

    private final SparkSession spark;

    SourceRows(SparkSession spark) {
        this.spark = spark;
    }

    /** What an executor needs to read one file. */
    private record FileTask(CsvFile file, String name, int width, List<Integer> positions) implements Serializable {
        private static final long serialVersionUID = 1L;

        Iterator<Row> rows() {
            Iterator<CsvFile.Parsed> records = file.records();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return records.hasNext();
                }

                @Override
                public Row next() {
                    return row(records.next());
                }
            };
        }

        private Row row(CsvFile.Parsed parsed) {
            Object[] cells = new Object[5 + positions.size()];
            cells[0] = name;
            cells[1] = parsed.number();
            cells[2] = parsed.line();
            cells[3] = parsed.raw();
            cells[4] = problem(parsed);
            for (int i = 0; i < positions.size(); i++) {
                int position = positions.get(i);
                cells[5 + i] = position < parsed.cells().length ? parsed.cells()[position] : null;
            }
            return RowFactory.create(cells);
        }

        private String problem(CsvFile.Parsed parsed) {
            if (parsed.cells().length != width) {
                return parsed.cells().length + " cells where the header has " + width;
            }
            return parsed.raw().contains(REPLACEMENT) ? "not UTF-8 text" : null;
        }
    }

    /** Reads, types and hashes; nothing runs until the rows are asked for. */
    Dataset<Row> read(SourceTable from, CsvFile file, Header header) {
        List<String> names = new ArrayList<>(header.positions().keySet());
        List<Integer> positions = names.stream().map(header.positions()::get).toList();
        FileTask task = new FileTask(file, from.file().getFileName().toString(), header.width(), positions);
        return typed(
                from,
                names,
                spark.createDataFrame(
                        new JavaSparkContext(spark.sparkContext())
                                .parallelize(List.of(task), 1)
                                .flatMap(FileTask::rows),
                        textSchema(names)));
    }

    private static StructType textSchema(List<String> names) {
        StructType schema = new StructType()
                .add("source_file", DataTypes.StringType)
                .add("source_record", DataTypes.LongType)
                .add("source_line", DataTypes.LongType)
                .add("raw", DataTypes.StringType)
                .add("shape_problem", DataTypes.StringType);
        for (String name : names) {
            schema = schema.add("text_" + name, DataTypes.StringType);
        }
        return schema;
    }

    private static Dataset<Row> typed(SourceTable from, List<String> names, Dataset<Row> text) {
        Map<String, String> fixed = from.fixed();
        Cells cells = from.cells();
        List<Column> columns = new ArrayList<>();
        List<Column> reasons = new ArrayList<>(List.of(col("shape_problem")));
        Dataset<Row> withFixed = text;
        for (BronzeColumn column : from.table().columns()) {
            String cell = "text_" + column.name();
            boolean inFile = names.contains(column.name());
            if (!inFile && fixed.containsKey(column.name())) {
                withFixed = withFixed.withColumn(cell, lit(fixed.get(column.name())));
            }
            if (inFile || fixed.containsKey(column.name())) {
                Column value = cells.value(column, cell);
                columns.add(value.as(column.name()));
                reasons.add(cells.reason(column, cell, value));
            } else {
                columns.add(lit(null).cast(column.type().stored()).as(column.name()));
            }
        }
        columns.add(lit(from.source().name()).as("source_instance"));
        columns.add(col("source_file"));
        columns.add(col("source_record"));
        columns.add(col("source_line"));
        columns.add(col("raw"));
        columns.add(concat_ws("; ", reasons.toArray(Column[]::new)).as("problem"));
        Dataset<Row> rows = withFixed.select(columns.toArray(Column[]::new));
        return rows.withColumn("row_hash", hash(from.table()));
    }

    /** Two rows of one source with the same hash say the same. */
    private static Column hash(BronzeTable table) {
        List<Column> parts = new ArrayList<>(List.of(col("source_instance")));
        table.columns().forEach(column -> parts.add(coalesce(col(column.name()).cast("string"), lit("\u0000"))));
        return sha2(concat_ws("\u0001", parts.toArray(Column[]::new)), 256);
    }
}
