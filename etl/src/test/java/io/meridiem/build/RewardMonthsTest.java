package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.sql.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** January's report told that A's people had six hours; half the hours behind it are gone since. */
class RewardMonthsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void whatAReportToldAsGrantedStandsWhenItsMonthIsCountedAnew() {
        Lake lake = new Lake(here.toString());
        LOCAL.spark()
                .sql(
                        "select 'r' as run, date'2024-01-01' as month, table, 'A' as account_id, 'A|time_back|' as row_key,"
                                + " row from values ('gold.reward_month', '{\"earned\":\"6.00\"}'),"
                                + " ('gold.value_month', '{\"earned\":\"99.00\"}') as rows(table, row)")
                .write()
                .format("delta")
                .save(lake.path(TableName.of("ops.published_row")));
        LakeSession session = new LakeSession(LOCAL.spark(), lake, Map.of());
        session.show(
                TableName.of("gold.reward_rule"),
                LOCAL.spark()
                        .sql(
                                "select 'time_back' as rule, 100.0000bd as every, 2.0000bd as gives, 'hours' as of, false as"
                                        + " is_linear, cast(null as decimal(18,4)) as at_most, 'hours off' as unit"));
        session.show(
                TableName.of("gold.reward_basis_month"),
                LOCAL.spark()
                        .sql(
                                "select account_id, 'time_back' as rule, '' as team, month, cast(amount as decimal(18,4)) as amount"
                                        + " from values ('A', date'2024-01-01', 150), ('A', date'2024-02-01', 100),"
                                        + " ('A', date'2024-03-01', 170), ('B', date'2024-01-01', 150)"
                                        + " as rows(account_id, month, amount)"));
        assertThat(new RewardMonths()
                        .rows(session, Map.of("to_month", Date.valueOf("2024-03-01")))
                        .collectAsList())
                .extracting(row -> row.getAs("account_id") + " " + row.getAs("month") + " " + row.getAs("earned") + " "
                        + row.getAs("carried_over"))
                .containsExactly(
                        "A 2024-01-01 6.00 -150.00",
                        "A 2024-02-01 0.00 -50.00",
                        "A 2024-03-01 2.00 20.00",
                        "B 2024-01-01 2.00 50.00");
    }
}
