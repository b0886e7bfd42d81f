package io.meridiem.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A customer of the biller. */
final class Payer {
    final String id;
    final String currency;
    final LocalDate since;
    /** The CRM's id as somebody typed it into the biller; null where nobody did. */
    final String crmId;

    final List<Subscription> subscriptions = new ArrayList<>();
    final List<Discount> discounts = new ArrayList<>();

    Payer(String id, String currency, LocalDate since, String crmId) {
        this.id = id;
        this.currency = currency;
        this.since = since;
        this.crmId = crmId;
    }

    /** The discount that works on a subscription on a day: its own before the customer's; null for none. */
    Discount recurring(Subscription subscription, LocalDate day) {
        return discounts.stream()
                .filter(one -> one.recurs(day))
                .filter(one -> one.subscription() == null || one.subscription() == subscription)
                .min(Comparator.comparing((Discount one) -> one.subscription() == null))
                .orElse(null);
    }
}
