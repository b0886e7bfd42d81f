package io.meridiem.reports.publish;

import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.ToldTables;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.AtomicType;

/**
 * The gold rows behind a month's reports, as JSON: they stay readable as they were told, whatever the tables become.
 *
 * @param run the run that freezes them
 */
record FrozenRows(LakeSession session, String run) {

    /**
     * A table reports read.
     *
     * @param key what names a row of one month
     * @param account the column that says whose row it is; null where it is nobody's
     * @param month how a row says its month
     */
    private record Source(TableName table, String key, String account, String month) {
        static Source of(String table, String... key) {
            boolean owned = key[0].equals("account_id");
            return new Source(
                    TableName.of(table),
                    "concat_ws('|', " + String.join(", ", key) + ")",
                    owned ? "account_id" : null,
                    "month");
        }
    }

    private static final List<Source> SOURCES = List.of(
            Source.of("gold.account_month", "account_id"),
            Source.of("gold.revenue_month", "account_id"),
            Source.of("gold.invoice_bridge_month", "account_id"),
            Source.of("gold.departure", "account_id"),
            Source.of("gold.adoption_month", "account_id"),
            Source.of("gold.family_month", "account_id"),
            Source.of("gold.team_month", "account_id", "team"),
            Source.of("gold.retention_month", "dimension", "member", "window_months"),
            new Source(
                    TableName.of("gold.cohort_month"),
                    "concat_ws('|', cohort_month, age_months)",
                    null,
                    "add_months(cohort_month, age_months)"),
            Source.of("gold.value_month", "account_id", "measure"),
            Source.of("gold.roi_month", "account_id", "window_months"),
            Source.of("gold.value_band_month", "account_id", "measure"),
            Source.of("gold.roi_band_month", "account_id", "window_months"),
            Source.of("gold.investment_month", "account_id", "basis"),
            Source.of("gold.standing_month", "account_id"),
            Source.of("gold.claim", "account_id", "claim_key"),
            // What a month granted its people stands, whatever is known of the month later.
            Source.of("gold.reward_month", "account_id", "rule", "team"),
            Source.of("gold.product_month", "account_id"),
            Source.of("gold.portfolio_month", "dimension", "member"),
            Source.of("gold.action", "account_id", "rank"),
            Source.of("gold.churn_risk", "account_id"),
            Source.of("gold.churn_reason", "account_id", "rank"),
            Source.of("gold.churn_model", "feature"),
            // What a month's report can tell of a model is what had come true by its end.
            new Source(
                    TableName.of("gold.model_record"),
                    "date_format(month, 'yyyy-MM')",
                    null,
                    "add_months(month, horizon_months)"),
            Source.of("gold.survival_month", "dimension", "member", "age_months"));

    /** The tables whose rows are frozen. */
    static List<TableName> tables() {
        return SOURCES.stream().map(Source::table).toList();
    }

    /** Every value as text: a JSON number read back would lose the cents of 100.00. */
    private String cells(TableName table) {
        return Stream.of(session.read(table).schema().fields())
                .map(one -> one.dataType() instanceof AtomicType
                        ? "cast(`" + one.name() + "` as string) as `" + one.name() + "`"
                        : "to_json(`" + one.name() + "`) as `" + one.name() + "`")
                .collect(Collectors.joining(", "));
    }

    /** What the tables hold of some months now, in the shape of {@code ops.published_row}. */
    Dataset<Row> now(List<YearMonth> months) {
        String in = String.join(
                ", ", months.stream().map(one -> "date '" + one.atDay(1) + "'").toList());
        List<Dataset<Row>> parts = new ArrayList<>();
        for (Source one : SOURCES) {
            if (session.exists(one.table())) {
                parts.add(session.sql(
                        "select '" + run + "' as run, " + one.month() + " as month, '" + one.table() + "' as `table`, "
                                + (one.account() == null ? "cast(null as string)" : one.account()) + " as account_id, "
                                + one.key() + " as row_key, to_json(struct(" + cells(one.table())
                                + "), map('ignoreNullFields', 'false')) as row"
                                + " from " + one.table() + " where " + one.month() + " in (" + in + ")",
                        Map.of()));
            }
        }
        return parts.stream().reduce(Dataset::unionAll).orElseGet(() -> session.spark()
                .createDataFrame(List.<Row>of(), ToldTables.schema(ToldTables.PUBLISHED_ROW)));
    }

    /** The run that froze the very rows the tables hold of the month now; null where none did. */
    String frozenAlready(YearMonth month) {
        session.show(TableName.of("ops.row_now"), now(List.of(month)));
        return session
                .sql(
                        """
                        with before as (
                            select run, bit_xor(xxhash64(`table`, row_key, row)) as hash, count(*) as n
                            from ops.published_row
                            where month = :month
                            group by run
                        ),
                        here as (
                            select bit_xor(xxhash64(`table`, row_key, row)) as hash, count(*) as n from ops.row_now
                        )
                        select before.run
                        from before
                        join here on here.hash = before.hash and here.n = before.n
                        order by before.run desc
                        """,
                        Map.of("month", Date.valueOf(month.atDay(1))))
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .findFirst()
                .orElse(null);
    }
}
