package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.ingest.BronzeTable;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.table.LakeSession;
import io.meridiem.table.Write;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.TestSettings;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every table promises, held for all of them. */
class ModelContractTest {
    private static final Map<String, Set<String>> MAY_READ = Map.of(
            "silver", Set.of("bronze", "silver", "ops"),
            "gold", Set.of("silver", "gold", "ops"));

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @Test
    void aModelReadsItsOwnLayerOrTheOneBelow() {
        for (Model model : dag().models()) {
            // What the configuration says needs no other table.
            assertThat(model.reads().isEmpty())
                    .as("reads of %s", model.spec().name())
                    .isEqualTo(model instanceof ConfiguredTable);
            assertThat(model.reads())
                    .as("reads of %s", model.spec().name())
                    .allMatch(read -> MAY_READ.get(model.spec().name().layer()).contains(read.layer()));
        }
    }

    /** Otherwise {@code build} alone would stand on rows that {@code score} has yet to make. */
    @Test
    void onlyScoredTablesReadScoredTables() {
        Set<TableName> scored = new TreeSet<>();
        dag().models().stream()
                .filter(model -> model.spec().scored())
                .forEach(model -> scored.add(model.spec().name()));
        for (Model model : dag().models()) {
            assertThat(model.spec().scored() || Collections.disjoint(model.reads(), scored))
                    .as("reads of %s", model.spec().name())
                    .isTrue();
        }
    }

    @Test
    void everyTableThatIsReadIsLandedOrMade() {
        Set<TableName> known = new TreeSet<>();
        BronzeTables.load().all().forEach(table -> known.add(table.name()));
        dag().models().forEach(model -> known.add(model.spec().name()));
        for (Model model : dag().models()) {
            assertThat(known)
                    .as("reads of %s", model.spec().name())
                    .containsAll(model.reads())
                    .containsAll(model.consults());
        }
    }

    @Test
    void theColumnsAModelMakesAreTheOnesItDescribes() {
        LakeSession session = emptyBronze();
        MonthRange range = new MonthRange(YearMonth.of(2025, 1), YearMonth.of(2025, 2));
        Parameters parameters = new Parameters(TestSettings.in(Path.of("nowhere"), "EUR"), range, range);
        for (Model model : dag().models()) {
            StructType made =
                    model.rows(session, parameters.bound(model.spec().write())).schema();
            assertThat(made.fieldNames())
                    .as("columns of %s", model.spec().name())
                    .containsExactly(model.spec().columns().keySet().toArray(String[]::new));
            session.show(model.spec().name(), LOCAL.spark().createDataFrame(new ArrayList<Row>(), made));
        }
    }

    @Test
    void everyTableSaysWhatItIsWhoAnswersForItAndWhatNamesARow() {
        for (Model model : dag().models()) {
            assertThat(model.spec().description()).as("%s", model.spec().name()).isNotBlank();
            assertThat(model.spec().owner())
                    .as("owner of %s", model.spec().name())
                    .isNotBlank();
            assertThat(model.spec().key()).as("key of %s", model.spec().name()).isNotEmpty();
            assertThat(model.spec().columns().keySet())
                    .as("%s", model.spec().name())
                    .containsAll(model.spec().key());
            assertThat(model.spec().columns().values())
                    .as("%s", model.spec().name())
                    .noneMatch(String::isBlank);
            if (model.spec().write() == Write.MONTHS) {
                assertThat(model.spec().key())
                        .as("key of %s", model.spec().name())
                        .contains("month");
            }
            if (model.spec().write() == Write.DAYS) {
                assertThat(model.spec().key())
                        .as("key of %s", model.spec().name())
                        .contains(model.spec().days().column());
                assertThat(model.reads())
                        .as("%s", model.spec().name())
                        .containsAll(model.spec().days().inputs().keySet());
            }
        }
        for (BronzeTable table : BronzeTables.load().all()) {
            List<String> names = table.columns().stream().map(one -> one.name()).toList();
            assertThat(table.description()).as("%s", table.name()).isNotBlank();
            assertThat(names)
                    .as("%s", table.name())
                    .containsAll(table.key())
                    .containsAll(table.span())
                    .doesNotHaveDuplicates();
            assertThat(table.columns()).as("%s", table.name()).noneMatch(one -> one.says()
                    .isBlank());
        }
    }

    @Test
    void theDagListsEveryModelAfterWhatItReads() {
        List<String> lines = dag().text().lines().toList();
        List<TableName> order =
                dag().models().stream().map(one -> one.spec().name()).toList();
        assertThat(lines).hasSameSizeAs(order);
        for (Model model : dag().models()) {
            int place = order.indexOf(model.spec().name());
            assertThat(lines.get(place)).startsWith(model.spec().name() + " <- ");
            assertThat(model.reads()).allMatch(read -> order.indexOf(read) < place);
        }
    }

    private static Dag dag() {
        return Dag.load(TestSettings.in(Path.of("nowhere"), "EUR"));
    }

    private static LakeSession emptyBronze() {
        Map<TableName, StructType> declared = new HashMap<>();
        BronzeTables.load().all().forEach(table -> declared.put(table.name(), table.schema()));
        LakeSession session = new LakeSession(LOCAL.spark(), new Lake("nowhere"), declared);
        declared.forEach(
                (name, schema) -> session.show(name, LOCAL.spark().createDataFrame(new ArrayList<Row>(), schema)));
        return session;
    }
}
