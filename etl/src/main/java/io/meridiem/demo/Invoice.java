package io.meridiem.demo;

import java.time.Instant;
import java.util.List;

/**
 * One invoice, amounts in minor units.
 *
 * @param discount the one applied; null for none
 * @param paidAt null where it is not paid
 * @param voidedAt null where it stands
 */
record Invoice(
        String id,
        String number,
        Payer payer,
        Subscription subscription,
        Instant created,
        String reason,
        String status,
        List<Line> lines,
        Discount discount,
        long discounted,
        long tax,
        Instant dueAt,
        Instant paidAt,
        Instant voidedAt) {

    /**
     * One line.
     *
     * @param id without the letters that tell a line (il_) from the item it was made of (ii_)
     * @param itemId null for a thing sold once
     * @param amount before discount and tax; negative where something is given back
     */
    record Line(
            String id,
            String itemId,
            Price price,
            int quantity,
            long amount,
            Instant from,
            Instant to,
            boolean proration,
            String description) {}

    long subtotal() {
        return lines.stream().mapToLong(Line::amount).sum();
    }

    long total() {
        return subtotal() - discounted + tax;
    }
}
