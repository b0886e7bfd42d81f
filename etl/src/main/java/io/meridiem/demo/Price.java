package io.meridiem.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/**
 * One price of the list.
 *
 * @param tenths of the currency's minor unit, for one unit and interval: a metered unit costs parts of a cent
 */
record Price(Plan plan, Interval interval, String currency, long tenths) {

    String id() {
        return "price_" + Dice.of(7, ordinal(), "price", 0).letters(24);
    }

    private int ordinal() {
        return plan.ordinal() * 100 + interval.ordinal() * 10 + "EUSDGBPJPY".indexOf(currency.charAt(0));
    }

    boolean recurs() {
        return plan.kind == Plan.Kind.SEATS || plan.kind == Plan.Kind.ADDON;
    }

    /** In minor units, as Stripe's {@code unit_amount_decimal}. */
    BigDecimal minor() {
        return BigDecimal.valueOf(tenths, 1).stripTrailingZeros();
    }

    /** In the currency's major unit. */
    BigDecimal major() {
        return minor().movePointLeft(digits(currency));
    }

    /** Minor units for so many units, half a one rounded up. */
    long amount(long quantity) {
        return minor().multiply(BigDecimal.valueOf(quantity))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    String nickname() {
        return plan.label + " " + interval.name().toLowerCase(Locale.ROOT) + " " + currency;
    }

    /** How many digits a currency's minor unit has. */
    static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
