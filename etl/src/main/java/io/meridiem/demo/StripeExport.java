package io.meridiem.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.demo.Discount.Coupon;
import io.meridiem.demo.Invoice.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The biller's files: objects as JSON lines, amounts in minor units, seconds of the epoch. */
final class StripeExport {
    /** One agreement, with who made it. */
    private record Contract(Account account, Payer payer, Subscription subscription) {}

    private static final String STRIPE = "stripe";
    /** So many sound refunds keep one broken line a small share of the table. */
    private static final int ENOUGH_REFUNDS = 20;

    private final World world;
    private final Faults faults;
    private final Path folder;
    private final StripeObjects objects;
    private final StripeInvoices papers;
    /** What the people who build the product tried out: never sold to anybody. */
    private final List<Account> tried;

    StripeExport(World world, Faults faults, Path folder) {
        this.world = world;
        this.faults = faults;
        this.folder = folder;
        this.objects = new StripeObjects(world);
        this.papers = new StripeInvoices(objects);
        this.tried = new Extras(world, new Sales(world)).tried();
    }

    void write(List<Account> accounts) throws IOException {
        catalogue();
        coupons(accounts);
        customers(accounts);
        subscriptions(accounts);
        invoices(accounts);
    }

    private static List<Contract> contracts(List<Account> accounts) {
        List<Contract> contracts = new ArrayList<>();
        for (Account account : accounts) {
            for (Payer payer : account.payers) {
                payer.subscriptions.forEach(one -> contracts.add(new Contract(account, payer, one)));
            }
        }
        return contracts;
    }

    private void catalogue() throws IOException {
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

    private void coupons(List<Account> accounts) throws IOException {
        Map<String, Coupon> coupons = new TreeMap<>();
        try (JsonLines file = new JsonLines(folder.resolve("discount.jsonl"))) {
            for (Account account : accounts) {
                for (Payer payer : account.payers) {
                    for (Discount discount : payer.discounts) {
                        coupons.put(discount.coupon().id(), discount.coupon());
                        if (world.has(discount.starts())) {
                            file.line(objects.discount(payer, discount));
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
    }

    private void customers(List<Account> accounts) throws IOException {
        try (JsonLines file = new JsonLines(folder.resolve("customer.jsonl"))) {
            for (Account account : accounts) {
                for (Payer payer : account.payers) {
                    file.line(objects.customer(account, payer));
                    faults.add(STRIPE, "unmatched_customer", account.kind == Account.Kind.UNMATCHED ? 1 : 0);
                }
            }
            for (Account account : tried) {
                file.line(trial(objects.customer(account, account.payer()), "customer"));
            }
        }
    }

    private void subscriptions(List<Account> accounts) throws IOException {
        try (JsonLines file = new JsonLines(folder.resolve("subscription.jsonl"))) {
            for (Contract contract : contracts(accounts)) {
                if (world.has(contract.subscription().start)) {
                    file.line(objects.subscription(contract.payer(), contract.subscription()));
                }
            }
            for (Contract contract : contracts(tried)) {
                file.line(trial(objects.subscription(contract.payer(), contract.subscription()), "subscription"));
            }
        }
    }

    private void invoices(List<Account> accounts) throws IOException {
        try (JsonLines invoices = new JsonLines(folder.resolve("invoice.jsonl"));
                JsonLines pending = new JsonLines(folder.resolve("invoiceitem.jsonl"));
                MoneyBack back = new MoneyBack(world, folder)) {
            for (Contract contract : contracts(accounts)) {
                Invoicing.Books books = books(contract);
                for (Invoice invoice : books.invoices()) {
                    invoice(invoice, invoices);
                    back.perhaps(invoice, contract.account());
                }
                for (Line line : books.pending()) {
                    pending.line(papers.pending(contract.payer(), contract.subscription(), line));
                }
            }
            for (Contract contract : contracts(tried)) {
                for (Invoice invoice : books(contract).invoices()) {
                    invoices.line(trial(papers.invoice(invoice), "invoice"));
                }
            }
            if (back.refunded() >= ENOUGH_REFUNDS) {
                back.breakOff();
                faults.add(STRIPE, "corrupt_line");
            }
        }
    }

    private Invoicing.Books books(Contract contract) {
        return new Invoicing(world, contract.account(), contract.payer(), contract.subscription()).books();
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

    private ObjectNode trial(ObjectNode made, String file) {
        faults.add(STRIPE, "test_mode_" + file);
        return made.put("livemode", false);
    }
}
