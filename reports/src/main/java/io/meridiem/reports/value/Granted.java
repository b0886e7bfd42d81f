package io.meridiem.reports.value;

import java.math.BigDecimal;

/**
 * What a month granted a customer's people by one of the rules agreed with it.
 *
 * @param facts with {@code names} of the rule and {@code units} of what is given, by language
 * @param of hours, value or kpi
 * @param every so much of it brings {@code gives}
 * @param carriedOver of what is counted, what has brought nothing yet; below 0 where more was granted than is due
 * @param teams how many teams got some
 * @param ofTeams how many teams it is counted by; 0 where the rule is the account's
 * @param currency ISO 4217 code of what is counted as value; null where nobody is billed
 */
record Granted(
        Facts facts,
        String of,
        BigDecimal every,
        BigDecimal gives,
        BigDecimal earned,
        BigDecimal carriedOver,
        int teams,
        int ofTeams,
        String currency) {
    static Granted of(Facts facts) {
        return new Granted(
                facts,
                facts.id("of"),
                facts.decimal("every"),
                facts.decimal("gives"),
                facts.decimal("earned"),
                facts.decimal("carried_over"),
                facts.count("teams"),
                facts.count("of_teams"),
                facts.id("currency"));
    }
}
