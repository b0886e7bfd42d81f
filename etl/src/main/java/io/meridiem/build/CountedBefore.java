package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.TableSpec;
import io.meridiem.table.ToldTables;
import io.meridiem.table.Write;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * {@code gold.counted_before_month}: the numbers the figures of the month before were counted with. Where that month's report was
 * published, they are those it told, whatever the configuration says of them now: a reader compares with what was sent.
 */
record CountedBefore() implements Model {
    private static final TableName NAME = TableName.of("gold.counted_before_month");
    private static final TableName VALUE = TableName.of("gold.value_month");
    private static final TableName TOLD = TableName.of("ops.value_told");
    private static final String NUMBER = "decimal(24,12)";

    private static final TableColumns COLUMNS = new TableColumns()
            .with("account_id", "string", "the account")
            .with("month", "date", "first day of the month after the one that was counted")
            .with("measure", "string", "the measure or equivalent, as in gold.value_month")
            .with("minutes_before", NUMBER, "minutes a unit took without the product; null where it saves none")
            .with("minutes_after", NUMBER, "minutes a unit took with it; null likewise")
            .with("each", NUMBER, "units one counted thing stood for; null for an equivalent")
            .with("attribution", NUMBER, "share due to the product; null for an equivalent")
            .with("capture_share", NUMBER, "share of the hours that became other work; null without hours")
            .with("hourly_rate", NUMBER, "what an hour cost, in rate_currency; null without a rate")
            .with("unit_value", NUMBER, "worth of one unit of the KPI, in rate_currency; null for others")
            .with("rate_currency", "string", "ISO 4217 code of hourly_rate and unit_value")
            .with("factor_version", "string", "the version of the factor that counted; null where none was needed")
            .with("factor_value", NUMBER, "its value; null likewise")
            .with("is_told", "boolean", "the month's report was published, and told it so");

    /** What the first report of a month that was published was made from, as restatements count. */
    private static final String ROWS =
            """
            select
                frozen.month,
                inline(array(from_json(
                    frozen.row,
                    'account_id string, measure string, minutes_before string, minutes_after string, each string,'
                    || ' attribution string, capture_share string, hourly_rate string, unit_value string,'
                    || ' rate_currency string, factor_version string, factor_value string'
                )))
            from ops.published_row as frozen
            join (
                select month, min_by(frozen_in, published_at) as run from ops.publication group by month
            ) as told
                on told.month = frozen.month and told.run = frozen.run
            where
                frozen.`table` = 'gold.value_month'
                and frozen.month >= add_months(:from_month, -1) and frozen.month < :to_month
            """;

    private static final String BEFORE =
            """
            select
                coalesce(told.account_id, counted.account_id) as account_id,
                cast(add_months(coalesce(told.month, counted.month), 1) as date) as month,
                coalesce(told.measure, counted.measure) as measure,
                %s,
                if(told.measure is null, counted.rate_currency, told.rate_currency) as rate_currency,
                if(told.measure is null, counted.factor_version, told.factor_version) as factor_version,
                cast(if(told.measure is null, counted.factor_value, told.factor_value) as decimal(24,12)) as factor_value,
                told.measure is not null as is_told
            from (
                select * from gold.value_month where month >= add_months(:from_month, -1) and month < :to_month
            ) as counted
            full outer join ops.value_told as told
                on told.account_id = counted.account_id
                and told.month = counted.month
                and told.measure = counted.measure
            """
                    .formatted(String.join(
                            ",\n    ",
                            List.of(
                                            "minutes_before",
                                            "minutes_after",
                                            "each",
                                            "attribution",
                                            "capture_share",
                                            "hourly_rate",
                                            "unit_value")
                                    .stream()
                                    .map(one -> "cast(if(told.measure is null, counted." + one + ", told." + one
                                            + ") as decimal(24,12)) as " + one)
                                    .toList()));

    @Override
    public TableSpec spec() {
        return COLUMNS.spec(
                NAME,
                "What each figure of the month before was counted with, as its published report told it, else as it is counted"
                        + " now.",
                "customer success",
                true,
                3,
                Write.MONTHS);
    }

    @Override
    public Set<TableName> reads() {
        return Set.of(VALUE);
    }

    @Override
    public Set<TableName> consults() {
        return Set.of();
    }

    @Override
    public Set<String> parameters() {
        return Set.of("from_month", "to_month");
    }

    @Override
    public String version() {
        return new Fingerprint().add(COLUMNS.meanings()).add(ROWS).add(BEFORE).hex();
    }

    @Override
    public Dataset<Row> rows(LakeSession session, Map<String, Object> parameters) {
        boolean published = session.exists(ToldTables.PUBLICATION) && session.exists(ToldTables.PUBLISHED_ROW);
        session.show(
                TOLD,
                published
                        ? session.sql(ROWS, parameters)
                        : session.spark()
                                .createDataFrame(
                                        List.<Row>of(),
                                        StructType.fromDDL("month date, account_id string, measure string,"
                                                + " minutes_before string, minutes_after string, each string,"
                                                + " attribution string, capture_share string, hourly_rate string,"
                                                + " unit_value string, rate_currency string, factor_version string,"
                                                + " factor_value string")));
        return session.sql(BEFORE, parameters);
    }
}
