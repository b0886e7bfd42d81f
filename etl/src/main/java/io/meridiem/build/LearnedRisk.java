package io.meridiem.build;

import io.meridiem.contract.Churn;
import io.meridiem.contract.TableName;
import io.meridiem.score.Calibration;
import io.meridiem.score.Hazard;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.Lanes;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.sql.Date;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * {@code gold.churn_model}: the model that judges in a month, kept so that judging again needs no learning again. Every few
 * months it is learned anew, from what was known by then; as long as too few had left, the experts' weights stand there.
 */
record LearnedRisk(Churn churn) implements Model {
    private static final TableName FEATURES = TableName.of("gold.risk_feature_month");
    private static final TableName REVENUE = TableName.of("gold.revenue_month");

    /** To be counted up when the same rows would make another model. */
    private static final int METHOD = 3;

    private static final TableColumns COLUMNS = new TableColumns()
            .with("month", "date", "first day of the month it judges in")
            .with("feature", "string", "a column of gold.risk_feature_month")
            .with("factor", "string", "the group it is part of: the reason it is told as")
            .with(
                    "model",
                    "string",
                    "expert- or learned- and the version of churn.yml, and the month it was learned in")
            .with("is_learned", "boolean", "learned from customers who left; else the experts' judgement")
            .with("horizon_months", "int", "months ahead the question is asked for")
            .with("learned_from", "date", "first day of the first month of customers it saw; null for experts")
            .with("learned_to", "date", "first day of the last one; those after it set its probabilities right")
            .with("person_months", "bigint", "months of customers it was learned from; null for experts")
            .with("churners", "bigint", "customers who left in them; null for experts")
            .with("calibration_a", "double", "what was added to its log odds to set them right; null for experts")
            .with("calibration_b", "double", "what they were multiplied by; null for experts")
            .with(
                    "base_logit",
                    "double",
                    "log odds of leaving within a month of a customer at every reference, set right")
            .with("weight", "double", "log odds for one spread, set right; below 0 where less of it raises the risk")
            .with("expert_weight", "double", "what it was held to")
            .with("reference", "double", "the value that contributes nothing")
            .with("spread", "double", "the distance from it that counts once")
            .with("at_least", "double", "spreads that count at least")
            .with("at_most", "double", "spreads that count at most");

    /** A model and what it was learned from; the experts' knows neither. */
    private record Known(
            String name, Hazard hazard, YearMonth from, YearMonth to, Long seen, Long left, Calibration calibration) {}

    @Override
    public TableSpec spec() {
        return COLUMNS.spec(
                TableName.of("gold.churn_model"),
                "The model of churn risk that judges in a month, a row a feature: its scale and what it weighs.",
                "customer success",
                true,
                2,
                Write.MONTHS);
    }

    @Override
    public Set<TableName> reads() {
        return Set.of(FEATURES, REVENUE);
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
        return new Fingerprint().add(METHOD).add(COLUMNS.meanings()).add(churn).hex();
    }

    /** Learns at once, once for all months that one model judges in. */
    @Override
    public Dataset<Row> rows(LakeSession session, Map<String, Object> parameters) {
        PersonMonths watched = new PersonMonths(session, churn);
        TreeMap<YearMonth, Long> months = months(session);
        TreeMap<YearMonth, Long> leavers = watched.leavers();
        List<YearMonth> judged =
                new MonthRange(month(parameters, "from_month"), month(parameters, "to_month")).months();
        List<YearMonth> learning =
                judged.stream().map(this::learnedIn).distinct().toList();
        List<Known> models;
        try (Lanes lanes = new Lanes()) {
            // Each in one part, so that it comes out the same every time: one keeps one core busy.
            models = lanes.all(learning.stream()
                    .<Supplier<Known>>map(
                            at -> () -> learned(watched, months, leavers, at).orElseGet(this::experts))
                    .toList());
        }
        List<Row> rows = new ArrayList<>();
        for (YearMonth month : judged) {
            Known model = models.get(learning.indexOf(learnedIn(month)));
            for (int i = 0; i < churn.features().size(); i++) {
                rows.add(row(month, model, i));
            }
        }
        return session.spark().createDataFrame(rows, COLUMNS.schema());
    }

    /** The same months of the calendar always, whichever a run begins with. */
    private YearMonth learnedIn(YearMonth month) {
        long months = month.getLong(ChronoField.PROLEPTIC_MONTH);
        return month.minusMonths(months % churn.learning().everyMonths());
    }

    /** Empty where too few had left for a model at that month's end. */
    private Optional<Known> learned(
            PersonMonths watched, TreeMap<YearMonth, Long> months, TreeMap<YearMonth, Long> leavers, YearMonth at) {
        Churn.Learning by = churn.learning();
        YearMonth last = at.minusMonths(1L + by.calibrationMonths());
        if (months.isEmpty() || last.isBefore(months.firstKey())) {
            return Optional.empty();
        }
        YearMonth first = months.firstKey();
        long left = sum(leavers.subMap(first, true, last, true));
        if (left < by.fewestChurners()) {
            return Optional.empty();
        }
        Hazard hazard = Hazard.learned(
                watched.between(first, last),
                churn.features().stream().mapToDouble(Churn.Feature::weight).toArray(),
                churn.baseRate(),
                by.baseMonths(),
                by.trust());
        Calibration calibration = calibration(watched.between(last.plusMonths(1), at.minusMonths(1)), hazard);
        return Optional.of(new Known(
                "learned-" + churn.version() + "-" + at,
                hazard.calibrated(calibration),
                first,
                last,
                sum(months.subMap(first, true, last, true)),
                left,
                calibration));
    }

    private Calibration calibration(Dataset<Row> later, Hazard hazard) {
        List<Row> rows = later.select("scales", "left").collectAsList();
        double[] logits = rows.stream()
                .mapToDouble(row -> hazard.logit(row.<Double>getList(0).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()))
                .toArray();
        int[] left = rows.stream().mapToInt(row -> (int) row.getDouble(1)).toArray();
        return Calibration.of(
                later.sparkSession(), logits, left, churn.learning().trust());
    }

    private Known experts() {
        double[] weights =
                churn.features().stream().mapToDouble(Churn.Feature::weight).toArray();
        return new Known(
                "expert-" + churn.version(), new Hazard(churn.baseLogit(), weights), null, null, null, null, null);
    }

    private Row row(YearMonth month, Known model, int at) {
        Churn.Feature feature = churn.features().get(at);
        Churn.Scale scale = feature.scale();
        return RowFactory.create(
                date(month),
                feature.id(),
                feature.group(),
                model.name(),
                model.calibration() != null,
                churn.horizonMonths(),
                date(model.from()),
                date(model.to()),
                model.seen(),
                model.left(),
                model.calibration() == null ? null : model.calibration().a(),
                model.calibration() == null ? null : model.calibration().b(),
                model.hazard().base(),
                model.hazard().weights()[at],
                feature.weight(),
                scale.reference(),
                scale.spread(),
                scale.atLeast(),
                scale.atMost());
    }

    /** Customers watched, by month. */
    private static TreeMap<YearMonth, Long> months(LakeSession session) {
        TreeMap<YearMonth, Long> months = new TreeMap<>();
        session.sql("select month, count(*) from gold.risk_feature_month group by month", Map.of())
                .collectAsList()
                .forEach(row -> months.put(YearMonth.from(row.getDate(0).toLocalDate()), row.getLong(1)));
        return months;
    }

    private static long sum(Map<YearMonth, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static YearMonth month(Map<String, Object> parameters, String name) {
        return YearMonth.from(((Date) parameters.get(name)).toLocalDate());
    }

    private static Date date(YearMonth month) {
        return month == null ? null : Date.valueOf(month.atDay(1));
    }
}
