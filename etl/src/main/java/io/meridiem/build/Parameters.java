package io.meridiem.build;

import io.meridiem.contract.Settings;
import io.meridiem.table.Write;
import java.sql.Date;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * What a model's SQL may bind by name: {@code :from_month} and {@code :to_month}, the first days of the months to make;
 * {@code :first_month}, the first one the lake is loaded with; {@code :reporting_currency}; {@code :gap_days}.
 *
 * @param loaded all months the lake holds when the run is over
 * @param changing those this run makes
 */
public record Parameters(Settings settings, MonthRange loaded, MonthRange changing) {

    /** The values for a model that is written this way: a whole table is always made over all months. */
    public Map<String, Object> bound(Write write) {
        MonthRange range = write == Write.WHOLE ? loaded : changing;
        Map<String, Object> bound = new HashMap<>(settled());
        bound.put("from_month", date(range.first()));
        bound.put("to_month", date(range.last()));
        return bound;
    }

    /** The values that do not depend on which months a run makes. */
    public Map<String, Object> settled() {
        return Map.of(
                "first_month", date(loaded.first()),
                "reporting_currency", settings.currency().reporting(),
                "gap_days", settings.revenue().gapDays());
    }

    private static Date date(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }
}
