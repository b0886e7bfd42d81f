package io.meridiem.contract;

import io.meridiem.contract.Equivalents.Equivalent;
import io.meridiem.contract.Value.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which counted measures an equivalent is made from, at most one other equivalent in between. */
public record ValueChain(Value value) {
    private static final String HOUR = "hour";
    private static final String ERROR_HOUR = "error_hour";
    private static final String DEVELOPER_HOUR = "developer_hour";

    /** Units no measure has to feed: they are the hours of all measures, or of some. */
    static final Set<String> HOURS = Set.of(HOUR, ERROR_HOUR, DEVELOPER_HOUR);

    /**
     * @param measure the counted measure
     * @param hours its hours are taken; else the units it counts
     * @param perUnit what is taken of each
     * @param firstFactor factor of the equivalent in between; null without one
     * @param divides the equivalent's own factor divides; false without one
     */
    public record Input(
            String measure,
            boolean hours,
            BigDecimal perUnit,
            String firstFactor,
            boolean firstDivides,
            boolean divides) {}

    /** What feeds an equivalent; empty where nothing measured does. */
    public List<Input> inputs(Equivalent one) {
        List<Input> inputs = new ArrayList<>();
        for (Measure measure : value.measures()) {
            // What tells another's benefit again would be told a third time.
            if (measure.restates() == null) {
                direct(measure, one.takes(), inputs, null, false, divides(one));
                value.catalogue().equivalents().stream()
                        .filter(between -> between.factor() != null
                                && between.over() == null
                                && !between.id().equals(one.id())
                                && between.gives().equals(one.takes()))
                        .forEach(between -> direct(
                                measure, between.takes(), inputs, between.factor(), divides(between), divides(one)));
            }
        }
        return inputs;
    }

    private static void direct(
            Measure measure,
            String unit,
            List<Input> inputs,
            String firstFactor,
            boolean firstDivides,
            boolean divides) {
        boolean hours = measure.minutes() != null
                && (unit.equals(HOUR)
                        || (unit.equals(ERROR_HOUR) && measure.counts().isErrors())
                        || (unit.equals(DEVELOPER_HOUR) && measure.ofDevelopers()));
        if (hours) {
            inputs.add(new Input(measure.id(), true, BigDecimal.ONE, firstFactor, firstDivides, divides));
        } else if (measure.feeds().containsKey(unit)) {
            inputs.add(new Input(measure.id(), false, measure.feeds().get(unit), firstFactor, firstDivides, divides));
        }
    }

    /** Whether the factor is what the equivalent takes per what it gives. */
    private boolean divides(Equivalent one) {
        return value.catalogue()
                .latest(String.valueOf(one.factor()))
                .map(factor -> factor.above().equals(one.takes()))
                .orElse(false);
    }
}
