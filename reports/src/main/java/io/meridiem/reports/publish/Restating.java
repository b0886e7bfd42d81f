package io.meridiem.reports.publish;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.LakeSession;
import io.meridiem.table.ToldTables;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Holds the rows behind published reports against what gold holds now. A published report stays; each value that has
 * changed is booked in {@code ops.restatement}, and the reports it concerns say which run restated them.
 */
public final class Restating {
    private static final TableName NOW = TableName.of("ops.row_now");
    private static final TableName CHANGE = TableName.of("ops.change_now");

    private final LakeSession session;
    private final String run;
    private final Instant at;

    /**
     * A published month that reads otherwise now.
     *
     * @param values how many values changed since it was last looked at
     * @param accounts of how many accounts
     * @param mrr by how much the closing MRR of all differs from what was told before
     */
    public record Restated(YearMonth month, long values, long accounts, BigDecimal mrr) {}

    public Restating(LakeSession session, String run, Instant at) {
        this.session = session;
        this.run = run;
        this.at = at;
    }

    /** Books what has changed in these published months since it was last booked. */
    public List<Restated> book(List<YearMonth> months) {
        session.show(NOW, new FrozenRows(session, run).now(months));
        Dataset<Row> changes = session.sql(CHANGES, Map.of())
                .select(
                        functions.lit(run).as("run"),
                        functions.lit(Timestamp.from(at)).as("at"),
                        functions.col("month"),
                        functions.col("table"),
                        functions.col("account_id"),
                        functions.col("row_key"),
                        functions.col("column"),
                        functions.col("published"),
                        functions.col("before"),
                        functions.col("restated"))
                .localCheckpoint();
        if (changes.isEmpty()) {
            return List.of();
        }
        session.show(CHANGE, changes);
        List<Restated> restated = session.sql(SUMS, Map.of()).collectAsList().stream()
                .map(row -> new Restated(
                        YearMonth.from(row.getDate(0).toLocalDate()),
                        row.getLong(1),
                        row.getLong(2),
                        row.getDecimal(3)))
                .toList();
        DeltaWriter writer = new DeltaWriter(new Lake(session.lake().root()));
        writer.append(ToldTables.RESTATEMENT, changes);
        session.forget(ToldTables.RESTATEMENT);
        mark(writer);
        return restated;
    }

    private void mark(DeltaWriter writer) {
        Dataset<Row> marked = session.sql(MARKED, Map.of("run", run, "at", Timestamp.from(at)));
        // Written over the table it is read from: Delta reads the version before.
        writer.replace(ToldTables.PUBLICATION, marked);
        session.forget(ToldTables.PUBLICATION);
    }

    /** Rows as told first, then every booked change on top; a column that was not told then is no change. */
    private static final String CHANGES =
            """
            with told_in as (
                select month, min_by(frozen_in, published_at) as run from ops.publication group by month
            ),
            told as (
                select
                    frozen.month,
                    frozen.`table`,
                    frozen.account_id,
                    frozen.row_key,
                    cell.name as `column`,
                    cell.content as published
                from ops.published_row as frozen
                join told_in on told_in.month = frozen.month and told_in.run = frozen.run
                lateral view outer explode(from_json(frozen.row, 'map<string,string>')) cell as name, content
                where frozen.month in (select month from ops.row_now)
            ),
            here as (
                select
                    present.month,
                    present.`table`,
                    present.account_id,
                    present.row_key,
                    cell.name as `column`,
                    cell.content as restated
                from ops.row_now as present
                lateral view outer explode(from_json(present.row, 'map<string,string>')) cell as name, content
            ),
            booked as (
                select month, `table`, row_key, `column`, true as is_booked, max_by(restated, at) as restated
                from ops.restatement
                group by month, `table`, row_key, `column`
            ),
            asked as (
                select distinct `table`, `column` from told
            ),
            both_sides as (
                select
                    coalesce(told.month, here.month) as month,
                    coalesce(told.`table`, here.`table`) as `table`,
                    coalesce(told.account_id, here.account_id) as account_id,
                    coalesce(told.row_key, here.row_key) as row_key,
                    coalesce(told.`column`, here.`column`) as `column`,
                    told.published,
                    here.restated
                from told
                full outer join here
                    on here.month = told.month
                    and here.`table` = told.`table`
                    and here.row_key = told.row_key
                    and here.`column` = told.`column`
            ),
            known as (
                select
                    both_sides.*,
                    if(booked.is_booked, booked.restated, both_sides.published) as before
                from both_sides
                join asked on asked.`table` = both_sides.`table` and asked.`column` = both_sides.`column`
                left join booked
                    on booked.month = both_sides.month
                    and booked.`table` = both_sides.`table`
                    and booked.row_key = both_sides.row_key
                    and booked.`column` = both_sides.`column`
            )
            select month, `table`, account_id, row_key, `column`, published, before, restated
            from known
            where
                not restated <=> before
                and not coalesce(
                    abs(try_cast(restated as double) - try_cast(before as double))
                        <= 1e-9 * greatest(1, abs(try_cast(before as double))),
                    false)
            """;

    private static final String SUMS =
            """
            select
                month,
                count(*) as n,
                count(distinct account_id) as accounts,
                cast(
                    coalesce(
                        sum(
                            if(
                                `table` = 'gold.revenue_month' and `column` = 'closing_mrr',
                                coalesce(try_cast(restated as decimal(18,2)), 0)
                                    - coalesce(try_cast(before as decimal(18,2)), 0),
                                0)),
                        0)
                    as decimal(18,2)) as mrr
            from ops.change_now
            group by month
            order by month
            """;

    /** The portfolio's report with any change, a customer's where a row of its family changed. */
    private static final String MARKED =
            """
            with family as (
                select distinct
                    coalesce(get_json_object(row, '$.billing_parent_id'), account_id) as head,
                    account_id
                from ops.published_row
                where `table` = 'gold.account_month'
            ),
            touched as (
                select month, account_id from ops.change_now where account_id is not null
                union
                select change.month, family.head
                from ops.change_now as change
                join family on family.account_id = change.account_id
                union
                select month, 'portfolio' from ops.change_now
            )
            select
                told.account_id,
                told.month,
                told.report,
                told.locale,
                told.document_sha256,
                told.pdf_sha256,
                told.factor_versions,
                told.model,
                told.template_version,
                told.runtime,
                told.published_at,
                told.run,
                told.frozen_in,
                if(touched.account_id is null, told.restated_by, :run) as restated_by,
                if(touched.account_id is null, told.restated_at, :at) as restated_at,
                told.document
            from ops.publication as told
            left join touched on touched.month = told.month and touched.account_id = told.account_id
            """;
}
