package io.meridiem.demo;

import static io.meridiem.demo.JsonLines.object;
import static io.meridiem.demo.JsonLines.seconds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.demo.Invoice.Line;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Invoices and what waits for one, as the biller's interface gives them (version 2024-06-20). */
final class StripeInvoices {
    private final StripeObjects objects;

    StripeInvoices(StripeObjects objects) {
        this.objects = objects;
    }

    ObjectNode invoice(Invoice invoice) {
        boolean paid = invoice.paidAt() != null;
        ObjectNode made = object();
        made.put("id", invoice.id()).put("object", "invoice").put("account_country", "CH");
        made.put("account_name", "Alder AG").put("billing_reason", invoice.reason());
        made.put("charge", paid && invoice.total() > 0 ? charge(invoice) : null);
        made.put("collection_method", StripeObjects.collection(invoice.subscription()));
        made.put("created", seconds(invoice.created()));
        made.put("currency", invoice.payer().currency.toLowerCase(Locale.ROOT));
        made.put("customer", invoice.payer().id).put("due_date", seconds(invoice.dueAt()));
        ObjectNode lines = made.putObject("lines").put("object", "list");
        invoice.lines().forEach(line -> lines.withArray("data").add(line(invoice, line)));
        lines.put("has_more", false);
        made.put("livemode", true).putObject("metadata");
        made.put("number", invoice.number()).put("paid", paid);
        // Of the period billed in arrears, not of the service: a well-known trap.
        int days = invoice.reason().equals("subscription_create") ? 0 : 30;
        made.put("period_end", seconds(invoice.created()));
        made.put("period_start", seconds(invoice.created().minus(days, ChronoUnit.DAYS)));
        made.put("status", invoice.status()).put("subscription", invoice.subscription().id);
        made.putObject("status_transitions")
                .put("finalized_at", seconds(invoice.created().plus(1, ChronoUnit.HOURS)))
                .put("marked_uncollectible_at", (Long) null)
                .put("paid_at", seconds(invoice.paidAt()))
                .put("voided_at", seconds(invoice.voidedAt()));
        return sums(made, invoice, paid);
    }

    private static ObjectNode sums(ObjectNode made, Invoice invoice, boolean paid) {
        long due = Math.max(0, invoice.total());
        made.put("amount_due", due).put("amount_paid", paid ? due : 0).put("amount_remaining", paid ? 0 : due);
        made.put("subtotal", invoice.subtotal());
        made.put("tax", invoice.tax() == 0 ? null : (Long) invoice.tax()).put("total", invoice.total());
        ArrayNode discounts = made.putArray("total_discount_amounts");
        if (invoice.discount() != null) {
            discounts
                    .addObject()
                    .put("amount", invoice.discounted())
                    .put("discount", invoice.discount().id());
        }
        return made;
    }

    static String charge(Invoice invoice) {
        return "ch_" + invoice.id().substring(3);
    }

    private ObjectNode line(Invoice invoice, Line line) {
        boolean item = line.proration() || line.itemId() == null;
        ObjectNode made = object();
        made.put("id", "il_" + line.id()).put("object", "line_item").put("amount", line.amount());
        made.put("currency", line.price().currency().toLowerCase(Locale.ROOT));
        made.put("description", line.description()).put("discountable", !line.proration());
        made.put("invoice_item", item ? "ii_" + line.id() : null)
                .put("livemode", true)
                .putObject("metadata");
        period(made, line);
        made.set("price", objects.price(line.price()));
        made.put("proration", line.proration()).put("quantity", line.quantity());
        made.put("subscription", invoice.subscription().id).put("subscription_item", line.itemId());
        return made.put("type", item ? "invoiceitem" : "subscription");
    }

    private static void period(ObjectNode made, Line line) {
        Instant from = line.from();
        made.putObject("period").put("end", seconds(line.to())).put("start", seconds(from));
    }

    /** What waits for the next invoice. */
    ObjectNode pending(Payer payer, Subscription subscription, Line line) {
        ObjectNode made = object();
        made.put("id", "ii_" + line.id()).put("object", "invoiceitem").put("amount", line.amount());
        made.put("currency", payer.currency.toLowerCase(Locale.ROOT)).put("customer", payer.id);
        made.put("date", seconds(line.from()))
                .put("description", line.description())
                .put("discountable", false);
        made.putNull("invoice").put("livemode", true).putObject("metadata");
        period(made, line);
        made.set("price", objects.price(line.price()));
        made.put("proration", line.proration()).put("quantity", line.quantity());
        made.put("subscription", subscription.id).put("subscription_item", line.itemId());
        return made.put("unit_amount_decimal", line.price().minor().toPlainString());
    }
}
