package io.meridiem.ingest;

import io.meridiem.contract.TableName;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a bronze table holds, whichever vendor fills it.
 *
 * @param key columns that name a row of one source
 * @param collision what happens when a key stands twice with different content
 * @param order where the first row of a key counts, the column that tells which came first; null where files and records
 *     alone do
 * @param span the dates that tell which months the table speaks of
 * @param amount the column that tells what money a row is about, beside a column {@code currency}; null without money
 * @param columns in the order they are written
 */
public record BronzeTable(
        TableName name,
        String description,
        List<String> key,
        Collision collision,
        String order,
        List<String> span,
        String amount,
        List<BronzeColumn> columns) {

    /** What to do with rows that share a key and differ. */
    public enum Collision {
        /** The first to arrive counts: a sender that got no answer sent it again. */
        FIRST,
        /** Both stay: the id was given twice, the rows are two events. */
        KEEP,
        /** The last one in the file counts; the others are set aside. */
        LAST
    }

    /**
     * Columns every bronze table ends with: which connection and record a row came from, and its content's hash, which
     * is null where the first row of a key counts whatever its content.
     */
    public static final List<String> ORIGIN =
            List.of("source_instance", "source_file", "source_record", "source_line", "row_hash");

    /** The column of that name. */
    public Optional<BronzeColumn> column(String named) {
        return columns.stream().filter(one -> one.name().equals(named)).findFirst();
    }

    /** The columns as they are stored. */
    public StructType schema() {
        StructType schema = new StructType();
        for (BronzeColumn column : columns) {
            schema = schema.add(column.name(), column.type().stored());
        }
        return schema.add("source_instance", DataTypes.StringType)
                .add("source_file", DataTypes.StringType)
                .add("source_record", DataTypes.LongType)
                .add("source_line", DataTypes.LongType)
                .add("row_hash", DataTypes.StringType);
    }
}
