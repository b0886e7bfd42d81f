package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.ingest.LandedSources;
import io.meridiem.table.LakeSession;
import io.meridiem.testing.TestSettings;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables made of landed sources in memory, by the product's own models. */
final class SilverTables {
    private SilverTables() {}

    /** Makes these tables and what they read; the sources answer questions on them from then on. */
    static void make(SparkSession spark, LandedSources sources, YearMonth month, String... wanted) {
        MonthRange range = new MonthRange(month, month);
        Parameters parameters = new Parameters(TestSettings.in(Path.of("nowhere"), "EUR"), range, range);
        Dag dag = Dag.load(parameters.settings());
        Set<TableName> needed = needed(dag, wanted);
        LakeSession session = sources.session();
        for (Model model : dag.models()) {
            if (needed.contains(model.spec().name())) {
                Dataset<Row> rows =
                        model.rows(session, parameters.bound(model.spec().write()));
                session.show(model.spec().name(), spark.createDataFrame(rows.collectAsList(), rows.schema()));
            }
        }
    }

    private static Set<TableName> needed(Dag dag, String... wanted) {
        Map<TableName, Model> named = new HashMap<>();
        dag.models().forEach(model -> named.put(model.spec().name(), model));
        Set<TableName> needed = new TreeSet<>();
        Deque<TableName> open = new ArrayDeque<>();
        for (String name : wanted) {
            open.add(TableName.of(name));
        }
        while (!open.isEmpty()) {
            Model model = named.get(open.remove());
            if (model != null && needed.add(model.spec().name())) {
                open.addAll(model.reads());
            }
        }
        return needed;
    }
}
