package io.meridiem.reports.executive;

import io.meridiem.reports.document.PlainText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/** One answered row, whichever Java types its values came in. */
record Row(Map<String, Object> values) {

    /** An id as it is kept, or null: what two rows are told apart by is never changed. */
    String id(String column) {
        Object value = values.get(column);
        return value == null ? null : value.toString();
    }

    /** Text somebody wrote, fit to print on one line, or null when not measured. */
    String text(String column) {
        return PlainText.of(id(column));
    }

    /** A decimal, or null when not measured. */
    BigDecimal decimal(String column) {
        Object value = values.get(column);
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    }

    /** An amount; a sum over no rows is zero. */
    BigDecimal money(String column) {
        BigDecimal value = decimal(column);
        return value == null ? BigDecimal.ZERO : value;
    }

    /** A count; a sum over no rows is zero. */
    long count(String column) {
        return money(column).longValue();
    }

    /** A date, or null. */
    LocalDate day(String column) {
        Object value = values.get(column);
        return value == null ? null : LocalDate.parse(value.toString());
    }

    /** The month a date lies in, or null. */
    YearMonth month(String column) {
        Object value = values.get(column);
        // java.sql.Date, LocalDate and a sample file's text all write themselves as yyyy-MM-dd.
        return value == null ? null : YearMonth.from(LocalDate.parse(value.toString()));
    }
}
