package io.meridiem.demo;

/** Everything the product tells of: who does it how often, once adoption has gone so far. */
enum Action {
    SIGNED_IN("Signed In", 14, 0, false, false),
    INVOICE_CAPTURED("Invoice Captured", 20, 0, true, true),
    INVOICE_KEYED("Invoice Keyed", 20, 0, true, true),
    INVOICE_CODED("Invoice Coded", 15, 0.12, true, true),
    INVOICE_MATCHED("Invoice Matched", 14, 0.24, true, false),
    MATCH_OVERRIDDEN("Match Overridden", 14, 0.24, true, false),
    APPROVAL_GIVEN("Approval Given", 18, 0.06, true, false),
    PAYMENT_RUN_RELEASED("Payment Run Released", 5, 0.3, true, false),
    SUPPLIER_INVITED("Supplier Invited", 4, 0.34, true, false),
    REPORT_OPENED("Report Opened", 6, 0.28, true, false),
    SYNC_COMPLETED("Sync Completed", 0, 0.4, false, false);

    final String event;
    /** How much of a usual day it is. */
    final int weight;
    /** The adoption at which people begin with it. */
    final double from;
    /** Whether it counts as use. */
    final boolean qualifying;
    /** Whether it leaves a record. */
    final boolean record;

    Action(String event, int weight, double from, boolean qualifying, boolean record) {
        this.event = event;
        this.weight = weight;
        this.from = from;
        this.qualifying = qualifying;
        this.record = record;
    }

    /** Whether an account pays for it. */
    boolean entitled(boolean team, boolean business, boolean portal, boolean analytics) {
        return switch (this) {
            case PAYMENT_RUN_RELEASED -> team || business;
            case SUPPLIER_INVITED -> business || portal;
            case REPORT_OPENED -> analytics;
            case SYNC_COMPLETED -> business;
            default -> true;
        };
    }
}
