package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.score.RewardLedger;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.TableSpec;
import io.meridiem.table.ToldTables;
import io.meridiem.table.Write;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * {@code gold.reward_month}: the ledger of what customers grant their people. A month whose report was published grants what
 * that told and to whom, whatever is known of it later; later months make up for it.
 */
record RewardMonths() implements Model {
    private static final TableName NAME = TableName.of("gold.reward_month");
    private static final TableName RULE = TableName.of("gold.reward_rule");
    private static final TableName BASIS = TableName.of("gold.reward_basis_month");

    private static final TableColumns COLUMNS = new TableColumns()
            .with("account_id", "string", "the account")
            .with("month", "date", "first day of the month")
            .with("rule", "string", "the rule, as in gold.reward_rule")
            .with("team", "string", "the team; empty where the rule is the account's")
            .with(
                    "amount",
                    "decimal(18,4)",
                    "what is counted of the month, as in gold.reward_basis_month; of a month whose report was published"
                            + " by the teams it told of")
            .with(
                    "earned",
                    "decimal(18,2)",
                    "granted in the month; null where nothing was measured, and where its published report told of no grant")
            .with("unit", "string", "what is granted")
            .with(
                    "carried_over",
                    "decimal(18,2)",
                    "of what is counted, what has brought nothing yet; below 0 where published months granted more than is"
                            + " due now: the next grant that much less");

    private static final TableName TOLD = TableName.of("ops.reward_told");
    private static final TableName TOLD_MONTH = TableName.of("ops.reward_told_month");

    /** By the run that froze it for the first report of it that was published, as restatements count. */
    private static final String TOLD_MONTHS =
            "select month, min_by(frozen_in, published_at) as run from ops.publication group by month";

    private static final String TOLD_ROWS =
            """
            select
                frozen.month,
                cell.account_id,
                cell.rule,
                cell.team,
                cast(cell.amount as decimal(18,4)) as amount,
                cast(cell.earned as decimal(18,2)) as earned
            from ops.published_row as frozen
            join ops.reward_told_month as told on told.month = frozen.month and told.run = frozen.run
            lateral view inline(array(from_json(
                frozen.row, 'account_id string, rule string, team string, amount string, earned string'
            ))) cell
            where frozen.`table` = 'gold.reward_month'
            """;

    private static final String MONTHS =
            """
            with
            counted as (
                select account_id, rule, team, month, amount from gold.reward_basis_month where month <= :to_month
            ),
            total as (
                select account_id, rule, month, sum(amount) as amount from counted group by account_id, rule, month
            ),
            -- What a told month is counted to now stays with those it was told of: who moved to another team since
            -- brings no hours along that were paid for.
            share as (
                select *, sum(amount) over (partition by account_id, rule, month) as whole from ops.reward_told
            ),
            settled as (
                select
                    share.account_id,
                    share.rule,
                    share.team,
                    share.month,
                    cast(total.amount * share.amount / share.whole as decimal(18,4)) as amount
                from share
                join total
                    on total.account_id = share.account_id and total.rule = share.rule and total.month = share.month
                where share.whole > 0
            ),
            standing as (
                select account_id, rule, team, month, amount from settled
                union all
                select counted.*
                from counted
                left anti join settled
                    on settled.account_id = counted.account_id
                    and settled.rule = counted.rule
                    and settled.month = counted.month
            ),
            -- Nothing is known any more of what a grant was for: the grant was made all the same.
            month as (
                select account_id, rule, team, month, amount from standing
                union all
                select told.account_id, told.rule, told.team, told.month, cast(null as decimal(18,4))
                from ops.reward_told as told
                left anti join standing
                    on standing.account_id = told.account_id
                    and standing.rule = told.rule
                    and standing.team = told.team
                    and standing.month = told.month
            )
            select
                month.*,
                told_month.month is not null as is_told,
                told.earned as told,
                rule.every,
                rule.gives,
                rule.of,
                rule.is_linear,
                rule.at_most,
                rule.unit
            from month
            join gold.reward_rule as rule on rule.rule = month.rule and rule.from_month <= month.month
            left join ops.reward_told_month as told_month on told_month.month = month.month
            left join ops.reward_told as told
                on told.account_id = month.account_id
                and told.rule = month.rule
                and told.team = month.team
                and told.month = month.month
            where month.month <= :to_month
            order by month.account_id, month.rule, month.team, month.month
            """;

    @Override
    public TableSpec spec() {
        return COLUMNS.spec(
                NAME,
                "What a rule of value.rewards grants an account's or a team's people in a month; nothing is granted twice.",
                "customer success",
                true,
                4,
                Write.WHOLE);
    }

    @Override
    public Set<TableName> reads() {
        return Set.of(RULE, BASIS);
    }

    @Override
    public Set<TableName> consults() {
        return Set.of();
    }

    @Override
    public Set<String> parameters() {
        return Set.of("to_month");
    }

    @Override
    public String version() {
        return new Fingerprint()
                .add(COLUMNS.meanings())
                .add(TOLD_MONTHS)
                .add(TOLD_ROWS)
                .add(MONTHS)
                .hex();
    }

    @Override
    public Dataset<Row> rows(LakeSession session, Map<String, Object> parameters) {
        told(session);
        Map<String, List<Row>> ledgers = session.sql(MONTHS, parameters).collectAsList().stream()
                .collect(Collectors.groupingBy(RewardMonths::key, LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        ledgers.values().forEach(months -> rows.addAll(rows(months)));
        return session.spark().createDataFrame(rows, COLUMNS.schema());
    }

    /** Which months were told, and what they were told to grant; none before anything was published. */
    private static void told(LakeSession session) {
        if (session.exists(ToldTables.PUBLICATION) && session.exists(ToldTables.PUBLISHED_ROW)) {
            session.show(TOLD_MONTH, session.sql(TOLD_MONTHS, Map.of()));
            session.show(TOLD, session.sql(TOLD_ROWS, Map.of()));
        } else {
            session.show(TOLD_MONTH, none(session, "month date, run string"));
            session.show(
                    TOLD,
                    none(
                            session,
                            "month date, account_id string, rule string, team string, amount decimal(18,4),"
                                    + " earned decimal(18,2)"));
        }
    }

    private static Dataset<Row> none(LakeSession session, String columns) {
        return session.spark().createDataFrame(List.<Row>of(), StructType.fromDDL(columns));
    }

    private static String key(Row row) {
        return row.getAs("account_id") + "|" + row.getAs("rule") + "|" + row.getAs("team");
    }

    private static List<Row> rows(List<Row> months) {
        Row first = months.get(0);
        RewardLedger ledger = new RewardLedger(
                first.getAs("every"),
                first.getAs("gives"),
                first.getAs("of").equals("kpi"),
                first.getAs("is_linear"),
                first.getAs("at_most"));
        List<RewardLedger.Entry> entries = ledger.entries(months.stream()
                .map(one -> new RewardLedger.Month(one.getAs("amount"), one.getAs("is_told"), one.getAs("told")))
                .toList());
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < months.size(); at++) {
            Row one = months.get(at);
            BigDecimal amount = one.getAs("amount");
            rows.add(RowFactory.create(
                    one.getAs("account_id"),
                    one.getAs("month"),
                    one.getAs("rule"),
                    one.getAs("team"),
                    amount,
                    entries.get(at).earned(),
                    one.getAs("unit"),
                    entries.get(at).carriedOver()));
        }
        return rows;
    }
}
