package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What the report's month says about who is likely to leave, read once. Bands and a score; probabilities where a model
 * has learned from enough customers who left.
 *
 * @param course accounts and MRR by month and band, the report's month last; empty where nothing was ever judged
 * @param customers above the band low, or just come down to it, the largest first
 * @param reasons of those customers, the strongest first within one
 */
record Risk(YearMonth month, List<Band> course, List<Customer> customers, List<Reason> reasons) {

    /** The bands, the gravest first. */
    static final List<String> BANDS = List.of("critical", "high", "watch", "low");

    /** Months ahead a band is about. */
    static final int HORIZON = 3;

    /**
     * @param gone accounts of the band whose MRR had reached zero within {@link #HORIZON} months
     * @param expected how many of them were expected to; null where experts judged
     * @param expectedMrr MRR expected to leave with them; null likewise
     */
    record Band(
            YearMonth month,
            String band,
            long accounts,
            BigDecimal mrr,
            long gone,
            BigDecimal goneMrr,
            BigDecimal expected,
            BigDecimal expectedMrr) {
        boolean atRisk() {
            return Risk.atRisk(band);
        }
    }

    /**
     * @param previousBand null for one that had none the month before
     * @param chance probability of leaving within {@link #HORIZON} months; null where experts judged
     */
    record Customer(
            String id,
            String name,
            String owner,
            String band,
            String previousBand,
            BigDecimal score,
            BigDecimal chance,
            BigDecimal mrr,
            LocalDate renewal,
            String play,
            LocalDate due) {
        boolean atRisk() {
            return Risk.atRisk(band);
        }

        /** Bands it came nearer to leaving by; negative where it went away from it, 0 where it was not judged before. */
        int moved() {
            return previousBand == null ? 0 : BANDS.indexOf(previousBand) - BANDS.indexOf(band);
        }
    }

    /**
     * A group of features, told by the one that contributes most.
     *
     * @param value null where none was measured
     * @param before what the group contributed the month before; null where nothing was judged then
     */
    record Reason(
            String account,
            String factor,
            String feature,
            BigDecimal value,
            BigDecimal peers,
            BigDecimal contribution,
            String featureBefore,
            BigDecimal valueBefore,
            BigDecimal before) {
        /** The fact that told this reason a month before. */
        Reason earlier() {
            return new Reason(account, factor, featureBefore, valueBefore, null, before, null, null, null);
        }

        /** A fact that stayed as it was explains no change, though a model learned since weighs it otherwise. */
        BigDecimal change() {
            boolean same = feature != null
                    && feature.equals(featureBefore)
                    && value != null
                    && valueBefore != null
                    && value.compareTo(valueBefore) == 0;
            return before == null || same ? BigDecimal.ZERO : contribution.subtract(before);
        }
    }

    private static boolean atRisk(String band) {
        return "critical".equals(band) || "high".equals(band);
    }

    /** Whether the report's month was judged: without that no page speaks of risk. */
    boolean isMeasured() {
        return course.stream().anyMatch(band -> band.month().equals(month));
    }

    /** Whether a model judged the report's month, that learned from customers who left. */
    boolean isLearned() {
        return expected(month) != null;
    }

    /** Customers expected to leave within {@link #HORIZON} months of a month's end; null where no model judged it. */
    BigDecimal expected(YearMonth at) {
        return in(at).stream()
                .map(Band::expected)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** MRR expected to leave with them; null likewise. */
    BigDecimal expectedMrr(YearMonth at) {
        return in(at).stream()
                .map(Band::expectedMrr)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** The bands of a month; none where it was not judged. */
    List<Band> in(YearMonth at) {
        return course.stream().filter(band -> band.month().equals(at)).toList();
    }

    /**
     * The loss to be expected within {@link #HORIZON} months, where a model judged the report's month, null where none
     * judged that one; else the MRR of the two bands.
     */
    BigDecimal mrrAtRisk(YearMonth at) {
        return isLearned() ? expectedMrr(at) : mrrInBands(at);
    }

    /** MRR of the bands high and critical at a month's end; null where it was not judged. */
    BigDecimal mrrInBands(YearMonth at) {
        return in(at).isEmpty()
                ? null
                : in(at).stream().filter(Band::atRisk).map(Band::mrr).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long accountsAtRisk(YearMonth at) {
        return in(at).stream().filter(Band::atRisk).mapToLong(Band::accounts).sum();
    }

    long accounts(YearMonth at) {
        return in(at).stream().mapToLong(Band::accounts).sum();
    }

    BigDecimal mrr(YearMonth at) {
        return in(at).stream().map(Band::mrr).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Those in the bands high and critical, the most MRR first; then those nearest to it, by their score. */
    List<Customer> ranked() {
        return customers.stream()
                .sorted(Comparator.comparing((Customer customer) -> !customer.atRisk())
                        .thenComparing(
                                customer -> customer.atRisk() ? customer.mrr() : customer.score(),
                                Comparator.reverseOrder())
                        .thenComparing(Customer::id))
                .toList();
    }

    /** Those in the bands high and critical, the most MRR first. */
    List<Customer> atRisk() {
        return ranked().stream().filter(Customer::atRisk).toList();
    }

    /** What raises a customer's risk, the strongest first. */
    List<Reason> raising(Customer customer) {
        return of(customer, 1);
    }

    /** What lowers it, the strongest first. */
    List<Reason> lowering(Customer customer) {
        return of(customer, -1);
    }

    private List<Reason> of(Customer customer, int way) {
        return reasons.stream()
                .filter(reason -> reason.account().equals(customer.id())
                        && reason.contribution().signum() == way)
                .sorted(Comparator.comparing(
                                (Reason reason) -> reason.contribution().abs())
                        .reversed()
                        .thenComparing(Reason::factor))
                .toList();
    }

    /** The reason that changed most the way the customer went; null where none did. */
    Reason behind(Customer customer) {
        BigDecimal way = BigDecimal.valueOf(customer.moved());
        return reasons.stream()
                .filter(reason -> reason.account().equals(customer.id())
                        && reason.change().multiply(way).signum() > 0)
                .max(Comparator.comparing((Reason reason) -> reason.change().abs())
                        .thenComparing(Reason::factor))
                .orElse(null);
    }
}
