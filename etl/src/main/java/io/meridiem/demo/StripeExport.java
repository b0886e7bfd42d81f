package io.meridiem.demo;

import static io.meridiem.demo.JsonLines.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.demo.Discount.Coupon;
import io.meridiem.demo.Invoice.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The biller's files: objects as JSON lines, amounts in minor units, seconds of the epoch. */
final class StripeExport {
    private static final String STRIPE = "stripe";
    /** So many sound refunds keep one broken line a small share of the table. */
    private static final int ENOUGH_REFUNDS = 24;

    private final World world;
    private final Faults faults;
    private final Path folder;
    private final StripeObjects objects;
    private final StripeInvoices papers;
    private int refunds;

    StripeExport(World world, Faults faults, Path folder) {
        this.world = world;
        this.faults = faults;
        this.folder = folder;
        this.objects = new StripeObjects(world);
        this.papers = new StripeInvoices(objects);
    }

    void write(List<Account> accounts) throws IOException {
        List<Account> paying =
                accounts.stream().filter(account -> !account.payers.isEmpty()).toList();
        catalogue(paying);
        customers(paying);
        subscriptions(paying);
        invoices(paying);
    }

    private void catalogue(List<Account> accounts) throws IOException {
        Map<String, Coupon> coupons = new TreeMap<>();
        try (JsonLines discounts = new JsonLines(folder.resolve("discount.jsonl"))) {
            for (Account account : accounts) {
                for (Payer payer : account.payers) {
                    for (Discount discount : payer.discounts) {
                        coupons.put(discount.coupon().id(), discount.coupon());
                        if (world.has(discount.starts())) {
                            discounts.line(objects.discount(payer, discount));
                        }
                    }
                }
            }
        }
        try (JsonLines file = new JsonLines(folder.resolve("coupon.jsonl"))) {
            for (Coupon coupon : coupons.values()) {
                file.line(objects.coupon(coupon));
            }
        }
        try (JsonLines products = new JsonLines(folder.resolve("product.jsonl"));
                JsonLines prices = new JsonLines(folder.resolve("price.jsonl"))) {
            for (Plan plan : Plan.values()) {
                products.line(objects.product(plan));
                for (Price price : plan.prices()) {
                    prices.line(objects.price(price));
                }
            }
        }
    }

    private void customers(List<Account> accounts) throws IOException {
        try (JsonLines file = new JsonLines(folder.resolve("customer.jsonl"))) {
            for (Account account : accounts) {
                for (Payer payer : account.payers) {
                    file.line(objects.customer(account, payer));
                    if (account.kind == Account.Kind.UNMATCHED) {
                        faults.add(STRIPE, "unmatched_customer");
                    }
                }
            }
            for (Account account : tried()) {
                file.line(tryOut(objects.customer(account, account.payer()), "customer"));
            }
        }
    }

    private void subscriptions(List<Account> accounts) throws IOException {
        try (JsonLines file = new JsonLines(folder.resolve("subscription.jsonl"))) {
            for (Account account : accounts) {
                for (Payer payer : account.payers) {
                    for (Subscription subscription : payer.subscriptions) {
                        if (world.has(subscription.start)) {
                            file.line(objects.subscription(payer, subscription));
                        }
                    }
                }
            }
            for (Account account : tried()) {
                Subscription only = account.payer().subscriptions.get(0);
                file.line(tryOut(objects.subscription(account.payer(), only), "subscription"));
            }
        }
    }

    private void invoices(List<Account> accounts) throws IOException {
        try (JsonLines invoices = new JsonLines(folder.resolve("invoice.jsonl"));
                JsonLines pending = new JsonLines(folder.resolve("invoiceitem.jsonl"));
                JsonLines given = new JsonLines(folder.resolve("refund.jsonl"));
                JsonLines credited = new JsonLines(folder.resolve("credit_note.jsonl"))) {
            for (Account account : accounts) {
                for (Payer payer : account.payers) {
                    for (Subscription subscription : payer.subscriptions) {
                        Invoicing.Books books = new Invoicing(world, account, payer, subscription).books();
                        for (Invoice invoice : books.invoices()) {
                            invoice(invoice, invoices);
                            back(invoice, account, given, credited);
                        }
                        for (Line line : books.pending()) {
                            pending.line(papers.pending(payer, subscription, line));
                        }
                    }
                }
            }
            if (refunds >= ENOUGH_REFUNDS) {
                given.line("{\"id\":\"re_3PkY\",\"object\":\"refund\",\"amount\":12900,\"charge\":\"ch_3Pk");
                faults.add(STRIPE, "corrupt_line");
            }
            for (Account account : tried()) {
                Subscription only = account.payer().subscriptions.get(0);
                for (Invoice invoice : new Invoicing(world, account, account.payer(), only)
                        .books()
                        .invoices()) {
                    invoices.line(tryOut(papers.invoice(invoice), "invoice"));
                }
            }
        }
    }

    private void invoice(Invoice invoice, JsonLines invoices) throws IOException {
        ObjectNode made = papers.invoice(invoice);
        invoices.line(made);
        // A page that was fetched twice.
        if (world.dice(invoice.id().hashCode(), "twice", 0).chance(0.003)) {
            invoices.line(made);
            faults.add(STRIPE, "duplicate_invoice");
        }
    }

    /** Money given back now and then: as a refund, a credit note, or both for one amount. */
    private void back(Invoice invoice, Account account, JsonLines refundFile, JsonLines creditFile) throws IOException {
        Dice dice = world.dice(invoice.id().hashCode(), "back", account.key);
        boolean settled = invoice.paidAt() != null
                && invoice.paidAt().plus(20, ChronoUnit.DAYS).isBefore(world.end());
        if (!settled || invoice.total() <= 0 || !dice.chance(0.025)) {
            return;
        }
        long amount = Math.max(1, invoice.total() * dice.between(5, 100) / 100);
        long created =
                invoice.paidAt().plus(dice.between(1, 18), ChronoUnit.DAYS).getEpochSecond();
        String currency = invoice.payer().currency.toLowerCase(Locale.ROOT);
        String refund = dice.chance(0.8) ? "re_" + dice.letters(24) : null;
        if (refund != null) {
            refunds++;
            refundFile.line(object().put("id", refund)
                    .put("object", "refund")
                    .put("amount", amount)
                    .put("charge", StripeInvoices.charge(invoice))
                    .put("created", created)
                    .put("currency", currency)
                    .put("reason", dice.pick(List.of("requested_by_customer", "duplicate")))
                    .put("status", "succeeded"));
        }
        if (refund == null || dice.chance(0.5)) {
            creditFile.line(object().put("id", "cn_" + dice.letters(24))
                    .put("object", "credit_note")
                    .put("amount", amount)
                    .put("created", created)
                    .put("currency", currency)
                    .put("customer", invoice.payer().id)
                    .put("invoice", invoice.id())
                    .put("livemode", true)
                    .put("reason", "order_change")
                    .put("refund", refund)
                    .put("status", "issued")
                    .put("total", amount)
                    .put("type", "post_payment"));
        }
    }

    /** What the people who build the product tried out. */
    private List<Account> tried() {
        return new Extras(world, new Sales(world)).tried();
    }

    private ObjectNode tryOut(ObjectNode made, String file) {
        faults.add(STRIPE, "test_mode_" + file);
        return made.put("livemode", false);
    }
}
