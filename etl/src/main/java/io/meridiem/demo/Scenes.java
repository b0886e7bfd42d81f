package io.meridiem.demo;

import io.meridiem.demo.Discount.Duration;
import io.meridiem.demo.Sales.Terms;
import io.meridiem.demo.Stage.Settlement;
import io.meridiem.demo.Subscription.Pause;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What happens to the planted faces. */
final class Scenes {
    private final World world;
    private final Sales sales;
    private final int last;
    private final int middle;

    Scenes(World world, Sales sales) {
        this.world = world;
        this.sales = sales;
        this.last = world.lastMonth();
        this.middle = Math.max(1, world.months() / 2);
    }

    /** Plants what makes the face. */
    void play(Face face, Account account, Subscription contract) {
        switch (face) {
            case DEPARTED_CHAMPION -> account.sponsorLeft = world.day(last - 4, 12);
            case CHAMPION_LOST_AND_CHURNED -> championLost(account, contract);
            case IDLE_ACCOUNT -> account.idleFrom = world.day(Math.max(1, last - 3), 9);
            case STUCK_ONBOARDING -> account.stuck = true;
            case WEAK_TEAM, SECOND_WEAK_TEAM -> account.weakTeam = 2;
            case SOFT_DELETED -> softDeleted(account, contract);
            case TRIAL_CONVERTED -> contract.trialEnd = contract.start.plusDays(30);
            case TRIAL_LOST -> trialLost(contract);
            case GAP -> again(account, contract, sales.period(contract, middle), 6);
            case REACTIVATED -> again(account, contract, sales.period(contract, last / 3), 128);
            case REACTIVATED_FROM_BEFORE -> fromBefore(account, contract);
            default -> change(face, account, contract);
        }
    }

    private void change(Face face, Account account, Subscription contract) {
        switch (face) {
            case GIANT -> giant(account, contract);
            case MID_MONTH_SEAT_CHANGE, USD_CUSTOMER, JPY_CUSTOMER -> seatChanges(contract);
            case YEARLY_SEAT_CHANGE_PENDING -> more(contract, last - 1, 5, Settlement.NEXT_INVOICE);
            case MID_PERIOD_UPGRADE ->
                sales.upgrade(account, contract, sales.midPeriod(contract, middle), Settlement.AT_ONCE);
            case YEARLY_ADDON_PENDING -> addonPending(account, contract);
            case ADDON_REMOVED -> addonRemoved(account, contract);
            case PAUSER -> pause(contract, middle, 2);
            case PAUSED_NOW -> pause(contract, last, 3);
            case PAST_DUE -> contract.unpaidFrom = world.lastDay().minusDays(40);
            case FIRST_PAYMENT_FAILED -> firstPaymentFailed(account, contract);
            case BILLED_LATE -> contract.billedLate = true;
            default -> coupon(face, account, contract);
        }
    }

    private void coupon(Face face, Account account, Subscription contract) {
        switch (face) {
            case COUPON_ONCE -> sales.percent(account, contract, 100, Duration.ONCE, 0, contract.start);
            case COUPON_REPEATING -> sales.percent(account, contract, 20, Duration.REPEATING, 6, contract.start);
            case COUPON_FOREVER -> sales.percent(account, null, 15, Duration.FOREVER, 0, contract.start);
            case COUPON_AMOUNT_OFF -> {
                sales.add(account, contract, Plan.ANALYTICS, contract.start, Settlement.AT_START);
                sales.amount(account, contract, 7500, contract.start);
            }
            case COUPON_FULL_REPEATING ->
                sales.percent(account, contract, 100, Duration.REPEATING, 3, sales.period(contract, middle));
            case COUPON_OF_TWO_LEVELS -> {
                sales.percent(account, null, 10, Duration.FOREVER, 0, contract.start);
                sales.percent(account, contract, 30, Duration.REPEATING, 4, sales.period(contract, middle));
            }
            default -> {}
        }
    }

    private void giant(Account account, Subscription contract) {
        sales.add(account, contract, Plan.ANALYTICS, contract.start, Settlement.AT_START);
        sales.add(account, contract, Plan.SUPPLIER_PORTAL, contract.start, Settlement.AT_START);
        more(contract, middle, 40, Settlement.AT_ONCE);
    }

    private void more(Subscription contract, int month, int seats, Settlement settlement) {
        LocalDate day = sales.midPeriod(contract, month);
        if (day != null) {
            sales.seats(contract, day, contract.seats().before(day).quantity() + seats, settlement);
        }
    }

    private void seatChanges(Subscription contract) {
        more(contract, middle, 6, Settlement.NEXT_INVOICE);
        if (middle + 2 <= last) {
            more(contract, middle + 2, -3, Settlement.NEXT_INVOICE);
        }
    }

    private void addonPending(Account account, Subscription contract) {
        LocalDate day = sales.midPeriod(contract, last - 1);
        sales.add(account, contract, Plan.ANALYTICS, day, Settlement.NEXT_INVOICE);
    }

    private void addonRemoved(Account account, Subscription contract) {
        Item addon = sales.add(account, contract, Plan.ANALYTICS, contract.start, Settlement.AT_START);
        addon.removed = sales.midPeriod(contract, middle);
    }

    private void pause(Subscription contract, int month, int periods) {
        LocalDate from = sales.period(contract, month);
        contract.pauses.add(new Pause(from, contract.period(contract.periodOf(from) + periods)));
    }

    private static void trialLost(Subscription contract) {
        contract.trialEnd = contract.start.plusDays(30);
        contract.noticeOn = contract.start.plusDays(19);
        contract.ended = contract.trialEnd;
    }

    private void championLost(Account account, Subscription contract) {
        account.sponsorLeft = world.day(Math.max(1, last / 3), 15);
        LocalDate ends = sales.period(contract, last / 3 + 5);
        sales.cancel(account, contract, ends.minusDays(17), ends, "other");
        account.churnDrivers = List.of("sponsor_left", "low_value");
    }

    private void softDeleted(Account account, Subscription contract) {
        LocalDate ends = sales.period(contract, middle);
        sales.cancel(account, contract, ends.minusDays(11), ends, "switched_service");
        account.churnDrivers = List.of("price");
        account.deletedOn = ends.plusDays(41);
    }

    /** Gone, and back after so many days with a contract like the first one. */
    private void again(Account account, Subscription contract, LocalDate ends, int days) {
        sales.cancel(account, contract, ends.minusDays(20), ends, "unused");
        Stage was = contract.seats().before(ends);
        Plan plan = was.price().plan();
        LocalDate back = ends.plusDays(days);
        sales.subscribe(account, new Terms(account.segment, plan, contract.interval, "EUR", was.quantity() + 2, back));
        account.churnedOn = null;
    }

    private void fromBefore(Account account, Subscription contract) {
        LocalDate ends = contract.period(1);
        long days = ends.until(world.day(2, 9), ChronoUnit.DAYS);
        again(account, contract, ends, (int) days);
        account.planted.add(Face.REACTIVATED.word());
    }

    /** A first try that was never paid, the day before the one that was. */
    private void firstPaymentFailed(Account account, Subscription contract) {
        Stage wanted = contract.seats().stages.get(0);
        Terms terms = new Terms(
                account.segment, wanted.price().plan(), contract.interval, "EUR", 50, contract.start.minusDays(1));
        sales.subscribe(account, terms).failed = true;
    }
}
