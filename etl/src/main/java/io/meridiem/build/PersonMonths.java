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
 * What became of each billing parent with MRR, month after month within the horizon: {@code account_id}, {@code month} it was
 * looked at, {@code scales} as they stood then (an array, one number a feature of churn.yml in its order; 0 where it was not
 * measured), {@code segment}, {@code left}: 1 where all its MRR went, 0 where not, {@code weight}: the share of a month this
 * counts. A pause is no leaving.
 *
 * <p>A probability holds what is known today against several months. Learned from the next month alone it would know of those
 * who have given notice and nothing of those who are about to; so each month of a customer is seen from each of the month
 * ends whose horizon it lies in, and counts once in all.
 */
record PersonMonths(LakeSession session, Churn churn) {
    private static final String ENDING =
            """
            with gone as (
                select features.account_id, features.month, min(after.month) as gone_in
                from gold.risk_feature_month as features
                join gold.revenue_month as after
                    on after.account_id = features.account_id
                    and after.month > features.month
                    and after.month <= add_months(features.month, :horizon)
                where after.churn_mrr > 0
                group by features.account_id, features.month
            ),
            watched as (
                select
                    features.*,
                    if(gone.gone_in >= :from and gone.gone_in <= :to, 1, 0) as months_left,
                    months_between(
                        least(
                            coalesce(add_months(gone.gone_in, -1), add_months(features.month, :horizon)), :to
                        ),
                        greatest(add_months(features.month, 1), :from)
                    ) + 1 as months_stayed
                from gold.risk_feature_month as features
                left join gone on gone.account_id = features.account_id and gone.month = features.month
                where features.month < :to and add_months(features.month, :horizon) >= :from
            )
            select watched.*, left, months / :horizon as weight
            from watched
            lateral view stack(2, 0D, double(months_stayed), 1D, double(months_left)) as left, months
            where months > 0
            """;

    private static final String LEAVERS =
            """
            select add_months(month, -1) as watched, count(*) as many
            from gold.revenue_month
            where churn_mrr > 0
            group by month
            """;

    /** What happened in these months and all between: who stayed for them, and who left in one. */
    Dataset<Row> ending(YearMonth first, YearMonth last) {
        return session.sql(ENDING, Map.of("from", date(first), "to", date(last), "horizon", churn.horizonMonths()))
                .select(
                        col("account_id"),
                        col("month"),
                        array(scales()).as("scales"),
                        col("segment"),
                        col("left"),
                        col("weight"))
                // Always the same order: sums of fractions differ with it.
                .coalesce(1)
                .sortWithinPartitions("month", "account_id", "left");
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
