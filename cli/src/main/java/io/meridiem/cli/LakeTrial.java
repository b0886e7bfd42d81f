package io.meridiem.cli;

import io.meridiem.contract.Churn;
import io.meridiem.score.FeatureTable;
import io.meridiem.score.Refused;
import io.meridiem.score.WalkForward;
import io.meridiem.table.LakeSession;
import java.io.PrintStream;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * The churn model walked forward over the lake's history: what {@code gold.churn_risk} foretold at every month's end whose
 * horizon is over, each time from what was known by then. Customers that were gone are not asked about.
 */
record LakeTrial(LakeSession session, Churn churn, PrintStream out, PrintStream err) {
    private static final String WATCHED =
            """
            with last as (
                select max(month) as month from gold.revenue_month
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

    /** Prints one JSON object; 1 where no model has foretold anything whose time is over. */
    int run() {
        String ids = churn.features().stream()
                .map(one -> "features.`" + one.id() + "`")
                .collect(Collectors.joining(", "));
        List<Row> rows = session.sql(WATCHED.formatted(ids, ids), Map.of("horizon", churn.horizonMonths()))
                .collectAsList();
        List<YearMonth> months = rows.stream()
                .map(row -> YearMonth.from(row.getDate(1).toLocalDate()))
                .toList();
        boolean[] foretold = new boolean[rows.size()];
        double[] said = new double[rows.size()];
        for (int at = 0; at < said.length; at++) {
            foretold[at] = !rows.get(at).isNullAt(2);
            said[at] = foretold[at] ? rows.get(at).getDouble(2) : Double.NaN;
        }
        if (IntStream.range(0, said.length).noneMatch(at -> foretold[at])) {
            err.println("refuse: no model has foretold anything yet whose " + churn.horizonMonths()
                    + " months are over: one learns once " + churn.learning().fewestChurners()
                    + " customers have left; until then experts judge, and foretell nothing");
            return 1;
        }
        try {
            FeatureTable table = table(rows, months);
            WalkForward walked = WalkForward.of(session.spark(), table, said, folds(rows, months, at -> foretold[at]));
            out.println(FeatureTrial.json(told(walked, months)));
            return 0;
        } catch (Refused refused) {
            err.println("refuse: " + refused.getMessage());
            return 1;
        }
    }

    private Map<String, Object> told(WalkForward walked, List<YearMonth> months) {
        int[] judged = walked.judged();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("question", "MRR gone within " + churn.horizonMonths() + " months of a month's end");
        told.put("from", months.get(judged[0]).toString());
        told.put("to", months.get(judged[judged.length - 1]).toString());
        told.put("months", IntStream.of(judged).mapToObj(months::get).distinct().count());
        told.put(
                "rows",
                "a customer and month each; who leaves is counted in each of the months before, so that neighbouring months"
                        + " tell in part of the same");
        told.putAll(walked.told());
        return told;
    }

    private FeatureTable table(List<Row> rows, List<YearMonth> months) {
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

    /** A fold a model: it could know how a row ended whose horizon was over when it was learned. */
    private List<WalkForward.Fold> folds(List<Row> rows, List<YearMonth> months, IntPredicate foretold) {
        Map<String, List<Integer>> judged = new LinkedHashMap<>();
        for (int at = 0; at < rows.size(); at++) {
            if (foretold.test(at)) {
                judged.computeIfAbsent(rows.get(at).getString(3), any -> new ArrayList<>())
                        .add(at);
            }
        }
        List<WalkForward.Fold> folds = new ArrayList<>();
        judged.forEach((model, own) -> {
            YearMonth known = months.get(own.get(0)).minusMonths(churn.horizonMonths());
            folds.add(new WalkForward.Fold(
                    model,
                    IntStream.range(0, rows.size())
                            .filter(at -> !months.get(at).isAfter(known))
                            .toArray(),
                    own.stream().mapToInt(Integer::intValue).toArray()));
        });
        return folds;
    }
}
