package io.meridiem.build;

import io.meridiem.contract.Churn;
import io.meridiem.contract.TableName;
import io.meridiem.score.Ranking;
import io.meridiem.score.Record;
import io.meridiem.score.WalkForward;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * {@code gold.model_record}: what models foretold beside what happened, a row a month whose whole horizon is over. Months
 * that experts judged foretold no probability and are not here.
 */
record RiskRecord(Churn churn) implements Model {
    private static final TableName RISK = TableName.of("gold.churn_risk");
    private static final TableName FEATURES = TableName.of("gold.risk_feature_month");
    private static final TableName REVENUE = TableName.of("gold.revenue_month");

    private static final TableColumns COLUMNS = new TableColumns()
            .with("model", "string", "the model that foretold, as gold.churn_risk names it")
            .with("month", "date", "first day of the month at whose end it did")
            .with("horizon_months", "int", "months ahead it foretold, all of them over")
            .with("n", "bigint", "customers it judged")
            .with("churners", "bigint", "of them, those whose MRR reached zero within the horizon")
            .with(
                    "auc",
                    "double",
                    "chance that one who left was held likelier to than one who stayed; null below 10 churners")
            .with("brier", "double", "mean squared distance of probability and outcome")
            .with(
                    "brier_base",
                    "double",
                    "the same for one who tells everybody the share that left before: to be beaten")
            .with("log_loss", "double", "mean of -ln of the probability given to what happened")
            .with("ece", "double", "mean distance of probability and outcome over ten bins of equal count")
            .with(
                    "ece_low",
                    "double",
                    "lower end of what ece would be, 95 times in 100, if the probabilities were right")
            .with("ece_high", "double", "its upper end")
            .with("observed_expected", "double", "those who left over those foretold to")
            .with(
                    "lift_10",
                    "double",
                    "share that left among the likeliest tenth over the share among all; null if nobody did")
            .with("precision_10", "double", "that share itself")
            .with(
                    "mrr_capture_10",
                    "double",
                    "of the MRR that left, what stood with the likeliest tenth; null if none did")
            .with(
                    "challenger_auc",
                    "double",
                    "of boosted trees that knew as much; null below 10 churners and where churn.yml has no challenger")
            .with("challenger_brier", "double", "likewise; null without a challenger")
            .with("challenger_log_loss", "double", "likewise; null without a challenger");

    private static final String MONTHS =
            """
            select risk.model, risk.month, risk.horizon_months
            from gold.churn_risk as risk
            where risk.probability is not null and add_months(risk.month, risk.horizon_months) <= :to_month
            group by risk.model, risk.month, risk.horizon_months
            order by risk.month
            """;

    private static final String OUTCOMES =
            """
            with gone as (
                select distinct account_id
                from gold.revenue_month
                where churn_mrr > 0 and month > :month and month <= add_months(:month, :horizon)
            )
            select risk.probability, risk.mrr, if(gone.account_id is null, 0, 1) as left
            from gold.churn_risk as risk
            left join gone on gone.account_id = risk.account_id
            where risk.month = :month
            order by risk.account_id
            """;

    private static final String BEFORE =
            """
            select coalesce(sum(if(churn_mrr > 0, 1, 0)) / nullif(sum(if(opening_mrr > 0, 1, 0)), 0), 0D)
            from gold.revenue_month
            where month <= :month
            """;

    @Override
    public TableSpec spec() {
        return COLUMNS.spec(
                TableName.of("gold.model_record"),
                "What a model foretold at a month's end, beside what happened.",
                "customer success",
                true,
                2,
                Write.WHOLE);
    }

    @Override
    public Set<TableName> reads() {
        return churn.challenger() ? Set.of(RISK, REVENUE, FEATURES) : Set.of(RISK, REVENUE);
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
        Fingerprint made = new Fingerprint()
                .add(COLUMNS.meanings())
                .add(MONTHS)
                .add(OUTCOMES)
                .add(BEFORE);
        return churn.challenger()
                ? made.add(JudgedHistory.WATCHED).add(churn.features()).hex()
                : made.hex();
    }

    /** Compares at once, a month after the other: no more than one month's customers are held. */
    @Override
    public Dataset<Row> rows(LakeSession session, Map<String, Object> parameters) {
        Map<YearMonth, Record> challenger =
                churn.challenger() ? challenger(session, (Date) parameters.get("to_month")) : Map.of();
        List<Row> rows = new ArrayList<>();
        for (Row month : session.sql(MONTHS, Map.of("to_month", parameters.get("to_month")))
                .collectAsList()) {
            Record beside = challenger.get(YearMonth.from(month.getDate(1).toLocalDate()));
            rows.add(row(session, month.getString(0), month.getDate(1), month.getInt(2), beside));
        }
        return session.spark().createDataFrame(rows, COLUMNS.schema());
    }

    /** Of each month, boosted trees learned from what was known when the model that judged it was. */
    private Map<YearMonth, Record> challenger(LakeSession session, Date to) {
        JudgedHistory history = JudgedHistory.until(to, session, churn);
        List<WalkForward.Fold> folds = history.folds().stream()
                // With a long horizon the first model may have known no end of it.
                .filter(fold -> fold.known().length > 0)
                .toList();
        WalkForward walked = WalkForward.of(session.spark(), history.table(), history.foretold(), folds);
        Map<YearMonth, List<Integer>> places = IntStream.range(0, walked.judged().length)
                .boxed()
                .collect(Collectors.groupingBy(at -> history.months().get(walked.judged()[at])));
        Map<YearMonth, Record> records = new HashMap<>();
        places.forEach((month, at) -> records.put(
                month,
                Record.of(
                        at.stream().mapToDouble(i -> walked.challenger()[i]).toArray(),
                        at.stream()
                                .mapToInt(i -> history.table().labels()[walked.judged()[i]])
                                .toArray())));
        return records;
    }

    /** @param challenger what boosted trees would have foretold; null where none were asked */
    private static Row row(LakeSession session, String model, Date month, int horizon, Record challenger) {
        List<Row> judged = session.sql(OUTCOMES, Map.of("month", month, "horizon", horizon))
                .collectAsList();
        double[] foretold = judged.stream().mapToDouble(row -> row.getDouble(0)).toArray();
        int[] left = judged.stream().mapToInt(row -> row.getInt(2)).toArray();
        double before = session.sql(BEFORE, Map.of("month", month)).first().getDouble(0);
        Record record = Record.of(foretold, left);
        return RowFactory.create(
                model,
                month,
                horizon,
                (long) record.n(),
                (long) record.churners(),
                record.auc(),
                record.brier(),
                base(left, 1 - Math.pow(1 - before, horizon)),
                record.logLoss(),
                record.ece(),
                record.eceBand()[0],
                record.eceBand()[1],
                record.observedExpected(),
                record.lift10(),
                record.precision10(),
                captured(judged, foretold, left),
                challenger == null ? null : challenger.auc(),
                challenger == null ? null : challenger.brier(),
                challenger == null ? null : challenger.logLoss());
    }

    private static double base(int[] left, double share) {
        double squares = 0;
        for (int one : left) {
            squares += (share - one) * (share - one);
        }
        return squares / left.length;
    }

    /** Null where no MRR left. */
    private static Double captured(List<Row> judged, double[] foretold, int[] left) {
        double[] lost = new double[left.length];
        double all = 0;
        for (int i = 0; i < lost.length; i++) {
            lost[i] = left[i] * judged.get(i).getDecimal(1).doubleValue();
            all += lost[i];
        }
        int top = (int) Math.ceil(left.length / 10.0);
        return all == 0 ? null : Ranking.amongTop(foretold, lost, top) / all;
    }
}
