package io.meridiem.build;

import io.meridiem.contract.Adoption;
import io.meridiem.contract.Settings;
import io.meridiem.table.Write;
import java.sql.Date;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * What a model's SQL may bind by name: {@code :from_month} and {@code :to_month}, the first days of the months to make;
 * {@code :first_month}, the first one the lake is loaded with; {@code :reporting_currency}; {@code :gap_days} and the other choices of revenue; and the rules of
 * adoption: {@code :privacy}, {@code :breadth_users}, {@code :actions_per_user} and {@code :timely_hours} (null where none
 * is agreed), {@code :late_days}, a {@code :weight_..} per part of the score, and the thresholds {@code :manner_below},
 * {@code :coverage_below}, {@code :frequency_below}, {@code :quality_below}; and what an investor assumes:
 * {@code :horizon_months}, {@code :discount_rate}, {@code :delay_months}, {@code :probability}, {@code :stated_by} and
 * {@code :stated_year} (the last three null where nobody states them).
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
        Map<String, Object> settled = new HashMap<>(adoption(settings.adoption()));
        settled.put("first_month", date(loaded.first()));
        settled.put("reporting_currency", settings.currency().reporting());
        settled.put("gap_days", settings.revenue().gapDays());
        settled.put("churn_date", settings.revenue().churnDate());
        settled.put("past_due", settings.revenue().pastDue());
        settled.put("pauses", settings.revenue().pauses());
        settled.put("coupons", settings.revenue().coupons());
        settled.put("horizon_months", settings.value().investment().horizonMonths());
        settled.put("discount_rate", settings.value().investment().discountRate());
        settled.put("probability", settings.value().investment().probability());
        settled.put("delay_months", settings.value().investment().delayMonths());
        settled.put("stated_by", settings.value().investment().source());
        settled.put("stated_year", settings.value().investment().year());
        return settled;
    }

    private static Map<String, Object> adoption(Adoption rules) {
        Map<String, Object> bound = new HashMap<>();
        bound.put("privacy", rules.privacy());
        bound.put("breadth_users", rules.breadthUsers());
        bound.put("actions_per_user", rules.targets().actionsPerUser());
        bound.put("timely_hours", rules.targets().timelyHours());
        bound.put("late_days", rules.targets().lateDays());
        bound.put("weight_coverage", rules.weights().coverage());
        bound.put("weight_breadth", rules.weights().breadth());
        bound.put("weight_frequency", rules.weights().frequency());
        bound.put("weight_depth", rules.weights().depth());
        bound.put("weight_manner", rules.weights().manner());
        bound.put("weight_quality", rules.weights().quality());
        bound.put("weight_timing", rules.weights().timing());
        bound.put("manner_below", rules.failure().mannerBelow());
        bound.put("coverage_below", rules.failure().coverageBelow());
        bound.put("frequency_below", rules.failure().frequencyBelow());
        bound.put("quality_below", rules.failure().qualityBelow());
        return bound;
    }

    private static Date date(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }
}
