package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.Lake;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.ingest.BronzeTable;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.table.LakeSession;
import io.meridiem.testing.Given;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.TestSettings;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds of value whatever customers do; each family of accounts is there twice, the second time with more use. */
class ValuePropertiesTest {
    private static final Set<String> MADE = Set.of(
            "gold.factor_month",
            "gold.value_month",
            "gold.value_band_month",
            "gold.cost_month",
            "gold.potential_month",
            "gold.roi_month",
            "gold.roi_band_month",
            "gold.investment_month");
    /** What one unit of use is worth is above nothing: then more of it is worth more. */
    private static final String VALUE =
            """
            value:
              rates: [{country: DE, amount: 41.37, currency: EUR, source: t, year: 2025, range: [35, 47]}]
              investment: {horizon_months: 12, discount_rate: 0.1, probability: 0.7, source: t, year: 2025}
              measures:
                - {id: doing, name: D, counts: {feature: a, count: events, each: 3}, minutes: {before: 7, after: 2.5}, attribution: 0.9, capture_share: 0.5, ranges: {capture_share: [0.3, 0.7]}, feeds: {sheet: 2}, source: t, year: 2025}
                - {id: acting, name: A, counts: {feature: b, count: actions}, minutes: {before: 11, after: 1}, attribution: 0.7, threshold: 0.2, source: t, year: 2025}
                - {id: errors, name: E, counts: {feature: a, count: errors_avoided, errors_before: 0.3}, minutes: {before: 9, after: 0}, attribution: 1, source: t, year: 2025}
              rollout: {months: 3, amount: 500, currency: EUR}
            """;

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static Map<String, List<Row>> tables;

    @BeforeAll
    static void made() {
        tables = made(MadeUpFamilies.company(Map.of(), new Random(7)), LOCAL);
    }

    @Test
    void moreUseNeverLowersValue() {
        Map<String, BigDecimal> worth = new TreeMap<>();
        rows("gold.roi_month").stream()
                .filter(row -> row.<Integer>getAs("window_months") == 1)
                .forEach(row -> worth.put(row.getAs("account_id"), row.getAs("value")));
        for (int i = 0; i < MadeUpFamilies.COUNT; i++) {
            assertThat(worth.get("P" + i + "-more"))
                    .as("family %d", i)
                    .isGreaterThanOrEqualTo(worth.get("P" + i + "-less"));
        }
    }

    @Test
    void theReturnRisesWithTheShareOfThePeopleWhoTakePart() {
        List<Row> told = rows("gold.roi_month").stream()
                .filter(row -> row.getAs("roi_100") != null)
                .toList();
        assertThat(told).hasSizeGreaterThan(MadeUpFamilies.COUNT).allSatisfy(row -> {
            assertThat(row.<BigDecimal>getAs("roi_100")).isGreaterThanOrEqualTo(row.getAs("roi_30"));
            assertThat(row.<BigDecimal>getAs("roi_30")).isGreaterThanOrEqualTo(row.getAs("roi_20"));
            assertThat(row.<BigDecimal>getAs("roi_100"))
                    .isGreaterThanOrEqualTo(row.<BigDecimal>getAs("roi_actual").subtract(new BigDecimal("0.000001")));
        });
    }

    @Test
    void thePartsThatCountSumToTheWholeToTheCent() {
        Map<String, BigDecimal> parts = new HashMap<>();
        for (Row row : rows("gold.value_month")) {
            if (row.<Boolean>getAs("counts_to_value")) {
                String family = row.<String>getAs("account_id").replaceFirst("^C", "P");
                parts.merge(family, row.getAs("money"), BigDecimal::add);
            }
        }
        List<Row> whole = rows("gold.roi_month").stream()
                .filter(row -> row.<Integer>getAs("window_months") == 1)
                .toList();
        assertThat(whole).hasSize(2 * MadeUpFamilies.COUNT);
        whole.forEach(row -> assertThat(row.<BigDecimal>getAs("value"))
                .isEqualByComparingTo(parts.get(row.<String>getAs("account_id"))));
    }

    @Test
    void everyFigureLiesWithinItsBand() {
        Map<String, Row> roi =
                rows("gold.roi_month").stream().collect(Collectors.toMap(ValuePropertiesTest::key, r -> r));
        assertThat(rows("gold.roi_band_month")).isNotEmpty().allSatisfy(band -> assertThat(
                        roi.get(key(band)).<BigDecimal>getAs("value"))
                .isBetween(band.getAs("value_low"), band.getAs("value_high")));
    }

    @Test
    void whoIsCalledWhatAndInWhichOrderTheRowsStandChangesNothing() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < MadeUpFamilies.COUNT; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(11));
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < MadeUpFamilies.COUNT; i++) {
            for (String one : List.of("P", "C")) {
                for (String use : List.of("-less", "-more")) {
                    names.put(one + i + use, one + order.get(i) + use);
                }
            }
        }
        Map<String, List<Row>> again = made(MadeUpFamilies.company(names, new Random(7)), LOCAL);
        for (String table : MADE) {
            assertThat(texts(again.get(table), Map.of())).as(table).isEqualTo(texts(tables.get(table), names));
        }
    }

    private static Set<String> texts(List<Row> rows, Map<String, String> names) {
        Set<String> texts = new HashSet<>();
        for (Row row : rows) {
            String id = row.getAs("account_id");
            texts.add(row.json().replace("\"" + id + "\"", "\"" + names.getOrDefault(id, id) + "\""));
        }
        assertThat(texts).hasSameSizeAs(rows);
        return texts;
    }

    private static String key(Row row) {
        return row.getAs("account_id") + " " + row.getAs("window_months");
    }

    private static List<Row> rows(String table) {
        return tables.get(table);
    }

    /** The models' tables over what is given; what is neither given nor asked for is empty. */
    private static Map<String, List<Row>> made(ObjectNode given, LocalSpark local) {
        MonthRange month = new MonthRange(YearMonth.of(2025, 1), YearMonth.of(2025, 1));
        Settings settings = TestSettings.with(VALUE);
        Parameters parameters = new Parameters(settings, month, month);
        Map<TableName, StructType> declared = new HashMap<>();
        for (BronzeTable table : BronzeTables.load().all()) {
            declared.put(table.name(), table.schema());
        }
        LakeSession session = new LakeSession(local.spark(), new Lake("nowhere"), declared);
        Map<String, List<Row>> made = new HashMap<>();
        for (Model model : Dag.load(settings).models()) {
            String name = model.spec().name().toString();
            Dataset<Row> planned =
                    model.rows(session, parameters.bound(model.spec().write()));
            List<Row> rows = given.has(name)
                    ? Given.rows(local.spark(), planned.schema(), given.get(name))
                            .collectAsList()
                    : MADE.contains(name) || model.reads().isEmpty() ? planned.collectAsList() : List.of();
            session.show(model.spec().name(), local.spark().createDataFrame(rows, planned.schema()));
            made.put(name, rows);
        }
        return made;
    }
}
