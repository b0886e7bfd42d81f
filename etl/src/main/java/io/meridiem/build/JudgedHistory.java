package io.meridiem.build;

import io.meridiem.contract.Churn;
import io.meridiem.score.FeatureTable;
import io.meridiem.score.WalkForward;
import io.meridiem.table.LakeSession;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * Every billing parent with MRR at every month's end whose horizon is over: what was known of it, what a model foretold, and
 * whether it left. A row each, by month and account.
 *
 * @param table the features of churn.yml; 1 where all MRR was gone within the horizon
 * @param months a row each
 * @param foretold probability a row; not a number where no model foretold one
 * @param models the model a row was judged by; null where none judged it
 */
public record JudgedHistory(
        FeatureTable table, List<YearMonth> months, double[] foretold, List<String> models, int horizon) {
    static final String WATCHED =
            """
            with last as (
                select max(month) as month from gold.revenue_month where month <= :to_month
            )
            select
                features.account_id,
                features.month,
                risk.probability,
                risk.model,
                if(bool_or(after.churn_mrr > 0), 1, 0) as left,
                %s
            from gold.risk_feature_month as features
            cross join last
            left join gold.churn_risk as risk
                on risk.account_id = features.account_id and risk.month = features.month
            left join gold.revenue_month as after
                on after.account_id = features.account_id
                and after.month > features.month
                and after.month <= add_months(features.month, :horizon)
            where add_months(features.month, :horizon) <= last.month
            group by features.account_id, features.month, risk.probability, risk.model, %s
            order by features.month, features.account_id
            """;

    /** Of the months until this one. */
    public static JudgedHistory until(Date month, LakeSession session, Churn churn) {
        String features = churn.features().stream()
                .map(one -> "features.`" + one.id() + "`")
                .collect(Collectors.joining(", "));
        List<Row> rows = session.sql(
                        WATCHED.formatted(features, features),
                        Map.of("horizon", churn.horizonMonths(), "to_month", month))
                .collectAsList();
        List<YearMonth> months = rows.stream()
                .map(row -> YearMonth.from(row.getDate(1).toLocalDate()))
                .toList();
        return new JudgedHistory(
                table(rows, months, churn),
                months,
                rows.stream()
                        .mapToDouble(row -> row.isNullAt(2) ? Double.NaN : row.getDouble(2))
                        .toArray(),
                rows.stream().map(row -> row.getString(3)).toList(),
                churn.horizonMonths());
    }

    /** Whether a model foretold a row's end. */
    public boolean isForetold(int row) {
        return !Double.isNaN(foretold[row]);
    }

    /** A fold a model: it could know how a row ended whose horizon was over when it was learned. */
    public List<WalkForward.Fold> folds() {
        Map<String, List<Integer>> judged = new LinkedHashMap<>();
        for (int row = 0; row < foretold.length; row++) {
            if (isForetold(row)) {
                judged.computeIfAbsent(models.get(row), any -> new ArrayList<>())
                        .add(row);
            }
        }
        List<WalkForward.Fold> folds = new ArrayList<>();
        judged.forEach((model, own) -> {
            YearMonth known = months.get(own.get(0)).minusMonths(horizon);
            folds.add(new WalkForward.Fold(
                    model,
                    IntStream.range(0, foretold.length)
                            .filter(row -> !months.get(row).isAfter(known))
                            .toArray(),
                    own.stream().mapToInt(Integer::intValue).toArray()));
        });
        return folds;
    }

    private static FeatureTable table(List<Row> rows, List<YearMonth> months, Churn churn) {
        List<FeatureTable.Column> columns = new ArrayList<>();
        for (Churn.Feature feature : churn.features()) {
            columns.add(new FeatureTable.Column(
                    feature.id(),
                    rows.stream()
                            .map(row -> {
                                Object value = row.getAs(feature.id());
                                return value == null ? "" : value.toString();
                            })
                            .toList()));
        }
        return new FeatureTable(
                "the lake",
                "left",
                rows.stream().map(row -> row.getString(0)).toList(),
                rows.stream().mapToInt(row -> row.getInt(4)).toArray(),
                months.stream().map(YearMonth::toString).toList(),
                columns,
                0,
                List.of());
    }
}
