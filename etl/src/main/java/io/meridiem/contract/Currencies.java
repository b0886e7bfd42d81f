package io.meridiem.contract;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The codes of money that is spent: ISO 4217 without metals and test codes. */
final class Currencies {
    static final Set<String> ALL = Currency.getAvailableCurrencies().stream()
            .filter(one -> one.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}
}
