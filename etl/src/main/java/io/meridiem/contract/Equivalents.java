package io.meridiem.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What value is told in: {@code equivalents.yml}, the built-in one and what a company's own adds to it.
 *
 * @param wordings how a measure is told, by what it counts
 * @param customers what customers want to be told in, and what they said
 */
public record Equivalents(
        List<Factor> factors, List<Equivalent> equivalents, Map<String, Wording> wordings, Customers customers) {

    /** Nothing: value is told in hours and money alone. */
    public static Equivalents none() {
        return new Equivalents(List.of(), List.of(), Map.of(), Customers.none());
    }

    /** The factor's latest version, of those that hold for everybody where there is one. */
    public Optional<Factor> latest(String factor) {
        return factors.stream()
                .filter(one -> one.id().equals(factor))
                .reduce((before, after) -> after.isForAll() || !before.isForAll() ? after : before);
    }

    /**
     * @param preferences which equivalents lead a customer's report
     * @param testimonials what customers said of their own accord
     */
    public record Customers(List<Preference> preferences, List<Testimonial> testimonials) {
        /** Nobody has said anything. */
        public static Customers none() {
            return new Customers(List.of(), List.of());
        }
    }

    /** The equivalents a customer wants to be told in, the first one first. */
    public record Preference(String account, List<String> leads) {}

    /**
     * A customer's own words.
     *
     * @param account null where it is not known whose
     * @param tags what it is about, in the words of whoever listened
     * @param units the equivalents it speaks of, as its author named them or as the tags lead to
     * @param permission public, named (to other customers), anonymous or internal
     */
    public record Testimonial(
            String id,
            String text,
            String author,
            String account,
            LocalDate saidOn,
            List<String> tags,
            List<String> units,
            String permission) {}

    /**
     * One version of a factor.
     *
     * @param value how much
     * @param unit what it is a number of, as {@code sheet/tree}
     * @param neutral its source has no stake in the result
     * @param formula what it means and how it was got, in words
     * @param validFrom null for always did
     * @param validTo the last day; null for still is
     * @param approver who lets it be used; null for nobody yet
     * @param low lowest value it may have; null where unknown, as high
     * @param account the one it holds for; null for all
     * @param product the plan or add-on it holds for; null for all
     */
    public record Factor(
            String id,
            String version,
            BigDecimal value,
            String unit,
            String source,
            int year,
            boolean neutral,
            String formula,
            LocalDate validFrom,
            LocalDate validTo,
            String approver,
            BigDecimal low,
            BigDecimal high,
            String account,
            String product) {

        /** Whether it holds for whoever has none of their own. */
        public boolean isForAll() {
            return account == null && product == null;
        }

        /** The unit above the stroke. */
        public String above() {
            return unit.substring(0, unit.indexOf('/'));
        }

        /** The unit below the stroke. */
        public String below() {
            return unit.substring(unit.indexOf('/') + 1);
        }
    }

    /**
     * @param kind outcome, action or impact
     * @param takes the unit it is made from
     * @param gives its own unit
     * @param factor a factor's id; null where none is needed
     * @param over {@code year}, {@code business_day}, {@code reach} or {@code growth}; null for the month as it is
     */
    public record Equivalent(
            String id,
            String kind,
            String takes,
            String gives,
            String factor,
            String over,
            String icon,
            String colour,
            Map<String, String> names,
            Map<String, String> sentences,
            Map<String, String> formulas) {}

    /** Icon, colour and texts by language; {@code {name}} stands for the measure's name. */
    public record Wording(String icon, String colour, Map<String, String> sentences, Map<String, String> formulas) {}
}
