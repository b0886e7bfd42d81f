package io.meridiem.build;

import io.meridiem.contract.Churn;
import io.meridiem.contract.TableName;
import io.meridiem.score.Calibration;
import io.meridiem.score.Hazard;
import io.meridiem.score.SegmentScales;
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

/**
 * {@code gold.churn_model}: the model that judges in a month, kept so that judging again needs no learning again. Every few
 * months it is learned anew, from what was known by then; as long as too few had left, the experts' weights stand there.
 */
record LearnedRisk(Churn churn) implements Model {
    private static final TableName FEATURES = TableName.of("gold.risk_feature_month");
    private static final TableName REVENUE = TableName.of("gold.revenue_month");

    /** To be counted up when the same rows would make another model. */
    private static final int METHOD = 5;

    @Override
    public TableSpec spec() {
        return ChurnModel.COLUMNS.spec(
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
        // Bands, plays and delays change no model.
        return new Fingerprint()
                .add(METHOD)
                .add(ChurnModel.COLUMNS.meanings())
                .add(churn.version())
                .add(churn.baseRate())
                .add(churn.horizonMonths())
                .add(churn.features())
                .add(churn.learning())
                .hex();
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
        List<ChurnModel> models;
        try (Lanes lanes = new Lanes()) {
            // Each in one part, so that it comes out the same every time: one keeps one core busy.
            models = lanes.all(learning.stream()
                    .<Supplier<ChurnModel>>map(at ->
                            () -> learned(watched, months, leavers, at).orElseGet(() -> ChurnModel.experts(churn)))
                    .toList());
        }
        List<Row> rows = new ArrayList<>();
        for (YearMonth month : judged) {
            rows.addAll(models.get(learning.indexOf(learnedIn(month))).rows(month, churn));
        }
        return session.spark().createDataFrame(rows, ChurnModel.COLUMNS.schema());
    }

    /** The same months of the calendar always, whichever a run begins with. */
    private YearMonth learnedIn(YearMonth month) {
        long months = month.getLong(ChronoField.PROLEPTIC_MONTH);
        return month.minusMonths(months % churn.learning().everyMonths());
    }

    /** Empty where too few had left for a model at that month's end. */
    private Optional<ChurnModel> learned(
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
        Dataset<Row> seen = watched.ending(first.plusMonths(1), last.plusMonths(1));
        SegmentScales segments =
                by.segmentTrust() == null ? SegmentScales.NONE : SegmentScales.of(seen, by.trust(), by.segmentTrust());
        Hazard hazard = Hazard.learned(
                segments.onto(seen),
                segments.heldTo(churn.features().stream()
                        .mapToDouble(Churn.Feature::weight)
                        .toArray()),
                churn.baseRate(),
                by.baseMonths(),
                by.trust());
        Calibration calibration = calibration(segments.onto(watched.ending(last.plusMonths(2), at)), hazard);
        return Optional.of(new ChurnModel(
                "learned-" + churn.version() + "-" + at,
                hazard.calibrated(calibration),
                segments,
                first,
                last,
                sum(months.subMap(first, true, last, true)),
                left,
                calibration));
    }

    private Calibration calibration(Dataset<Row> later, Hazard hazard) {
        List<Row> rows = later.select("scales", "left", "weight").collectAsList();
        double[] logits = rows.stream()
                .mapToDouble(row -> hazard.logit(row.<Double>getList(0).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()))
                .toArray();
        int[] left = rows.stream().mapToInt(row -> (int) row.getDouble(1)).toArray();
        double[] weights = rows.stream().mapToDouble(row -> row.getDouble(2)).toArray();
        return Calibration.of(
                later.sparkSession(), logits, left, weights, churn.learning().trust());
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
}
