package io.meridiem.demo;

import java.time.LocalDate;

/**
 * A coupon at work.
 *
 * @param subscription null for one on all the customer pays
 * @param ends first day without it; null while it has no end
 */
record Discount(String id, Coupon coupon, Subscription subscription, LocalDate starts, LocalDate ends) {

    /** How long a coupon works. */
    enum Duration {
        ONCE,
        REPEATING,
        FOREVER
    }

    /**
     * What is taken off.
     *
     * @param percent 0 where an amount is taken off
     * @param amountOff of a whole invoice, in minor units
     * @param currency of the amount; null for a percentage
     */
    record Coupon(
            String id, String name, int percent, long amountOff, String currency, Duration duration, int months) {}

    boolean limited() {
        return coupon.duration() == Duration.REPEATING;
    }

    /** Whether it changes what recurs: one for a single invoice does not. */
    boolean recurs(LocalDate day) {
        return coupon.duration() != Duration.ONCE && works(day);
    }

    boolean works(LocalDate day) {
        return !starts.isAfter(day) && (ends == null || ends.isAfter(day));
    }
}
