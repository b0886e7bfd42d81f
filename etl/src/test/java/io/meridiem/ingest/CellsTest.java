package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a cell's text is read; {@code !} stands for a cell that cannot be read, {@code -} for one without a value. */
class CellsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @ParameterizedTest(name = "{1} with ''{2}'' before decimals reads as {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DECIMAL|1234.50|.|1234.5000000000",
                "DECIMAL|1,234.50|.|1234.5000000000",
                "DECIMAL|1.234,50|,|1234.5000000000",
                "DECIMAL|1,5|.|!",
                "DECIMAL|1.5|,|!",
                "DECIMAL|12,34,567|.|!",
                "DECIMAL|-7|.|-7.0000000000",
                "DECIMAL|twelve|.|!",
                "DECIMAL|n/a|.|-",
                "INTEGER|1,200|.|1200",
                "INTEGER|12.5|.|!",
                "BOOLEAN|TRUE|.|true",
                "BOOLEAN|no|.|false",
                "BOOLEAN|maybe|.|!",
                "DATE|28-02-2024|.|2024-02-28",
                "DATE|31-02-2024|.|!",
                "DATE|28-02-2024 03:00|.|2024-02-28",
                "DATE|2024/02/28|.|!",
                "TIMESTAMP|28-02-2024 03:00|.|2024-02-28 03:00:00",
                "TIMESTAMP|28-02-2024|.|2024-02-28 00:00:00",
                "CURRENCY|usd|.|USD",
                "CURRENCY|XYZ|.|!",
                "ENUMERATION|Annual|.|year",
                "ENUMERATION|fortnight|.|!",
                "STRING|' padded '|.|padded",
            })
    void is_read_or_told_never_guessed(ColumnType type, String text, char decimal, String expected) {
        BronzeColumn column = new BronzeColumn("it", type, false, "", Map.of("year", List.of("annual")));
        Cells cells = new Cells(List.of("n/a"), List.of("dd-MM-yyyy"), List.of("dd-MM-yyyy HH:mm"), decimal);
        Column value = cells.value(column, "cell");
        Row row = LOCAL.spark()
                .createDataset(List.of(text), Encoders.STRING())
                .toDF("cell")
                .select(value.cast("string"), cells.reason(column, "cell", value))
                .head();
        String seen = !row.isNullAt(1) ? "!" : row.isNullAt(0) ? "-" : row.getString(0);
        assertThat(seen).isEqualTo(expected);
    }
}
