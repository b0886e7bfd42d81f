package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.TableName;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** A configured table is made anew when its rows change, and only then. */
class ConfiguredTableTest {
    @Test
    void theSameListReadAgainIsNoReasonToMakeTheTableAnew() {
        assertThat(plans("Basic", "Pro").version())
                .isEqualTo(plans("Basic", "Pro").version());
    }

    @Test
    void anotherListIsAReasonToMakeTheTableAnew() {
        assertThat(plans("Basic", "Pro").version()).isNotEqualTo(plans("Basic").version());
    }

    @Test
    void onePlanWithACommaInItsNameIsNotTwoPlans() {
        assertThat(plans("Basic, Pro").version())
                .isNotEqualTo(plans("Basic", "Pro").version());
    }

    private static ConfiguredTable plans(String... plans) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("feature", "its id");
        columns.put("plans", "where it is sold");
        TableSpec spec = new TableSpec(
                new TableName("silver", "feature"),
                "One feature.",
                "product",
                false,
                List.of("feature"),
                Write.WHOLE,
                columns,
                null,
                null,
                List.of());
        return ConfiguredTable.of(
                spec,
                StructType.fromDDL("feature string, plans array<string>"),
                List.of(RowFactory.create("claims", plans)));
    }
}
