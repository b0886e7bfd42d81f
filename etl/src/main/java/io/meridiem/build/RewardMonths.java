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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * {@code gold.reward_month}: the ledger of what customers grant their people. A month whose report was published grants what
 * that told, whatever is known of it later; later months make up for it.
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
            .with("amount", "decimal(18,4)", "what is counted of the month, as in gold.reward_basis_month")
            .with("earned", "decimal(18,2)", "granted in the month; null where nothing was measured")
            .with("unit", "string", "what is granted")
            .with(
                    "carried_over",
                    "decimal(18,2)",
                    "of what is counted, what has brought nothing yet; below 0 where published months granted more than is"
                            + " due now: the next grant that much less");

    private static final String MONTHS =
            """
            select basis.*, rule.every, rule.gives, rule.of, rule.is_linear, rule.at_most, rule.unit
            from gold.reward_basis_month as basis
            join gold.reward_rule as rule on rule.rule = basis.rule
            where basis.month <= :to_month
            order by basis.account_id, basis.rule, basis.team, basis.month
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
        return new Fingerprint().add(COLUMNS.meanings()).add(MONTHS).hex();
    }

    @Override
    public Dataset<Row> rows(LakeSession session, Map<String, Object> parameters) {
        Map<String, Optional<BigDecimal>> told = told(session);
        Map<String, List<Row>> ledgers = session.sql(MONTHS, parameters).collectAsList().stream()
                .collect(Collectors.groupingBy(RewardMonths::key, LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        ledgers.values().forEach(months -> rows.addAll(rows(months, told)));
        return session.spark().createDataFrame(rows, COLUMNS.schema());
    }

    /** What published months granted, by their row's key and month; empty where they told that nothing was measured. */
    private static Map<String, Optional<BigDecimal>> told(LakeSession session) {
        Map<String, Optional<BigDecimal>> told = new HashMap<>();
        if (session.exists(ToldTables.PUBLISHED_ROW)) {
            session.read(ToldTables.PUBLISHED_ROW)
                    .where("`table` = '" + NAME + "'")
                    .selectExpr("row_key", "month", "get_json_object(row, '$.earned') as earned")
                    .collectAsList()
                    .forEach(row -> told.put(
                            row.getString(0) + "|" + row.getDate(1),
                            Optional.ofNullable(row.getString(2)).map(BigDecimal::new)));
        }
        return told;
    }

    private static String key(Row row) {
        return row.getAs("account_id") + "|" + row.getAs("rule") + "|" + row.getAs("team");
    }

    private static RewardLedger.Month month(Row row, Map<String, Optional<BigDecimal>> told) {
        Optional<BigDecimal> granted = told.get(key(row) + "|" + row.getAs("month"));
        return new RewardLedger.Month(
                row.getAs("amount"), granted != null, granted == null ? null : granted.orElse(null));
    }

    private static List<Row> rows(List<Row> months, Map<String, Optional<BigDecimal>> told) {
        Row first = months.get(0);
        RewardLedger ledger = new RewardLedger(
                first.getAs("every"),
                first.getAs("gives"),
                first.getAs("of").equals("kpi"),
                first.getAs("is_linear"),
                first.getAs("at_most"));
        List<RewardLedger.Entry> entries =
                ledger.entries(months.stream().map(one -> month(one, told)).toList());
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
