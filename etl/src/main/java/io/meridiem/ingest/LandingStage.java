package io.meridiem.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Where a run keeps a table's rows until they are judged. */
record LandingStage(LakeSession session, String run) {

    /** Stages the rows with their fates; they answer to {@link LandingSql#staged}. */
    void stage(LandingSql sql, Dataset<Row> rows) {
        String staging = folder(sql);
        session.show(TableName.of(sql.input()), rows);
        materialise(sql.fates(), staging, sql.staged(), sql.unlike());
        if (sql instanceof FirstArrivalSql first) {
            materialise(first.findMarks(), staging + "_marks", first.marks(), List.of());
            materialise(first.findRepeats(), staging + "_repeats", first.repeats(), List.of());
        }
    }

    String folder(LandingSql sql) {
        return session.lake().staging(run, sql.table().name());
    }

    /** Runs a query once: its rows lie in a folder and answer to a name. */
    void materialise(String query, String folder, String name, List<String> unlike) {
        StructType columns = written(query, folder, unlike);
        session.show(TableName.of(name), session.files(folder, columns));
    }

    /**
     * Runs a query into a folder and tells its columns.
     *
     * @param unlike columns in which hardly two rows are alike, of which a dictionary is made in vain
     */
    StructType written(String query, String folder, List<String> unlike) {
        Dataset<Row> rows = session.sql(query, Map.of());
        DataFrameWriter<Row> writer = rows.write().mode("overwrite");
        unlike.forEach(column -> writer.option("parquet.enable.dictionary#" + column, "false"));
        writer.parquet(folder);
        return rows.schema();
    }

    /** Lets rows stand aside that did so in an earlier run and are not read in this one. */
    void keepAside(BronzeTable table, TableSoFar before) {
        if (before.ledger().quarantined() == 0) {
            return;
        }
        StructType columns = table.schema()
                .add("raw", DataTypes.StringType)
                .add("lost", DataTypes.StringType)
                .add("problem", DataTypes.StringType)
                .add("fate", DataTypes.StringType);
        Column[] all = Stream.of(columns.fields())
                .map(one -> switch (one.name()) {
                    case "source_instance", "source_file", "source_record", "source_line", "raw" -> col(one.name());
                    case "problem" -> col("reason").as("problem");
                    case "fate" -> lit("unreadable").as("fate");
                    default -> lit(null).cast(one.dataType()).as(one.name());
                })
                .toArray(Column[]::new);
        before.aside().select(all).write().mode("append").parquet(session.lake().staging(run, table.name()));
    }

    /** The days a question names, as ISO 8601 writes them. */
    SortedSet<String> days(String query) {
        SortedSet<String> days = new TreeSet<>();
        session.sql(query, Map.of()).collectAsList().forEach(row -> days.add(row.getString(0)));
        return days;
    }
}
