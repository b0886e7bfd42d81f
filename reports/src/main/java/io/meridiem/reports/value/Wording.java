package io.meridiem.reports.value;

import io.meridiem.reports.document.Languages;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.ResourceBundle;

/** The value report's sentences and quantities, in one language and currency. */
final class Wording extends io.meridiem.reports.document.Wording {
    static final String REPORT = "value";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Wording(String tag, String currency) {
        super(REPORT, tag, currency);
    }

    static ResourceBundle bundle(String language) {
        return Languages.bundle(REPORT, language);
    }

    /** The language alone, as en. */
    String language() {
        return Locale.forLanguageTag(tag()).getLanguage();
    }

    /** A quantity as a reader wants it: three digits or so, no more than were measured. */
    String quantity(BigDecimal quantity) {
        BigDecimal size = quantity.abs();
        if (size.compareTo(HUNDRED) >= 0) {
            return amount(quantity, 0);
        }
        return size.compareTo(BigDecimal.ONE) >= 0 || size.signum() == 0
                ? decimal(quantity, 1)
                : significant(quantity, 2);
    }

    /** A quantity as it is reckoned with, to four decimals, or to six digits where it is smaller. */
    String exact(BigDecimal quantity) {
        return quantity.abs().compareTo(BigDecimal.ONE) < 0 ? significant(quantity, 6) : decimal(quantity, 4);
    }

    /** A quantity with its unit; a unit of the customer's own stands as it was written. */
    String measured(BigDecimal quantity, String unit) {
        return quantity(quantity) + unit(quantity, unit);
    }

    /** Money for cards and sentences: whole from a hundred on, to the cent below. */
    String worth(BigDecimal amount) {
        return money(amount, worthDigits(amount));
    }

    /** Money to its last minor digit, as it is reckoned with. */
    String cents(BigDecimal amount) {
        return money(amount, Workings.minor(currency()));
    }

    /** The decimals {@link #worth} gives an amount; a column takes those of its largest. */
    int worthDigits(BigDecimal amount) {
        return amount.abs().compareTo(HUNDRED) >= 0 ? 0 : digits(amount);
    }
}
