package io.meridiem.demo;

import java.util.Locale;

/** Who at a customer is to be sent the value report, and what stands against it. */
enum Mailing {
    /** The one who decides. */
    ONE,
    /** The one who drives the work as well. */
    TWO,
    /** The same person, entered twice. */
    TWICE,
    /** Nobody was ever named. */
    NOBODY,
    /** The only one is gone. */
    LEFT,
    /** The only one wants no mail. */
    OPTED_OUT,
    /** The only one is deleted in the CRM. */
    DELETED,
    /** The address is none. */
    INVALID,
    /** An address at a provider where anybody may have one. */
    PRIVATE,
    /** Somebody who works for the customer, at another firm. */
    CONSULTANT;

    /** As {@code planted} names it. */
    String word() {
        return "mailing_" + name().toLowerCase(Locale.ROOT);
    }

    /** Where the one who decides has the address. */
    String domain(Account account) {
        return switch (this) {
            case PRIVATE -> "freemail.example";
            case CONSULTANT -> "ledgerwise-advisory.example";
            // One company, though entered twice, has one domain.
            default -> Names.domain(account.home());
        };
    }
}
