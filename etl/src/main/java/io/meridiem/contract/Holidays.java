package io.meridiem.contract;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which days are worked: Monday to Friday, save the holidays of a place or dates that were named.
 *
 * @param place a country by its ISO 3166 code, or a part of one, as {@code CH} or {@code CH-ZH}; null for none
 * @param dates days off that were named themselves
 */
public record Holidays(String place, Set<LocalDate> dates) {

    /** No day off but Saturday and Sunday. */
    public static Holidays none() {
        return new Holidays(null, Set.of());
    }

    /** The public holidays of a place that {@link #isKnown} knows. */
    public static Holidays of(String place) {
        return new Holidays(place, Set.of());
    }

    /** These dates. */
    public static Holidays on(Set<LocalDate> dates) {
        return new Holidays(null, dates);
    }

    /** Whether the holidays of a country, or of a part of one, can be told. */
    public static boolean isKnown(String place) {
        String[] parts = parts(place);
        if (!HolidayManager.getSupportedCalendarCodes().contains(parts[0].toUpperCase(Locale.ROOT))) {
            return false;
        }
        return parts.length == 1
                || manager(parts[0]).getCalendarHierarchy().getChildren().containsKey(parts[1]);
    }

    /** The business days of a month, in order. */
    public Set<LocalDate> businessDays(YearMonth month) {
        Set<LocalDate> off = off(month);
        return IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .filter(day -> !off.contains(day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<LocalDate> off(YearMonth month) {
        if (place == null) {
            return dates;
        }
        String[] parts = parts(place);
        String[] part = parts.length == 1 ? new String[0] : new String[] {parts[1]};
        return manager(parts[0]).getHolidays(month.atDay(1), month.atEndOfMonth(), part).stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }

    private static String[] parts(String place) {
        return place.toLowerCase(Locale.ROOT).split("-", 2);
    }
}
