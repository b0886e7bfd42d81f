package io.meridiem.demo;

import io.meridiem.demo.Discount.Duration;
import io.meridiem.demo.Sales.Terms;
import io.meridiem.demo.Stage.Settlement;
import io.meridiem.demo.Subscription.Pause;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the planted faces begin with and what happens to them. */
final class Scenes {
    private static final int GIANT_SEATS = 560;

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

    /** A face's first contract, for the rest as another customer's. */
    Terms terms(Face face, Terms usual) {
        int day = usual.start().getDayOfMonth() % 27 + 1;
        return switch (face) {
            case GIANT -> terms(Segment.LARGE, Interval.YEAR, "EUR", GIANT_SEATS, world.day(-18, 11));
            case PARENT -> terms(Segment.LARGE, Interval.YEAR, "EUR", 52, world.day(-9, day));
            case WEAK_TEAM -> terms(Segment.LARGE, Interval.YEAR, "EUR", 48, world.day(-14, day));
            case SECOND_WEAK_TEAM -> terms(Segment.LARGE, Interval.MONTH, "EUR", 43, world.day(-7, day));
            case GBP_CUSTOMER -> terms(Segment.LARGE, Interval.YEAR, "GBP", 38, world.day(-8, day));
            case USD_CUSTOMER -> terms(Segment.MIDDLE, Interval.MONTH, "USD", 27, world.day(-11, day));
            case JPY_CUSTOMER -> terms(Segment.MIDDLE, Interval.MONTH, "JPY", 23, world.day(-6, day));
            case ANNUAL_PREPAID -> terms(Segment.MIDDLE, Interval.YEAR, "EUR", 31, world.day(-4, day));
            case DEPARTED_CHAMPION -> terms(Segment.MIDDLE, Interval.YEAR, "EUR", 29, world.day(last - 20, day));
            case YEARLY_SEAT_CHANGE_PENDING ->
                terms(Segment.MIDDLE, Interval.YEAR, "EUR", 26, world.day(last - 17, day));
            case YEARLY_ADDON_PENDING -> terms(Segment.MIDDLE, Interval.YEAR, "EUR", 24, world.day(last - 18, day));
            case STUCK_ONBOARDING ->
                terms(Segment.MIDDLE, Interval.MONTH, "EUR", 22, world.day(Math.max(0, last - 4), 6));
            case TRIAL_CONVERTED ->
                terms(Segment.MIDDLE, Interval.MONTH, "EUR", 20, world.day(Math.max(0, last - 5), 12));
            case TRIAL_LOST -> terms(Segment.SMALL, Interval.MONTH, "EUR", 10, world.day(Math.max(0, last - 4), 14));
            case COUPON_ONCE, COUPON_REPEATING, FIRST_PAYMENT_FAILED ->
                terms(
                        Segment.MIDDLE,
                        Interval.MONTH,
                        "EUR",
                        usual.seats(),
                        world.day(Math.max(1, world.months() / 3), 7));
            // Its periods begin late in the month, so that a few days without a contract span the month's end.
            case GAP -> terms(Segment.MIDDLE, Interval.MONTH, "EUR", 19, world.day(-5, 28));
            case ONE_USER -> terms(Segment.SMALL, Interval.MONTH, "EUR", 12, world.day(-3, day));
            default ->
                terms(
                        usual.segment() == Segment.SMALL ? Segment.SMALL : Segment.MIDDLE,
                        Interval.MONTH,
                        "EUR",
                        Math.min(usual.seats(), Segment.MIDDLE.most),
                        world.day(-2 - day / 2, day));
        };
    }

    /** What nobody sees of a face: fair, except for what its story needs. */
    Causes causes(Face face, Dice dice) {
        Causes fair = Causes.fair(dice);
        return switch (face) {
            case STUCK_ONBOARDING -> new Causes(0.45, 0.08, 0.3, fair.product(), fair.price());
            case SOFT_DELETED -> new Causes(fair.fit(), fair.rollout(), fair.sponsor(), 0.4, 0.9);
            case ONE_USER -> new Causes(fair.fit(), 0.2, 0.3, fair.product(), fair.price());
            default -> fair;
        };
    }

    private static Terms terms(Segment segment, Interval interval, String currency, int seats, LocalDate start) {
        return new Terms(segment, segment.plan, interval, currency, seats, start);
    }

    /** Plants what makes the face. */
    void play(Face face, Account account, Subscription contract) {
        switch (face) {
            case DEPARTED_CHAMPION -> account.sponsorLeft = world.day(last - 4, 12);
            case CHAMPION_LOST_AND_CHURNED -> championLost(account, contract);
            case IDLE_ACCOUNT -> account.idleFrom = world.day(Math.max(1, last - 3), 9);
            case STUCK_ONBOARDING -> account.stuck = true;
            case WEAK_TEAM, SECOND_WEAK_TEAM -> account.weakTeam = 2;
            case GIANT -> giant(account, contract);
            case MID_MONTH_SEAT_CHANGE, USD_CUSTOMER, JPY_CUSTOMER -> seatChanges(contract);
            case YEARLY_SEAT_CHANGE_PENDING -> more(contract, last - 1, 5, Settlement.NEXT_INVOICE);
            case MID_PERIOD_UPGRADE ->
                sales.upgrade(account, contract, sales.midPeriod(contract, middle), Settlement.AT_ONCE);
            case YEARLY_ADDON_PENDING ->
                sales.add(
                        account,
                        contract,
                        Plan.ANALYTICS,
                        sales.midPeriod(contract, last - 1),
                        Settlement.NEXT_INVOICE);
            case ADDON_REMOVED -> addonRemoved(account, contract);
            case PAUSER -> pause(contract, middle, 2);
            case PAUSED_NOW -> pause(contract, last, 3);
            case TRIAL_CONVERTED -> contract.trialEnd = contract.start.plusDays(30);
            case TRIAL_LOST -> trialLost(contract);
            case GAP -> again(account, contract, sales.period(contract, middle), 6);
            case REACTIVATED -> again(account, contract, sales.period(contract, last / 3), 128);
            case REACTIVATED_FROM_BEFORE -> fromBefore(account, contract);
            case PAST_DUE -> contract.unpaidFrom = world.lastDay().minusDays(40);
            case SOFT_DELETED -> softDeleted(account, contract);
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
