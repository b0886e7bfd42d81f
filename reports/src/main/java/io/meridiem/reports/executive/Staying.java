package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How long customers stay, and what they will still bring.
 *
 * @param curves by segment; that of all customers first, under the empty name
 * @param worth customers, the most valuable first; empty as long as no model has learned how likely each stays
 */
record Staying(Map<String, List<Step>> curves, List<Worth> worth) {

    /**
     * @param age months since they first paid
     * @param atRisk customers watched at that age
     * @param survival share still there after it
     * @param low lower end of its 95 % band; null where there is none
     */
    record Step(int age, long atRisk, long lost, BigDecimal survival, BigDecimal low, BigDecimal high) {}

    /**
     * @param stays chance to be there in a year
     * @param value margin still to come within {@code rule}'s months
     */
    record Worth(
            String name, String segment, String owner, BigDecimal mrr, BigDecimal stays, BigDecimal value, Rule rule) {}

    /** What the value still to come is reckoned with. */
    record Rule(int months, BigDecimal yearlyRate, BigDecimal margin) {}

    static Staying read(Tables tables, YearMonth month) {
        Map<String, List<Step>> curves = new LinkedHashMap<>();
        for (Row row : Portfolio.ask(tables, "survival", month)) {
            curves.computeIfAbsent(Objects.toString(row.text("segment"), ""), any -> new ArrayList<>())
                    .add(step(row));
        }
        return new Staying(
                curves,
                Portfolio.ask(tables, "lifetimes", month).stream()
                        .map(Staying::worth)
                        .toList());
    }

    private static Step step(Row row) {
        return new Step(
                (int) row.count("age_months"),
                row.count("at_risk"),
                row.count("lost"),
                row.decimal("survival"),
                row.decimal("low"),
                row.decimal("high"));
    }

    private static Worth worth(Row row) {
        return new Worth(
                row.text("account_name"),
                row.text("segment"),
                row.text("owner"),
                row.money("mrr"),
                row.decimal("survival_12m"),
                row.money("lifetime_value"),
                new Rule((int) row.count("months"), row.decimal("yearly_rate"), row.decimal("margin")));
    }

    /** Somebody has left: before that every curve is a line at 100 %. */
    boolean isMeasured() {
        return all().stream().anyMatch(step -> step.lost() > 0);
    }

    List<Step> all() {
        return curves.getOrDefault("", List.of());
    }

    /** The segments, most customers watched first. */
    List<String> segments() {
        return curves.keySet().stream()
                .filter(name -> !name.isEmpty())
                .sorted((one, other) -> Long.compare(watched(other), watched(one)))
                .toList();
    }

    private long watched(String segment) {
        return curves.get(segment).stream().mapToLong(Step::atRisk).sum();
    }

    /** What is known after so many months; null where the curve ends before. */
    static Step at(List<Step> curve, int age) {
        if (curve.isEmpty() || curve.get(curve.size() - 1).age() < age) {
            return null;
        }
        Step last = null;
        for (Step step : curve) {
            if (step.age() <= age) {
                last = step;
            }
        }
        return last;
    }
}
