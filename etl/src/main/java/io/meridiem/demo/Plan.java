package io.meridiem.demo;

import java.util.List;

/** What Alder sells. */
enum Plan {
    STARTER("starter", "Alder Flow Starter", Kind.SEATS, 2900, 3200, 2500, 4600),
    TEAM("team", "Alder Flow Team", Kind.SEATS, 4500, 4900, 3900, 7200),
    BUSINESS("business", "Alder Flow Business", Kind.SEATS, 6200, 6800, 5400, 9900),
    ANALYTICS("analytics", "Alder Analytics", Kind.ADDON, 14900, 15900, 12900, 24000),
    SUPPLIER_PORTAL("supplier_portal", "Alder Supplier Portal", Kind.ADDON, 19900, 21900, 17500, 32000),
    EINVOICE("einvoice", "E-invoice delivery", Kind.METERED, 45, 49, 39, 7),
    ONBOARDING("onboarding", "Onboarding package", Kind.ONE_TIME, 150000, 165000, 130000, 240000);

    /** How it is sold. */
    enum Kind {
        SEATS,
        ADDON,
        METERED,
        ONE_TIME
    }

    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "JPY");

    final String word;
    final String label;
    final Kind kind;
    private final int[] amounts;

    /** Amounts are a month's, in minor units, of a metered unit in tenths of them (a yen in whole ones). */
    Plan(String word, String label, Kind kind, int... amounts) {
        this.word = word;
        this.label = label;
        this.kind = kind;
        this.amounts = amounts;
    }

    /** Two months of a year are free. */
    Price price(Interval interval, String currency) {
        long month = amounts[CURRENCIES.indexOf(currency)];
        boolean tenths = kind == Kind.METERED && !currency.equals("JPY");
        return new Price(this, interval, currency, interval == Interval.YEAR ? month * 100 : month * (tenths ? 1 : 10));
    }

    /** All prices of the list, in a fixed order. */
    List<Price> prices() {
        List<Interval> intervals =
                switch (kind) {
                    case METERED -> List.of(Interval.MONTH);
                    case ONE_TIME -> List.of(Interval.ONCE);
                    default -> List.of(Interval.MONTH, Interval.YEAR);
                };
        return intervals.stream()
                .flatMap(interval -> CURRENCIES.stream().map(currency -> price(interval, currency)))
                .toList();
    }

    /** The next larger plan; the largest has none and is its own. */
    Plan next() {
        return this == STARTER ? TEAM : BUSINESS;
    }
}
