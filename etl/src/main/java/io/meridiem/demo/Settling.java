package io.meridiem.demo;

import io.meridiem.demo.Invoice.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What becomes of an invoice's lines: coupon, tax, payment. */
final class Settling {
    private static final long TERM_DAYS = 30;
    /** Value added tax of the seller's own country in tenths of a percent; others account for it themselves. */
    private static final long TAX_MILLE = 81;

    private final World world;
    private final Account account;
    private final Payer payer;
    private final Subscription subscription;
    private final Dice dice;
    private final String prefix;

    Settling(World world, Account account, Payer payer, Subscription subscription) {
        this.world = world;
        this.account = account;
        this.payer = payer;
        this.subscription = subscription;
        this.dice = world.dice(account.key, "settling " + subscription.id, 0);
        this.prefix = world.dice(account.key, "numbers " + subscription.id, 0)
                .letters(8)
                .toUpperCase(Locale.ROOT);
    }

    Invoice invoice(int number, Instant created, LocalDate day, String reason, List<Line> lines) {
        long subtotal = lines.stream().mapToLong(Line::amount).sum();
        Discount discount = subtotal > 0 ? discount(day) : null;
        long off = discount == null ? 0 : off(discount, lines, subtotal);
        long tax = account.country.equals("Switzerland") ? Math.round((subtotal - off) * TAX_MILLE / 1000.0) : 0;
        Instant due = subscription.byCard ? null : created.plus(TERM_DAYS, ChronoUnit.DAYS);
        boolean isVoid = subscription.failed || !reason.equals("subscription_update") && subscription.paused(day);
        Instant paid = isVoid ? null : paid(created, day, subtotal - off);
        String status = isVoid ? "void" : paid != null ? "paid" : "open";
        return new Invoice(
                "in_" + dice.letters(24),
                prefix + "-" + (10_001 + number + "").substring(1),
                payer,
                subscription,
                created,
                reason,
                status,
                lines,
                off == 0 ? null : discount,
                off,
                tax,
                due,
                paid,
                isVoid ? created.plus(1, ChronoUnit.HOURS) : null);
    }

    /** The first invoice takes the coupon for a single one. */
    private Discount discount(LocalDate day) {
        for (Discount one : payer.discounts) {
            boolean once = one.coupon().duration() == Discount.Duration.ONCE;
            if (once && one.subscription() == subscription && one.starts().equals(day)) {
                return one;
            }
        }
        return payer.recurring(subscription, day);
    }

    private static long off(Discount discount, List<Line> lines, long subtotal) {
        Discount.Coupon coupon = discount.coupon();
        if (coupon.currency() != null) {
            return Math.min(coupon.amountOff(), subtotal);
        }
        long off = 0;
        for (Line line : lines) {
            off += Math.round(line.amount() * coupon.percent() / 100.0);
        }
        return off;
    }

    private Instant paid(Instant created, LocalDate day, long amount) {
        Instant paid = amount <= 0 || subscription.byCard
                ? created.plus(1, ChronoUnit.HOURS)
                : created.plus(dice.around(4, 44) * 24L + dice.between(0, 9), ChronoUnit.HOURS);
        boolean refused = subscription.unpaidFrom != null && !day.isBefore(subscription.unpaidFrom);
        return refused || !paid.isBefore(world.end()) ? null : paid;
    }
}
