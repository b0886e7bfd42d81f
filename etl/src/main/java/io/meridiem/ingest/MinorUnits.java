package io.meridiem.ingest;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/**
 * Amounts a vendor writes as numbers of a currency's smallest unit: 1200 is 12.00 euros, 1,200 yen and 1.200 dinars. A
 * vendor's prices below the smallest unit have decimals.
 */
final class MinorUnits {
    private final Map<String, Integer> digits = new HashMap<>();

    /**
     * @param exponents digits of the minor unit where the vendor differs from ISO 4217, by currency
     */
    MinorUnits(Map<String, Integer> exponents) {
        // Gold and its like have no minor unit.
        Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getDefaultFractionDigits() >= 0)
                .forEach(one -> digits.put(one.getCurrencyCode(), one.getDefaultFractionDigits()));
        digits.putAll(exponents);
    }

    /**
     * The amount in the major unit; null where the currency is none or has no minor unit.
     *
     * @param currency an ISO 4217 code in capitals; null for none
     */
    BigDecimal major(BigDecimal minor, String currency) {
        Integer places = digits.get(currency);
        return places == null ? null : minor.movePointLeft(places);
    }
}
