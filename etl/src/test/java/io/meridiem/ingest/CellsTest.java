package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a cell's text is read; {@code !} stands for a cell that cannot be read, {@code -} for one without a value. */
class CellsTest {
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
                "DECIMAL|12 34|.|!",
                "DECIMAL|0,123|.|!",
                "DECIMAL|1 234,50|,|1234.5000000000",
                "DECIMAL|1e400|.|!",
                "DECIMAL|NaN|.|!",
                "DECIMAL|1234567890123456789012345678901234567890|.|!",
                "DECIMAL|0.1234567890123456789012345678901234567890|.|0.1234567890",
                "DECIMAL|-7|.|-7.0000000000",
                "DECIMAL|twelve|.|!",
                "DECIMAL|n/a|.|-",
                "DECIMAL|1e3|.|1000.0000000000",
                "DECIMAL|1e99999|.|!",
                "DECIMAL|123456789012345|.|!",
                "DECIMAL|1-2|.|!",
                "INTEGER|99999999999999999999|.|!",
                "INTEGER|1,200|.|1200",
                "INTEGER|1.200|,|1200",
                "INTEGER|12.5|.|!",
                "BOOLEAN|TRUE|.|true",
                "BOOLEAN|no|.|false",
                "BOOLEAN|maybe|.|!",
                "BOOLEAN|WAHR|.|true",
                "BOOLEAN|Non|.|false",
                "DATE|28-02-2024|.|2024-02-28",
                "DATE|31-02-2024|.|!",
                "DATE|28-02-2024 03:00|.|2024-02-28",
                "DATE|2024/02/28|.|!",
                "DATE|28-02-0000|.|!",
                "DATE|01-01-0001|.|0001-01-01",
                "DATE|31-12-9999|.|9999-12-31",
                "DATE|31-12-+10000|.|!",
                "DATE|31-12-+999999999|.|!",
                "DATE|28-02-24|.|!",
                "DATE|28-02-2024 25:61|.|!",
                "DATE|2024-02-28T23:30:00.000Z|.|2024-02-29",
                "DATE|2024-02-28T22:30:00Z|.|2024-02-28",
                "TIMESTAMP|28-02-2024 03:00|.|2024-02-28T02:00:00Z",
                "TIMESTAMP|28-02-2024|.|2024-02-27T23:00:00Z",
                "TIMESTAMP|2024-07-01T12:00:00.250Z|.|2024-07-01T12:00:00.250Z",
                "TIMESTAMP|2024-07-01T12:00:00.123456789Z|.|2024-07-01T12:00:00.123456Z",
                "TIMESTAMP|2024-07-01T12:00:00.5+0200|.|2024-07-01T10:00:00.500Z",
                "TIMESTAMP|2024-07-01T12:00:00Z|.|2024-07-01T12:00:00Z",
                "TIMESTAMP|2023-02-29T12:00:00.000Z|.|!",
                "TIMESTAMP|2024-07-01T24:00:00.000Z|.|!",
                "TIMESTAMP|2024-07-01T12:00:00|.|!",
                "TIMESTAMP|2024-07-01 12:00:00.000Z|.|!",
                "TIMESTAMP|+292278-07-01T12:00:00.000Z|.|!",
                "TIMESTAMP|9999-12-31T23:59:59Z|.|9999-12-31T23:59:59Z",
                "TIMESTAMP|2024|.|1970-01-01T00:33:44Z",
                "TIMESTAMP|1706702400|.|2024-01-31T12:00:00Z",
                "TIMESTAMP|1706702400000000|.|!",
                "DATE|1706742000|.|2024-02-01",
                "CURRENCY|usd|.|USD",
                "CURRENCY|XYZ|.|!",
                "ENUMERATION|Annual|.|year",
                "ENUMERATION|fortnight|.|!",
                "WORD|ANNUAL|.|year",
                "WORD|Per_Year|.|year",
                "WORD|Fort-Night|.|Fort-Night",
                "STRING|' padded '|.|padded",
            })
    void is_read_or_told_never_guessed(ColumnType type, String text, char decimal, String expected) {
        BronzeColumn column = new BronzeColumn("it", type, false, "", Map.of("year", List.of("annual", "per-year")));
        List<String> times = List.of(
                "dd-MM-yyyy HH:mm",
                "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]X",
                "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]XX",
                "epoch_seconds");
        Dates dates = new Dates(List.of("dd-MM-yyyy"), times, ZoneId.of("Europe/Zurich"));
        Cells cells = new Cells(List.of("n/a"), dates, decimal);
        String said = cells.text(text);
        Object value = said == null ? null : cells.value(column, said);
        assertThat(said == null ? "-" : value == null ? "!" : shown(type, value))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1} in a column {0} reads as {2}")
    @CsvSource({
        "month,2025-11,2025-11-01",
        "month,2025-11-01,2025-11-01",
        "month,2025-13,!",
        "month,0000-11,!",
        "month,2025-1,!",
        "start_date,2025-11,!"
    })
    void a_month_may_stand_without_a_day_where_a_month_is_meant(String name, String text, String expected) {
        BronzeColumn column = new BronzeColumn(name, ColumnType.DATE, true, "", Map.of());
        Dates dates = new Dates(List.of("yyyy-MM-dd"), List.of(), ZoneId.of("Europe/Zurich"));
        Object value = new Cells(List.of(), dates, '.').value(column, text);
        assertThat(value == null ? "!" : value.toString()).isEqualTo(expected);
    }

    private static String shown(ColumnType type, Object value) {
        return type == ColumnType.TIMESTAMP
                ? Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).toString()
                : value.toString();
    }
}
