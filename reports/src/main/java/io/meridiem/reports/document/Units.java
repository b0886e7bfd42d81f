package io.meridiem.reports.document;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Map;
import java.util.ResourceBundle;

/** What quantities are counted in, in one language; a unit of the customer's own stands as it was written. */
record Units(ResourceBundle bundle, ULocale locale) {

    /** A unit after its number, with the space between; nothing for none. */
    String after(BigDecimal quantity, String unit) {
        if (unit == null || unit.isBlank()) {
            return "";
        }
        String key = "unit_" + unit.replaceAll("\\W", "_");
        return "\u00a0"
                + (bundle.containsKey(key)
                        ? new MessageFormat(bundle.getString(key), locale).format(Map.of("n", quantity))
                        : unit.replace('_', ' '));
    }

    /** A factor's unit, as sheets/tree. */
    String of(String unit) {
        String[] parts = unit.split("/", 2);
        String many = bare(after(BigDecimal.TEN, parts[0]));
        return parts.length == 1 ? many : many + "/" + bare(after(BigDecimal.ONE, parts[1]));
    }

    private static String bare(String unit) {
        return unit.substring(1);
    }
}
