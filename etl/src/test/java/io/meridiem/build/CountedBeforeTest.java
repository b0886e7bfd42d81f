package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.ModelFolder;
import io.meridiem.testing.LocalSpark;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A rate of 50 and a factor of 8,000 have become 60 and 10,000 in the configuration, for all months alike. */
class CountedBeforeTest {
    private static final Map<String, Object> FEBRUARY =
            Map.of("from_month", Date.valueOf("2024-02-01"), "to_month", Date.valueOf("2024-02-01"));

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void aReaderComparesWithWhatTheReportOfTheMonthBeforeSaid() {
        write(
                "select date'2024-01-01' as month, 'first' as frozen_in, timestamp'2024-02-05 00:00:00' as published_at",
                "ops.publication");
        write(
                "select 'first' as run, date'2024-01-01' as month, 'gold.value_month' as `table`, account_id,"
                        + " account_id || '|' || measure as row_key, to_json(named_struct('account_id', account_id,"
                        + " 'measure', measure, 'hourly_rate', rate, 'rate_currency', 'EUR', 'factor_version', version,"
                        + " 'factor_value', value)) as row from values ('A', 'work', '50.0000', null, null),"
                        + " ('A', 'trees', null, 'ours', '8000.000000000000') as rows(account_id, measure, rate, version,"
                        + " value)",
                "ops.published_row");
        assertThat(before())
                .containsExactly(
                        "A trees null 8000.000000000000 true",
                        "A work 50.000000000000 null true",
                        "B work 60.000000000000 null false");
        assertThat(changes())
                .containsExactly("trees factor 8000 to 10000, -0.75 of 3", "work hourly_rate 50 to 60, 20.00 EUR");
    }

    @Test
    void whereNothingWasPublishedNothingHasChanged() {
        assertThat(before())
                .containsExactly(
                        "A trees null 10000.000000000000 false",
                        "A work 60.000000000000 null false",
                        "B work 60.000000000000 null false");
        assertThat(changes()).isEmpty();
    }

    private List<String> before() {
        return rows(new CountedBefore(), session(), FEBRUARY).sort("account_id", "measure").collectAsList().stream()
                .map(row -> row.getAs("account_id") + " " + row.getAs("measure") + " " + row.getAs("hourly_rate") + " "
                        + row.getAs("factor_value") + " " + row.getAs("is_told"))
                .toList();
    }

    /** What February's report says of it. */
    private List<String> changes() {
        LakeSession session = session();
        session.show(TableName.of("gold.counted_before_month"), rows(new CountedBefore(), session, FEBRUARY));
        session.show(
                TableName.of("gold.measure_input"), LOCAL.spark().sql("select 'trees' as measure, true as divides"));
        Model changed = SqlModel.parse(
                TableName.of("gold.input_change_month"),
                ModelFolder.read("gold", ".sql").get("input_change_month"));
        return rows(changed, session, FEBRUARY).where("account_id = 'A'").sort("measure").collectAsList().stream()
                .map(row -> row.getAs("measure") + " " + row.getAs("input") + " "
                        + plain(row.getAs("before")) + " to " + plain(row.getAs("now")) + ", "
                        + (row.getAs("money_effect") == null
                                ? plain(row.getAs("quantity_effect")) + " of 3"
                                : row.getAs("money_effect") + " " + row.getAs("currency")))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static Dataset<Row> rows(Model model, LakeSession session, Map<String, Object> parameters) {
        return model.rows(session, parameters);
    }

    private LakeSession session() {
        LakeSession session = new LakeSession(LOCAL.spark(), new Lake(here.toString()), Map.of());
        session.show(
                TableName.of("gold.value_month"),
                LOCAL.spark()
                        .sql("select account_id, measure, month, unit, quantity, money, 'EUR' as currency,"
                                + " 1.0000bd as each, 6.0000bd as minutes_before, 0.0000bd as minutes_after,"
                                + " 1.000000bd as attribution, 1.000000bd as capture_share, rate as hourly_rate,"
                                + " cast(null as decimal(18,4)) as unit_value, 'EUR' as rate_currency, factor,"
                                + " 'ours' as factor_version, value as factor_value from values"
                                + " ('A', 'work', 'hour', 2.0bd, 120.00bd, 60.0000bd, null, null),"
                                + " ('A', 'trees', 'tree', 3.0bd, null, null, 'paper.sheets_tree', 10000.0bd),"
                                + " ('B', 'work', 'hour', 2.0bd, 120.00bd, 60.0000bd, null, null)"
                                + " as rows(account_id, measure, unit, quantity, money, rate, factor, value)"
                                + " cross join (select explode(sequence(date'2024-01-01', date'2024-02-01', interval"
                                + " 1 month)) as month)"));
        return session;
    }

    private void write(String rows, String table) {
        LOCAL.spark()
                .sql(rows)
                .write()
                .format("delta")
                .mode("append")
                .save(new Lake(here.toString()).path(TableName.of(table)));
    }
}
