package io.meridiem.demo;

import io.meridiem.demo.Sales.Terms;
import java.time.LocalDate;

/** What the planted faces begin with. */
final class Openings {
    /** About 25 times the usual. */
    private static final int GIANT_SEATS = 500;

    private final World world;
    private final int last;

    Openings(World world) {
        this.world = world;
        this.last = world.lastMonth();
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
            case ONE_USER -> terms(Segment.SMALL, Interval.MONTH, "EUR", 12, world.day(-3, day));
            // Its periods begin late in the month, so that a few days without a contract span the month's end.
            case GAP -> terms(Segment.MIDDLE, Interval.MONTH, "EUR", 19, world.day(-5, 28));
            default -> timed(face, usual, day);
        };
    }

    /** Those whose contract has to begin, or to be renewed, at some distance from the last month. */
    private Terms timed(Face face, Terms usual, int day) {
        LocalDate third = world.day(Math.max(1, world.months() / 3), 7);
        return switch (face) {
            case DEPARTED_CHAMPION -> yearly(29, last - 32, day);
            case YEARLY_SEAT_CHANGE_PENDING -> yearly(26, last - 17, day);
            case YEARLY_ADDON_PENDING -> yearly(24, last - 18, day);
            case STUCK_ONBOARDING -> monthly(22, Math.max(0, last - 4), 6);
            case TRIAL_CONVERTED -> monthly(20, Math.max(0, last - 5), 12);
            case TRIAL_LOST -> monthly(18, Math.max(0, last - 4), 14);
            case COUPON_ONCE, COUPON_REPEATING, FIRST_PAYMENT_FAILED ->
                terms(Segment.MIDDLE, Interval.MONTH, "EUR", usual.seats(), third);
            default ->
                terms(
                        usual.segment() == Segment.SMALL ? Segment.SMALL : Segment.MIDDLE,
                        Interval.MONTH,
                        "EUR",
                        Math.min(usual.seats(), Segment.MIDDLE.most),
                        world.day(-2 - day / 2, day));
        };
    }

    private Terms yearly(int seats, int month, int day) {
        return terms(Segment.MIDDLE, Interval.YEAR, "EUR", seats, world.day(month, day));
    }

    private Terms monthly(int seats, int month, int day) {
        return terms(Segment.MIDDLE, Interval.MONTH, "EUR", seats, world.day(month, day));
    }

    private static Terms terms(Segment segment, Interval interval, String currency, int seats, LocalDate start) {
        return new Terms(segment, segment.plan, interval, currency, seats, start);
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
}
