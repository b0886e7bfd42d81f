package io.meridiem.demo;

import static io.meridiem.demo.JsonLines.object;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Money given back now and then: as a refund, as a credit note, or as both for one amount. */
final class MoneyBack implements Closeable {
    private static final int DAYS_TO_THINK = 20;

    private final World world;
    private final JsonLines refunds;
    private final JsonLines credits;
    private int refunded;

    MoneyBack(World world, Path folder) throws IOException {
        this.world = world;
        this.refunds = new JsonLines(folder.resolve("refund.jsonl"));
        this.credits = new JsonLines(folder.resolve("credit_note.jsonl"));
    }

    /** How many refunds have been written. */
    int refunded() {
        return refunded;
    }

    /** One that was being written when the disk was full. */
    void breakOff() throws IOException {
        refunds.line("{\"id\":\"re_3PkY\",\"object\":\"refund\",\"amount\":12900,\"charge\":\"ch_3Pk");
    }

    void perhaps(Invoice invoice, Account account) throws IOException {
        Dice dice = world.dice(invoice.id().hashCode(), "back", account.key);
        boolean settled = invoice.paidAt() != null
                && invoice.paidAt().plus(DAYS_TO_THINK, ChronoUnit.DAYS).isBefore(world.end());
        if (!settled || invoice.total() <= 0 || !dice.chance(0.04)) {
            return;
        }
        long amount = Math.max(1, invoice.total() * dice.between(5, 100) / 100);
        long created = invoice.paidAt()
                .plus(dice.between(1, DAYS_TO_THINK - 2), ChronoUnit.DAYS)
                .getEpochSecond();
        String refund = dice.chance(0.8) ? "re_" + dice.letters(24) : null;
        if (refund != null) {
            refund(invoice, refund, amount, created, dice);
        }
        if (refund == null || dice.chance(0.5)) {
            credit(invoice, refund, amount, created, dice);
        }
    }

    private void refund(Invoice invoice, String id, long amount, long created, Dice dice) throws IOException {
        refunded++;
        refunds.line(object().put("id", id)
                .put("object", "refund")
                .put("amount", amount)
                .put("charge", StripeInvoices.charge(invoice))
                .put("created", created)
                .put("currency", currency(invoice))
                .put("reason", dice.pick(List.of("requested_by_customer", "duplicate")))
                .put("status", "succeeded"));
    }

    private void credit(Invoice invoice, String refund, long amount, long created, Dice dice) throws IOException {
        credits.line(object().put("id", "cn_" + dice.letters(24))
                .put("object", "credit_note")
                .put("amount", amount)
                .put("created", created)
                .put("currency", currency(invoice))
                .put("customer", invoice.payer().id)
                .put("invoice", invoice.id())
                .put("livemode", true)
                .put("reason", "order_change")
                .put("refund", refund)
                .put("status", "issued")
                .put("total", amount)
                .put("type", "post_payment"));
    }

    private static String currency(Invoice invoice) {
        return invoice.payer().currency.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        refunds.close();
        credits.close();
    }
}
