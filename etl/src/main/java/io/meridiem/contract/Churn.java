package io.meridiem.contract;

import java.util.List;
import java.util.Map;

/**
 * What {@code churn.yml} says: experts' judgement of what makes a customer likely to leave. Used as long as no model has
 * learned, and what one that has is held to.
 *
 * @param version counted up with every change; part of the model's name
 * @param baseRate share of customers (0..1) that leave within a month when nothing speaks for or against it
 * @param horizonMonths months ahead the question is asked for
 * @param bands thresholds, ascending
 * @param lagDays by source ({@code usage}, {@code support}, {@code billing}, {@code crm}, {@code survey}): days after
 *     which a fact is known where its row does not tell when it arrived
 * @param groups reasons in the order of the file, with what to do about each
 * @param features in the order of the file
 * @param learning when a model takes the place of the weights, and how far it may move away from them
 * @param lifetime what a customer's lifetime value is reckoned with
 * @param challenger whether boosted trees learn beside the model, to be told in its record; they judge nobody
 */
public record Churn(
        int version,
        double baseRate,
        int horizonMonths,
        List<Band> bands,
        Map<String, Integer> lagDays,
        List<Group> groups,
        List<Feature> features,
        Learning learning,
        Lifetime lifetime,
        boolean challenger) {

    /** The log odds of leaving within a month of a customer at every reference. */
    public double baseLogit() {
        return Math.log(baseRate / (1 - baseRate));
    }

    /**
     * @param everyMonths months from one learning to the next
     * @param fewestChurners who left; with fewer of them nothing is learned and the experts judge
     * @param trust how strongly a weight is held to the expert's: evidence, as the sum of p (1 - p) over months of
     *     customers one spread from the reference, that moves it half the way to what the data say
     * @param baseMonths months of customers at every reference that {@code baseRate} counts as
     * @param calibrationMonths the latest months known, on which no weight is learned and probabilities are set right
     * @param segmentTrust how strongly a segment's own intercept is held to 0, the whole, likewise; null where segments
     *     have none
     */
    public record Learning(
            int everyMonths,
            int fewestChurners,
            double trust,
            double baseMonths,
            int calibrationMonths,
            Double segmentTrust) {}

    /**
     * @param months looked ahead
     * @param yearlyRate at which money to come is worth less, 0.1 = 10 % a year
     * @param margin share (0..1] of revenue that is left after what serving a customer costs
     */
    public record Lifetime(int months, double yearlyRate, double margin) {}

    /**
     * @param id low, watch, high or critical
     * @param fromHazard the share leaving within one month from which on a customer stands in it
     */
    public record Band(String id, double fromHazard) {}

    /**
     * @param play what to do about it
     * @param dueDays days after the month's end by which it is to be done
     */
    public record Group(String id, String play, int dueDays) {}

    /**
     * @param id a column of {@code gold.risk_feature_month}
     * @param group the reason it is part of
     * @param reads what it reads, in words; null where the file does not say
     * @param scale where it stands
     * @param weight log odds for one spread; below 0 where less of it raises the risk
     */
    public record Feature(String id, String group, String reads, Scale scale, double weight) {}

    /**
     * A fixed scale: a value counts {@code (value - reference) / spread}, held between the last two.
     *
     * @param reference the value that counts nothing
     * @param spread the distance from it that counts once
     */
    public record Scale(double reference, double spread, double atLeast, double atMost) {}
}
