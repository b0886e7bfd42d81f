package io.meridiem.build;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.meridiem.contract.Churn;
import io.meridiem.table.LakeSession;
import java.sql.Date;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What each billing parent with MRR was watched for, a row a month: {@code account_id}, {@code month}, {@code scales} (an
 * array, one number a feature of churn.yml in its order; 0 where it was not measured), {@code segment}, {@code left}: 1 where all its MRR was
 * gone a month later, 0 where not. A pause is no leaving.
 */
record PersonMonths(LakeSession session, Churn churn) {
    private static final String WATCHED =
            """
            select features.*, if(after.churn_mrr > 0, 1D, 0D) as left
            from gold.risk_feature_month as features
            left join gold.revenue_month as after
                on after.account_id = features.account_id and after.month = add_months(features.month, 1)
            where features.month >= :from and features.month <= :to
            """;

    private static final String LEAVERS =
            """
            select add_months(month, -1) as watched, count(*) as many
            from gold.revenue_month
            where churn_mrr > 0
            group by month
            """;

    /** Those of two months and all between. */
    Dataset<Row> between(YearMonth first, YearMonth last) {
        return session.sql(WATCHED, Map.of("from", date(first), "to", date(last)))
                .select(col("account_id"), col("month"), array(scales()).as("scales"), col("segment"), col("left"))
                // Always the same order: sums of fractions differ with it.
                .coalesce(1)
                .sortWithinPartitions("month", "account_id");
    }

    /** How many left within a month of each month's end. */
    TreeMap<YearMonth, Long> leavers() {
        TreeMap<YearMonth, Long> leavers = new TreeMap<>();
        session.sql(LEAVERS, Map.of())
                .collectAsList()
                .forEach(row -> leavers.put(YearMonth.from(row.getDate(0).toLocalDate()), row.getLong(1)));
        return leavers;
    }

    private Column[] scales() {
        return churn.features().stream().map(PersonMonths::scale).toArray(Column[]::new);
    }

    private static Column scale(Churn.Feature feature) {
        Churn.Scale on = feature.scale();
        Column spreads = col(feature.id()).cast("double").minus(on.reference()).divide(on.spread());
        // The library's least and greatest pass over what is null: a bound would stand for what nobody measured.
        return when(spreads.isNull(), lit(0D)).otherwise(greatest(lit(on.atLeast()), least(lit(on.atMost()), spreads)));
    }

    private static Date date(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }
}
