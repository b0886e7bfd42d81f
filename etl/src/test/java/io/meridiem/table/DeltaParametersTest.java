package io.meridiem.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Why the session sets {@code spark.sql.legacy.parameterSubstitution.constantsOnly}, until it need not any more. */
class DeltaParametersTest {
    private static final String SETTING = "spark.sql.legacy.parameterSubstitution.constantsOnly";

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void boundParametersOnADeltaTableStillNeedTheSetting() {
        TableName table = TableName.of("gold.some");
        Lake lake = new Lake(here.toString());
        new DeltaWriter(lake).replace(table, LOCAL.spark().range(3).toDF("id"));
        assertThat(SparkStart.defaults(java.time.ZoneOffset.UTC)).containsEntry(SETTING, "true");
        assertThatCode(() -> bound(lake, table)).doesNotThrowAnyException();
        LOCAL.spark().conf().set(SETTING, "false");
        try {
            assertThatThrownBy(() -> bound(lake, table))
                    .as("it works without the setting: take it out of SparkStart.defaults, and this test away")
                    .hasMessageContaining("UNBOUND_SQL_PARAMETER");
        } finally {
            LOCAL.spark().conf().set(SETTING, "true");
        }
    }

    private static void bound(Lake lake, TableName table) {
        LakeSession session = new LakeSession(LOCAL.spark(), lake, Map.of());
        assertThat(session.sql("select id from gold.some where id >= :least", Map.of("least", 2))
                        .count())
                .isOne();
    }
}
