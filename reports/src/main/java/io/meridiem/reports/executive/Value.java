package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

/**
 * What the product was worth to all customers in the report's month, read once; amounts in the reporting currency.
 *
 * @param course by month, the report's month last; a month without a value has none
 * @param customers every one that pays or is measured, the most value first
 * @param measures by place, one row for each that lacks nothing and one for each thing others lack
 * @param actions what customers could do next, open ones first, the most valuable first
 */
record Value(
        YearMonth month, List<Level> course, List<Customer> customers, List<Measure> measures, List<Action> actions) {

    /** @param value null where nothing was measured */
    record Level(YearMonth month, long accounts, BigDecimal value) {}

    /**
     * A customer where its fee is billed. Null is not measured.
     *
     * @param product what it pays most for; null where no source tells
     * @param full what it would be worth with everybody taking part
     * @param left full less value, at least 0
     * @param roi actual, and with 100, 30 and 20 % taking part
     */
    record Customer(
            String id,
            String name,
            String segment,
            String owner,
            String product,
            BigDecimal value,
            BigDecimal cost,
            BigDecimal full,
            BigDecimal left,
            List<BigDecimal> roi,
            boolean isEstimate) {}

    /**
     * A measure, or what it is told as, over the accounts that lack the same.
     *
     * @param names by language
     * @param missing what the accounts lack; null where nothing
     * @param units different units of its quantity: only one can be added
     */
    record Measure(
            String id,
            String kind,
            long position,
            String unit,
            String restates,
            boolean counts,
            String missing,
            java.util.Map<String, String> names,
            long accounts,
            long estimates,
            long units,
            BigDecimal quantity,
            BigDecimal hours,
            BigDecimal money) {}

    /**
     * @param subject feature or team; null for the whole account
     * @param value a month, null where it cannot be told
     * @param brought of what is done, what the month has more than the one before; null likewise
     */
    record Action(
            String account,
            String payer,
            String name,
            String action,
            String subject,
            BigDecimal gap,
            String unit,
            String owner,
            LocalDate due,
            BigDecimal hours,
            BigDecimal value,
            BigDecimal brought,
            String status) {
        boolean isDone() {
            return "done".equals(status);
        }
    }

    /** Whether any customer's value was measured in the report's month: without one no page speaks of value. */
    boolean isMeasured() {
        return customers.stream().anyMatch(customer -> customer.value() != null);
    }

    /** Those whose value was measured, the most first. */
    List<Customer> measured() {
        return customers.stream().filter(customer -> customer.value() != null).toList();
    }

    /** Those with value and cost: only they have a return. */
    List<Customer> returned() {
        return measured().stream()
                .filter(customer -> customer.cost() != null && customer.cost().signum() > 0)
                .toList();
    }

    /** What it was worth in a month; null where nothing was measured. */
    BigDecimal total(YearMonth at) {
        return course.stream()
                .filter(level -> level.month().equals(at))
                .map(Level::value)
                .findFirst()
                .orElse(null);
    }

    /** Hours saved by what counts to value: what restates it tells the same hours again. */
    BigDecimal hours() {
        return measures.stream()
                .filter(measure -> measure.counts() && measure.hours() != null)
                .map(Measure::hours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether any hours were measured: none is not the same as no hour. */
    boolean tellsHours() {
        return measures.stream().anyMatch(measure -> measure.counts() && measure.hours() != null);
    }

    static BigDecimal sum(List<Customer> some, Function<Customer, BigDecimal> amount) {
        return some.stream().map(amount).filter(one -> one != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** (value - cost) / cost of those that have both; null where none has. */
    BigDecimal roi() {
        BigDecimal cost = sum(returned(), Customer::cost);
        return cost.signum() == 0
                ? null
                : Pieces.share(sum(returned(), Customer::value).subtract(cost), cost);
    }

    /** Open actions, the most valuable first. */
    List<Action> open() {
        return actions.stream().filter(action -> !action.isDone()).toList();
    }

    /** How many actions have a status. */
    long count(String status) {
        return actions.stream().filter(action -> action.status().equals(status)).count();
    }
}
