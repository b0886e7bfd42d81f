package io.meridiem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What truth.json says of the planted faces, and that its figures hold together. */
class TruthTest {
    @RegisterExtension
    static final MadeUpCompany COMPANY = new MadeUpCompany();

    private static final YearMonth LAST = MadeUpCompany.END;

    @Test
    void everyFaceIsThere() {
        Set<String> planted = accounts()
                .flatMap(account -> words(account.path("planted")).stream())
                .collect(Collectors.toSet());

        assertThat(planted).containsAll(Stream.of(Face.values()).map(Face::word).toList());
        assertThat(planted).contains("child", "unmatched_customer", "odd_name");
    }

    @Test
    void everyMonthClosesWithWhatItOpenedWithAndItsMovements() {
        accounts().forEach(account -> {
            for (YearMonth month = LAST.minusMonths(MadeUpCompany.MONTHS - 2L); !month.isAfter(LAST); ) {
                BigDecimal closing = mrr(account, month.minusMonths(1))
                        .add(moved(account, month, "new"))
                        .add(moved(account, month, "reactivation"))
                        .add(moved(account, month, "expansion"))
                        .subtract(moved(account, month, "contraction"))
                        .subtract(moved(account, month, "churn"))
                        .add(moved(account, month, "fx"));
                assertThat(closing)
                        .as("%s %s", account.path("account_id").asText(), month)
                        .isEqualByComparingTo(mrr(account, month));
                month = month.plusMonths(1);
            }
        });
    }

    @Test
    void whoPaidBeforeTheFirstMonthOpensWithABalanceAndMovesNothing() {
        String first = LAST.minusMonths(MadeUpCompany.MONTHS - 1L).toString();

        assertThat(accounts().filter(account -> account.path("mrr").has(first)))
                .hasSizeGreaterThan(MadeUpCompany.ACCOUNTS / 3);
        assertThat(accounts().filter(account -> account.path("movements").has(first)))
                .allSatisfy(account -> assertThat(
                                words(account.path("movements").path(first).fieldNames()))
                        .containsExactly("new"));
    }

    @Test
    void nobodyIsCountedAnyMoreWhereTheCrmHasDeletedTheAccount() {
        JsonNode deleted = only("soft_deleted");

        String gone = deleted.path("churned_on").asText().substring(0, 7);
        String last = words(deleted.path("active_users").fieldNames())
                .get(deleted.path("active_users").size() - 1);
        assertThat(last).isGreaterThan(gone).isLessThan(LAST.toString());
    }

    @Test
    void aRateThatMovesIsNoExpansion() {
        JsonNode dollars = only("usd_customer");

        // Its seats changed twice, dollars are worth something else every month.
        assertThat(movements(dollars).stream().filter(kind -> kind.equals("fx")))
                .hasSizeGreaterThanOrEqualTo(MadeUpCompany.MONTHS - 2);
        assertThat(movements(dollars)).containsOnlyOnce("expansion", "contraction");
    }

    @Test
    void aPauseIsNoChurnAndItsEndNoReactivation() {
        JsonNode pauser = only("pauser");
        YearMonth paused = monthOf(pauser, "paused");
        YearMonth resumed = monthOf(pauser, "resumed");

        assertThat(paused.plusMonths(2)).isEqualTo(resumed);
        assertThat(moved(pauser, paused, "contraction")).isEqualByComparingTo(moved(pauser, paused, "paused"));
        assertThat(moved(pauser, resumed, "expansion")).isEqualByComparingTo(moved(pauser, resumed, "resumed"));
        assertThat(mrr(pauser, paused)).isZero();
        assertThat(pauser.path("churned_on").isNull()).isTrue();
    }

    @Test
    void aLimitedCouponOfAllIsAPauseAndOneForASingleInvoiceIsNothing() {
        assertThat(monthOf(only("coupon_full_repeating"), "paused")).isNotNull();
        assertThat(movements(only("coupon_once"))).containsExactly("new");
    }

    @Test
    void whoIsBackWithinDaysWasNeverGone() {
        assertThat(movements(only("gap"))).doesNotContain("churn", "reactivation", "new");
        assertThat(only("gap").path("mrr")).hasSize(MadeUpCompany.MONTHS);
    }

    @Test
    void whoIsBackAfterMonthsChurnedAndCameBack() {
        assertThat(movements(planted("reactivated").findFirst().orElseThrow())).contains("churn", "reactivation");
        // Gone before the first month: only the return is seen.
        assertThat(movements(only("reactivated_from_before")))
                .contains("reactivation")
                .doesNotContain("churn", "new");
    }

    @Test
    void whatIsSettledLaterCountsFromItsDay() {
        JsonNode addon = only("yearly_addon_pending");
        YearMonth bought = LAST.minusMonths(1);

        // A year of the add-on is 1,490: a twelfth of it, whatever the rest of the term costs.
        assertThat(moved(addon, bought, "expansion")).isEqualByComparingTo("124.17");
        // Five more at 450 a year.
        assertThat(moved(only("yearly_seat_change_pending"), bought, "expansion"))
                .isEqualByComparingTo("187.50");
    }

    @Test
    void aTrialPaysNothingUntilItIsOver() {
        assertThat(only("trial_lost").path("mrr")).isEmpty();
        assertThat(only("trial_lost").path("active_users")).isNotEmpty();
        JsonNode converted = only("trial_converted");
        assertThat(converted.path("active_users").size())
                .isGreaterThan(converted.path("mrr").size());
        assertThat(movements(converted)).first().isEqualTo("new");
    }

    @Test
    void aFamilyIsBilledAtItsTop() {
        String parent = only("parent").path("account_id").asText();

        assertThat(planted("child")).hasSize(2).allSatisfy(child -> {
            assertThat(child.path("billing_parent_id").asText()).isEqualTo(parent);
            assertThat(child.path("mrr")).isEmpty();
            assertThat(child.path("active_users").path(LAST.toString()).asInt()).isPositive();
        });
    }

    @Test
    void anIdleAccountPaysAndNobodyWorks() {
        JsonNode idle = only("idle_account");

        assertThat(idle.path("active_users").path(LAST.toString()).asInt(-1)).isZero();
        assertThat(mrr(idle, LAST)).isPositive();
        assertThat(only("one_user").path("active_users").path(LAST.toString()).asInt())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void everyDepartureHasADayAndACause() {
        List<JsonNode> gone = accounts()
                .filter(account -> !account.path("churned_on").isNull())
                .toList();

        assertThat(gone).isNotEmpty().allSatisfy(account -> {
            LocalDate on = LocalDate.parse(account.path("churned_on").asText());
            assertThat(words(account.path("drivers"))).isNotEmpty();
            assertThat(mrr(account, LAST)).isZero();
            assertThat(moved(account, YearMonth.from(on), "churn")).isPositive();
        });
        assertThat(planted("departed_champion")).anySatisfy(account -> assertThat(words(account.path("drivers")))
                .contains("sponsor_left"));
    }

    private static Stream<JsonNode> accounts() {
        List<JsonNode> accounts = new ArrayList<>();
        COMPANY.truth().path("accounts").forEach(accounts::add);
        return accounts.stream();
    }

    private static Stream<JsonNode> planted(String face) {
        return accounts().filter(account -> words(account.path("planted")).contains(face));
    }

    private static JsonNode only(String face) {
        List<JsonNode> found = planted(face).toList();
        assertThat(found).as(face).hasSize(1);
        return found.get(0);
    }

    private static BigDecimal mrr(JsonNode account, YearMonth month) {
        return new BigDecimal(account.path("mrr").path(month.toString()).asText("0"));
    }

    private static BigDecimal moved(JsonNode account, YearMonth month, String movement) {
        return new BigDecimal(
                account.path("movements").path(month.toString()).path(movement).asText("0"));
    }

    /** All kinds of movements of an account, the earliest first. */
    private static List<String> movements(JsonNode account) {
        List<String> kinds = new ArrayList<>();
        account.path("movements").forEach(month -> kinds.addAll(words(month.fieldNames())));
        return kinds;
    }

    private static YearMonth monthOf(JsonNode account, String movement) {
        return account.path("movements").properties().stream()
                .filter(month -> month.getValue().has(movement))
                .map(month -> YearMonth.parse(month.getKey()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static List<String> words(Iterator<String> names) {
        List<String> words = new ArrayList<>();
        names.forEachRemaining(words::add);
        return words;
    }
}
