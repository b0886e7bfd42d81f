package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.SparkStart;
import java.nio.file.Path;
import java.sql.Date;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mother with two teams pays for her daughter, who has one; what a told month did not tell is in no report of it. */
class GrantedQueryTest {
    @TempDir
    Path folder;

    @Test
    void aFamilyIsToldWhatAllItsTeamsWereGrantedInTheMonthByEachRule() {
        SparkSession.Builder builder = SparkSession.builder().master("local[1]").appName("granted");
        SparkStart.defaults(ZoneOffset.UTC).forEach(builder::config);
        SparkSession spark = builder.config("spark.log.level", "ERROR").getOrCreate();
        LakeSession lake = new LakeSession(spark, new Lake(folder.toString()), Map.of());
        lake.show(
                TableName.of("gold.reward_rule"),
                spark.sql(
                        "select *, map('en', rule) as names, map('en', 'hours off') as units, 100bd as every, 2bd as gives,"
                                + " 'hours' as of from values (1, 'time_back'), (0, 'training') as (position, rule)"));
        lake.show(
                TableName.of("gold.account_month"),
                spark.sql("select *, 'EUR' as currency from values ('mother', 'mother', date'2025-03-01'),"
                        + " ('daughter', 'mother', date'2025-03-01') as (account_id, billing_parent_id, month)"));
        lake.show(
                TableName.of("gold.reward_month"),
                spark.sql("select * from values"
                        + " ('mother', date'2025-02-01', 'time_back', 'North', 8.00bd, 99.00bd),"
                        + " ('mother', date'2025-03-01', 'time_back', 'North', 4.00bd, 60.00bd),"
                        + " ('mother', date'2025-03-01', 'time_back', 'South', 0.00bd, -20.00bd),"
                        + " ('mother', date'2025-03-01', 'time_back', 'West', cast(null as decimal(3,2)), 70.00bd),"
                        + " ('daughter', date'2025-03-01', 'time_back', 'East', 2.00bd, 5.00bd),"
                        + " ('daughter', date'2025-03-01', 'training', '', 0.00bd, 30.00bd)"
                        + " as (account_id, month, rule, team, earned, carried_over)"));
        List<Row> rows = lake.sql(ValueFacts.text("rewards"), Map.of("month", Date.valueOf("2025-03-01")))
                .collectAsList();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).getString(0)).isEqualTo("mother");
        assertThat(rows.get(0).<Row>getList(1))
                .extracting(one -> one.<String, String>getJavaMap(1).get("en") + " " + one.getAs("earned") + " to "
                        + one.getAs("teams") + " of " + one.getAs("of_teams") + ", " + one.getAs("carried_over"))
                .containsExactly("training 0.00 to 0 of 0, 30.00", "time_back 6.00 to 2 of 3, 45.00");
    }
}
