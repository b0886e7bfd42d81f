package io.meridiem.demo;

import java.time.LocalDate;

/** What an item is from a day on, until its next stage. */
record Stage(LocalDate from, Price price, int quantity, Settlement settlement) {

    /** How the biller learns of it and when it asks for the difference. */
    enum Settlement {
        /** With the first invoice of the subscription. */
        AT_START,
        /** From a period's begin on: nothing to settle. */
        AT_RENEWAL,
        /** In mid period, invoiced at once. */
        AT_ONCE,
        /** In mid period, with the next invoice. */
        NEXT_INVOICE
    }

    boolean inMidPeriod() {
        return settlement == Settlement.AT_ONCE || settlement == Settlement.NEXT_INVOICE;
    }
}
