package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.AdapterColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells that are worked out and not only read; {@code !} stands for one that cannot be. */
class RowReaderTest {
    @ParameterizedTest(name = "{0} seconds are {1} minutes")
    @CsvSource({"90,2", "89,1", "-90,-2", "'1,200',20", "1e3,17", "1e50,!", "9223372036854775807e3,!", "an hour,!"})
    void seconds_become_whole_minutes_or_the_row_is_set_aside(String seconds, String minutes) {
        BronzeColumn column = new BronzeColumn("minutes", ColumnType.INTEGER, false, "", Map.of());
        AdapterColumn.Reading sixty = new AdapterColumn.Reading(
                List.of(), null, List.of(), new BigDecimal(60), null, List.of(), false, Map.of());
        RowPlan plan = new RowPlan(
                "it",
                List.of(new RowPlan.From(column, 0, -1, null, -1, -1, List.of(), sixty)),
                List.of(),
                List.of(),
                -1,
                false,
                new RowPlan.Written(List.of(), List.of(), List.of(), '.', Map.of(), "UTC"));
        var row = new RowReader(plan, "it.csv")
                .row(new SourceFile.Parsed(1, 2, () -> seconds, null, new String[] {seconds}));
        String problem = row.getUTF8String(plan.schema().fieldIndex("problem")).toString();
        assertThat(row.isNullAt(0) ? "!" : String.valueOf(row.getLong(0))).isEqualTo(minutes);
        assertThat(problem).isEqualTo(row.isNullAt(0) ? "unreadable minutes '" + seconds + "'" : "");
    }
}
