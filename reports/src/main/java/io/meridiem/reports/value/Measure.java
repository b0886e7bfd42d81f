package io.meridiem.reports.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One thing the customer won in the month, or what it is told as. Money is in the customer's currency.
 *
 * @param kind outcome, action or impact
 * @param isEquivalent made from other measures, not counted itself
 * @param quantity null = not measured, {@code missing} says why
 * @param before last month's quantity; null where there is none
 * @param facts the rest, for the page on method
 */
record Measure(
        String id,
        int position,
        String kind,
        boolean isEquivalent,
        String unit,
        String icon,
        BigDecimal quantity,
        BigDecimal before,
        BigDecimal hours,
        BigDecimal money,
        boolean counts,
        boolean isEstimate,
        String agreedBy,
        LocalDate agreedOn,
        String missing,
        List<Factor> factors,
        Facts facts) {

    /** The rank of what nobody asked for. */
    static final int NOBODY_S = Integer.MAX_VALUE;

    private static final String QUANTITY = "{quantity}";

    static Measure of(Facts facts) {
        return new Measure(
                facts.id("measure"),
                facts.count("position"),
                facts.id("kind"),
                facts.flag("is_equivalent"),
                facts.id("unit"),
                facts.id("icon"),
                facts.decimal("quantity"),
                facts.decimal("quantity_before"),
                facts.decimal("hours"),
                facts.decimal("money"),
                facts.flag("counts_to_value"),
                facts.flag("is_estimate"),
                facts.text("agreed_by"),
                facts.day("agreed_on"),
                facts.id("missing"),
                facts.list("factors", Factor::of),
                facts);
    }

    /** A number of others that it was made with. */
    record Factor(BigDecimal value, String unit, String source, int year, boolean divides) {
        static Factor of(Facts facts) {
            return new Factor(
                    facts.decimal("value"),
                    facts.id("unit"),
                    facts.text("source"),
                    facts.count("year"),
                    facts.flag("divides"));
        }
    }

    /** Its rank among those the customer wants to be told in; those nobody asked for stand after all of them. */
    int preferred() {
        int rank = facts.count("lead_rank");
        return rank == 0 ? NOBODY_S : rank;
    }

    boolean isMeasured() {
        return quantity != null;
    }

    /** Its name in a language, cut to what a line holds. */
    String name(Wording words) {
        String name = facts.text("names", words.language());
        return Wording.fit(name == null ? id.replace('_', ' ') : name, 48);
    }

    /** What a figure is of: the rest of a sentence that begins with it, else the name. */
    String told(Wording words) {
        String sentence = sentence(words);
        return sentence != null && sentence.startsWith(QUANTITY)
                ? sentence.substring(QUANTITY.length()).strip()
                : name(words);
    }

    /** A sentence with the figure in its midst; null where there is none or {@link #told} says it all. */
    String says(Wording words) {
        String sentence = sentence(words);
        return sentence == null || sentence.startsWith(QUANTITY)
                ? null
                : sentence.replace(QUANTITY, words.quantity(quantity));
    }

    private String sentence(Wording words) {
        String sentence = facts.text("sentences", words.language());
        return sentence == null ? null : sentence.replace("{name}", name(words));
    }
}
