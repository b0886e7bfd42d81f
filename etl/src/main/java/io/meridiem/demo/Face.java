package io.meridiem.demo;

import java.util.Locale;

/**
 * A customer of a kind somebody will look for, planted on purpose. In the order of importance: a small company shows the
 * first of them.
 */
enum Face {
    DEPARTED_CHAMPION(5),
    IDLE_ACCOUNT(3),
    STUCK_ONBOARDING(2),
    GIANT(1),
    MID_MONTH_SEAT_CHANGE(3),
    YEARLY_SEAT_CHANGE_PENDING(4),
    PAUSER(5),
    USD_CUSTOMER(1),
    MID_PERIOD_UPGRADE(3),
    YEARLY_ADDON_PENDING(4),
    PARENT(1),
    MERGED_ACCOUNT(4),
    WEAK_TEAM(3),
    TRIAL_CONVERTED(3),
    TRIAL_LOST(3),
    GAP(4),
    REACTIVATED(9),
    PAST_DUE(2),
    CHAMPION_LOST_AND_CHURNED(10),
    COUPON_ONCE(3),
    COUPON_REPEATING(3),
    COUPON_FOREVER(1),
    COUPON_AMOUNT_OFF(1),
    COUPON_FULL_REPEATING(7),
    ANNUAL_PREPAID(1),
    ADDON_REMOVED(4),
    JPY_CUSTOMER(1),
    GBP_CUSTOMER(1),
    SOFT_DELETED(6),
    ONE_USER(1),
    PAUSED_NOW(3),
    REACTIVATED_FROM_BEFORE(5),
    COUPON_OF_TWO_LEVELS(8),
    FIRST_PAYMENT_FAILED(3),
    BILLED_LATE(2),
    SECOND_WEAK_TEAM(3);

    private final int months;

    Face(int months) {
        this.months = months;
    }

    /** Whether so many months are enough to show it. */
    boolean fits(int available) {
        return available >= months;
    }

    /** As {@code planted} names it. */
    String word() {
        return switch (this) {
            case CHAMPION_LOST_AND_CHURNED -> DEPARTED_CHAMPION.word();
            case SECOND_WEAK_TEAM -> WEAK_TEAM.word();
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
