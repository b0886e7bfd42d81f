package io.meridiem.ingest;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** How a cell's text becomes a value. */
public enum ColumnType {
    STRING(DataTypes.StringType),
    INTEGER(DataTypes.LongType),
    /** Exact; wide enough for unit prices below a cent. */
    DECIMAL(DataTypes.createDecimalType(24, 10)),
    BOOLEAN(DataTypes.BooleanType),
    DATE(DataTypes.DateType),
    /** An instant; text without a zone is read in the reporting zone. */
    TIMESTAMP(DataTypes.TimestampType),
    /** One of a few words, stored in our spelling; a row with another is set aside. */
    ENUMERATION(DataTypes.StringType),
    /** The same, but another word stays as it is written: the build tells it ({@code silver.unknown_word}). */
    WORD(DataTypes.StringType),
    /** An ISO 4217 code in capitals. */
    CURRENCY(DataTypes.StringType);

    private final DataType stored;

    ColumnType(DataType stored) {
        this.stored = stored;
    }

    /** The Spark type the value is stored as. */
    public DataType stored() {
        return stored;
    }

    /** Reads the word of a table's declaration. */
    public static ColumnType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
