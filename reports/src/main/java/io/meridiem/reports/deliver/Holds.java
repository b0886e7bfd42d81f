package io.meridiem.reports.deliver;

import io.meridiem.contract.Lake;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.LakeSession;
import io.meridiem.table.ToldTables;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Reports held back by hand: {@code ops.hold} keeps the last word about each. */
public record Holds(LakeSession session) {

    /** Holds an account's report of a month back, or lets it go. */
    public void note(List<String> accounts, YearMonth month, boolean held, String reason, Instant at, String run) {
        Dataset<Row> rows = session.spark()
                .createDataFrame(
                        accounts.stream()
                                .distinct()
                                .map(one -> RowFactory.create(
                                        one, Date.valueOf(month.atDay(1)), held, reason, Timestamp.from(at), run))
                                .toList(),
                        ToldTables.schema(ToldTables.HOLD));
        DeltaWriter writer = new DeltaWriter(new Lake(session.lake().root()));
        if (session.exists(ToldTables.HOLD)) {
            String these = String.join(
                    ", ",
                    accounts.stream()
                            .map(one -> "'" + one.replace("\\", "\\\\").replace("'", "\\'") + "'")
                            .toList());
            writer.replaceWhere(
                    ToldTables.HOLD, rows, "month = '" + month.atDay(1) + "' and account_id in (" + these + ")");
        } else {
            writer.replace(ToldTables.HOLD, rows);
        }
        session.forget(ToldTables.HOLD);
    }

    /** The reason by account, of the month's reports that are held now. */
    public Map<String, String> of(YearMonth month) {
        Map<String, String> held = new HashMap<>();
        session.sql(
                        """
                        select account_id, reason from ops.hold where month = :month and is_held
                        """,
                        Map.of("month", Date.valueOf(month.atDay(1))))
                .collectAsList()
                .forEach(row -> held.put(row.getString(0), row.getString(1)));
        return held;
    }
}
