package io.meridiem.reports.executive;

import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What is known of each table from the run that judged it last, under the names {@code ops.finding_latest} and
 * {@code ops.ledger_latest}: a run with nothing to do finds nothing, and the older findings still hold.
 */
record LatestFindings(LakeSession session, LakeState state) {
    private static final StructType COLUMNS = StructType.fromDDL("judged_table string, judged_run string");

    void show() {
        List<Row> runs = new ArrayList<>();
        state.entries().forEach((table, entry) -> runs.add(RowFactory.create(table, entry.run())));
        Dataset<Row> latest = session.spark().createDataFrame(runs, COLUMNS);
        for (String name : List.of("finding", "ledger")) {
            Dataset<Row> all = session.read(TableName.of("ops." + name));
            session.show(
                    TableName.of("ops." + name + "_latest"),
                    all.join(
                                    latest,
                                    all.col("table")
                                            .equalTo(latest.col("judged_table"))
                                            .and(all.col("run").equalTo(latest.col("judged_run"))))
                            .drop("judged_table", "judged_run"));
        }
    }
}
