package io.meridiem.build;

import io.meridiem.contract.Churn;
import io.meridiem.score.Calibration;
import io.meridiem.score.Hazard;
import io.meridiem.score.SegmentScales;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A model of churn risk and what it was learned from, of which the experts' knows nothing.
 *
 * @param hazard its weights: a feature's each, then a segment's
 * @param seen months of customers it was learned from
 * @param left customers who left in them
 * @param calibration what set its probabilities right; null for experts
 */
record ChurnModel(
        String name,
        Hazard hazard,
        SegmentScales segments,
        YearMonth from,
        YearMonth to,
        Long seen,
        Long left,
        Calibration calibration) {

    /** What the names of features begin with that stand for a segment. */
    private static final String SEGMENT = "segment:";

    /** The group of all segments. */
    private static final String FACTOR = "segment";

    private static final Churn.Scale ITS_OWN = new Churn.Scale(0, 1, 0, 1);

    static final TableColumns COLUMNS = new TableColumns()
            .with("month", "date", "first day of the month it judges in")
            .with(
                    "feature",
                    "string",
                    "a column of gold.risk_feature_month; where segments count, segment: and a name for what that one adds, and"
                            + " segment: alone for any other")
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
                    "log odds of leaving in one of the horizon's months of a customer at every reference, set right")
            .with("weight", "double", "log odds for one spread, set right; below 0 where less of it raises the risk")
            .with("expert_weight", "double", "what it was held to")
            .with("reference", "double", "the value that contributes nothing")
            .with("spread", "double", "the distance from it that counts once")
            .with("at_least", "double", "spreads that count at least")
            .with("at_most", "double", "spreads that count at most");

    static ChurnModel experts(Churn churn) {
        double[] weights =
                churn.features().stream().mapToDouble(Churn.Feature::weight).toArray();
        return new ChurnModel(
                "expert-" + churn.version(),
                new Hazard(churn.baseLogit(), weights),
                SegmentScales.NONE,
                null,
                null,
                null,
                null,
                null);
    }

    /** Its rows of {@code gold.churn_model} for a month it judges in. */
    List<Row> rows(YearMonth month, Churn churn) {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < churn.features().size(); at++) {
            rows.add(row(month, churn, churn.features().get(at), hazard.weights()[at]));
        }
        if (churn.learning().segmentTrust() != null) {
            rows.add(row(month, churn, segment(""), 0));
            double[] adds = segments.intercepts(hazard);
            for (int at = 0; at < adds.length; at++) {
                rows.add(row(month, churn, segment(segments.names().get(at)), adds[at]));
            }
        }
        return rows;
    }

    private static Churn.Feature segment(String name) {
        return new Churn.Feature(SEGMENT + name, FACTOR, null, ITS_OWN, 0);
    }

    private Row row(YearMonth month, Churn churn, Churn.Feature feature, double weight) {
        Churn.Scale scale = feature.scale();
        return RowFactory.create(
                date(month),
                feature.id(),
                feature.group(),
                name,
                calibration != null,
                churn.horizonMonths(),
                date(from),
                date(to),
                seen,
                left,
                calibration == null ? null : calibration.a(),
                calibration == null ? null : calibration.b(),
                hazard.base(),
                weight,
                feature.weight(),
                scale.reference(),
                scale.spread(),
                scale.atLeast(),
                scale.atMost());
    }

    private static Date date(YearMonth month) {
        return month == null ? null : Date.valueOf(month.atDay(1));
    }
}
