package io.meridiem.reports.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.ResourceBundle;

/** The value report's sentences and quantities, in one language and currency. */
final class Wording extends io.meridiem.reports.document.Wording {
    static final String REPORT = "value";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    Wording(String tag, String currency) {
        super(REPORT, tag, currency);
    }

    static ResourceBundle bundle(String language) {
        return bundle(REPORT, language);
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

    /** A unit after its number, with the space between; nothing for none. */
    String unit(BigDecimal quantity, String unit) {
        if (unit == null || unit.isBlank()) {
            return "";
        }
        String key = "unit_" + unit.replaceAll("\\W", "_");
        return "\u00a0" + (has(key) ? say(key, "n", quantity) : unit.replace('_', ' '));
    }

    /** A factor's unit, as sheets/tree. */
    String unitOf(String unit) {
        String[] parts = unit.split("/", 2);
        String many = bare(unit(BigDecimal.TEN, parts[0]));
        return parts.length == 1 ? many : many + "/" + bare(unit(BigDecimal.ONE, parts[1]));
    }

    private static String bare(String unit) {
        return unit.substring(1);
    }

    /** Money for cards, sentences and columns: whole from a thousand on, to the cent below. */
    String worth(BigDecimal amount) {
        return money(amount, worthDigits(amount));
    }

    /** Money to its last minor digit, as it is reckoned with. */
    String cents(BigDecimal amount) {
        return money(amount, Workings.minor(currency()));
    }

    int worthDigits(BigDecimal amount) {
        return amount.abs().compareTo(THOUSAND) >= 0 ? 0 : digits(amount);
    }
}
