package io.meridiem.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** Tables written down in a test as a list of rows, each a map from column to value; what is left out is null. */
public final class Given {
    private Given() {}

    /** The rows with the columns of the schema, in its order; a column it does not have is an error of the test. */
    public static Dataset<Row> rows(SparkSession spark, StructType schema, JsonNode yaml) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode one : yaml) {
            one.fieldNames().forEachRemaining(name -> schema.fieldIndex(name));
            Object[] cells = new Object[schema.length()];
            for (int i = 0; i < cells.length; i++) {
                StructField field = schema.fields()[i];
                JsonNode value = one.get(field.name());
                cells[i] = value == null || value.isNull() ? null : value(value.asText(), field.dataType());
            }
            rows.add(RowFactory.create(cells));
        }
        // A model may know that its column is never null; a row that leaves it out is all the same one to try.
        StructField[] fields = Stream.of(schema.fields())
                .map(one -> new StructField(one.name(), one.dataType(), true, one.metadata()))
                .toArray(StructField[]::new);
        return spark.createDataFrame(rows, new StructType(fields));
    }

    private static Object value(String text, DataType type) {
        if (type instanceof DecimalType decimal) {
            return new BigDecimal(text).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
        }
        if (type instanceof DateType) {
            return Date.valueOf(LocalDate.parse(text.length() == 7 ? text + "-01" : text));
        }
        if (type instanceof TimestampType) {
            return Timestamp.from(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        }
        if (type instanceof LongType) {
            return Long.valueOf(text);
        }
        if (type instanceof IntegerType) {
            return Integer.valueOf(text);
        }
        if (type instanceof DoubleType) {
            return Double.valueOf(text);
        }
        return type instanceof BooleanType ? (Object) Boolean.valueOf(text) : text;
    }
}
