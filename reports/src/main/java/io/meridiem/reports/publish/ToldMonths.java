package io.meridiem.reports.publish;

import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The months something was told of. */
public final class ToldMonths {
    private ToldMonths() {}

    /** Every month with a published report, the first one first. */
    public static List<YearMonth> of(LakeSession session) {
        return session
                .sql("select distinct month from ops.publication order by month", Map.of())
                .collectAsList()
                .stream()
                .map(row -> YearMonth.from(row.getDate(0).toLocalDate()))
                .toList();
    }

    /** The tables whose rows stand behind a published report. */
    public static List<TableName> readTables() {
        return FrozenRows.tables();
    }
}
