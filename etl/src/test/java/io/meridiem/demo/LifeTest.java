package io.meridiem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens has the causes it is said to have: enough customers to see it, none of them written down. */
class LifeTest {
    private static final int ACCOUNTS = 3_000;
    private static final int MONTHS = 24;
    private static final World WORLD = World.of(1, ACCOUNTS, MONTHS, YearMonth.of(2026, 10));

    /** Left to themselves: nothing is planted. */
    private static List<Account> usual;

    @BeforeAll
    static void live() {
        Sales sales = new Sales(WORLD);
        Life life = new Life(WORLD, sales);
        usual = new Cast(WORLD, sales)
                .accounts().stream()
                        .filter(account -> account.kind == Account.Kind.CUSTOMER && account.faces.isEmpty())
                        .toList();
        usual.forEach(life::live);
    }

    @Test
    void whoUsesItLittleLeavesMoreOften() {
        assertThat(gone(account -> account.causes.adoption(true) < 0.45))
                .isGreaterThan(3 * gone(account -> account.causes.adoption(true) > 0.65));
    }

    @Test
    void whoLosesItsSponsorUsesItLessAndLeavesMoreOften() {
        Account lost = usual.stream()
                .filter(account -> account.churnedOn == null && account.sponsorLeft != null)
                .filter(account -> WORLD.month(account.start) < 0 && WORLD.month(account.sponsorLeft) == 12)
                .findFirst()
                .orElseThrow();
        int left = WORLD.month(lost.sponsorLeft) - WORLD.month(lost.start);

        assertThat(lost.adoption[left + 5]).isLessThan(0.75 * lost.adoption[left - 1]);
        assertThat(gone(account -> account.sponsorLeft != null))
                .isGreaterThan(1.5 * gone(account -> account.sponsorLeft == null));
    }

    @Test
    void whatIsNamedAsTheDriverWasThere() {
        List<Account> departed =
                usual.stream().filter(account -> account.churnedOn != null).toList();

        assertThat(departed).hasSizeGreaterThan(ACCOUNTS / 20).allSatisfy(account -> assertThat(account.churnDrivers)
                .isNotEmpty());
        assertThat(departed.stream().filter(account -> account.churnDrivers.contains("sponsor_left")))
                .hasSizeGreaterThan(20)
                .allSatisfy(account -> assertThat(account.sponsorLeft).isBefore(account.churnedOn));
        assertThat(departed.stream()
                        .filter(account -> account.churnDrivers.get(0).equals("poor_fit")))
                .allSatisfy(account -> assertThat(account.causes.fit()).isLessThan(0.7));
    }

    @Test
    void aMonthLosesOneOrTwoInAHundred() {
        double months = usual.stream()
                .flatMap(account -> account.subscriptions().stream())
                .mapToLong(one -> IntStream.range(0, MONTHS)
                        .filter(month -> one.runs(WORLD.monthEnd(month)))
                        .count())
                .sum();
        double left =
                usual.stream().filter(account -> account.churnedOn != null).count();

        assertThat(left / months).isBetween(0.008, 0.018);
    }

    /** The share of some accounts that is gone in the end. */
    private static double gone(Predicate<Account> which) {
        List<Account> some = usual.stream().filter(which).toList();
        assertThat(some).hasSizeGreaterThan(50);
        return some.stream().filter(account -> account.churnedOn != null).count() / (double) some.size();
    }
}
