package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who pays for children is told what each brought: {@code explain value} of a family. */
class DemoFamilyTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    /** As {@code capturing: 12.5 (Parent) + 3 (Child) = 15.5 EUR}. */
    private static final Pattern SUM = Pattern.compile("\n  [a-z]+: (.+) = (-?[0-9.]+) [A-Z]{3}\n");

    private static final Pattern PART = Pattern.compile("(-?[0-9.]+) \\(");

    /** As {@code everybody taking part: 15.5 x (1 - 0.2) / (0.6 - 0.2) = 31}. */
    private static final Pattern FULL = Pattern.compile(
            "taking part: (-?[0-9.]+) x \\(1 - ([0-9.]+)\\) / \\(([0-9.]+) - ([0-9.]+)\\) = (-?[0-9.]+)");

    private static String told;

    @BeforeAll
    static void explain() {
        DemoCompany company = DemoCompany.made();
        String payer = company.ask("select potential.account_id from gold.potential_month as potential"
                        + " join gold.family_month as family using (account_id, month)"
                        + " where month = date '2026-10-01' and family.accounts > 1 order by 1 limit 1")
                .get(0);
        Terminal terminal = company.terminal();
        assertThat(terminal.type(
                        "explain", "value", "--conf", DemoCompany.CONF, "--account", payer, "--month", "2026-10"))
                .as(terminal::err)
                .isZero();
        told = terminal.out();
    }

    @Test
    void whatParentAndChildrenMeasuredAddsUpToTheFamilysValue() {
        List<MatchResult> sums = SUM.matcher(told).results().toList();
        assertThat(sums).isNotEmpty().anySatisfy(one -> assertThat(one.group(1)).contains(" + "));
        assertThat(sums).allSatisfy(one -> assertThat(PART.matcher(one.group(1))
                        .results()
                        .map(part -> new BigDecimal(part.group(1)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(one.group(2)));
    }

    @Test
    void whatEverybodyTakingPartWouldMakeOfItFollowsFromTheNumbersBesideIt() {
        List<MatchResult> reached = FULL.matcher(told).results().toList();
        assertThat(reached).isNotEmpty().allSatisfy(one -> assertThat(number(one, 1)
                        .multiply(BigDecimal.ONE.subtract(number(one, 2)))
                        .divide(number(one, 3).subtract(number(one, 4)), 2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(number(one, 5)));
    }

    private static BigDecimal number(MatchResult of, int group) {
        return new BigDecimal(of.group(group));
    }
}
