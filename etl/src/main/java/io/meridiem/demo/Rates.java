package io.meridiem.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a unit of a currency was worth in the reporting currency, on days on which somebody said so. */
final class Rates {
    /** One rate as it is exported. */
    record Quote(String currency, LocalDate day, String type, BigDecimal rate) {}

    /** A rate older than this is none. */
    private static final int OLDEST_DAYS = 7;

    private static final int MONTHS_BEFORE = 1;

    private final World world;
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> spot = new LinkedHashMap<>();

    Rates(World world) {
        this.world = world;
        spot.put("USD", walk("USD", 91_500, 5));
        spot.put("GBP", walk("GBP", 116_200, 5));
        spot.put("JPY", walk("JPY", 6_180, 6));
    }

    /** The rate at a month's end. */
    BigDecimal at(String currency, int month) {
        if (currency.equals(World.REPORTING)) {
            return BigDecimal.ONE;
        }
        Map.Entry<LocalDate, BigDecimal> last = spot.get(currency).floorEntry(world.monthEnd(month));
        if (last == null || !last.getKey().isAfter(world.monthEnd(month).minusDays(OLDEST_DAYS))) {
            throw new IllegalStateException("no rate of " + currency + " at the end of " + world.month(month));
        }
        return last.getValue();
    }

    /** Whether an older rate has to do at a month's end. */
    boolean older(String currency, int month) {
        return !currency.equals(World.REPORTING) && !spot.get(currency).containsKey(world.monthEnd(month));
    }

    /** Everything as it is exported: the days' rates, then the months' means, which no month's end asks for. */
    List<Quote> quotes() {
        List<Quote> quotes = new ArrayList<>();
        spot.forEach(
                (currency, days) -> days.forEach((day, rate) -> quotes.add(new Quote(currency, day, "spot", rate))));
        for (int month = -MONTHS_BEFORE; month <= world.lastMonth(); month++) {
            for (Map.Entry<String, NavigableMap<LocalDate, BigDecimal>> one : spot.entrySet()) {
                Collection<BigDecimal> rates = one.getValue()
                        .subMap(world.day(month, 1), true, world.monthEnd(month), true)
                        .values();
                quotes.add(new Quote(one.getKey(), world.monthEnd(month), "month_avg", mean(rates)));
            }
        }
        return quotes;
    }

    private static BigDecimal mean(Collection<BigDecimal> rates) {
        BigDecimal sum = rates.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(rates.size()), 6, RoundingMode.HALF_UP);
    }

    private NavigableMap<LocalDate, BigDecimal> walk(String currency, int start, int digits) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        int rate = start;
        LocalDate first = world.firstDay().minusMonths(MONTHS_BEFORE);
        for (LocalDate day = first; !day.isAfter(world.lastDay()); day = day.plusDays(1)) {
            Dice dice = world.dice(currency.hashCode(), "rate", day.toEpochDay());
            // Drawn back to where it began, so that no currency runs away within years.
            rate += (int) Math.round(rate * dice.noise(0.009) + (start - rate) * 0.01);
            if (quoted(day)) {
                days.put(day, BigDecimal.valueOf(rate, digits));
            }
        }
        return days;
    }

    /** Not at weekends, not on bank holidays, and not while nobody looked after the download. */
    private boolean quoted(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        int date = day.getMonthValue() * 100 + day.getDayOfMonth();
        boolean holiday = date == 101 || date == 501 || date == 1225 || date == 1226;
        return !weekend && !holiday && !missed(day);
    }

    private boolean missed(LocalDate day) {
        Dice dice = world.dice(0, "missed rates", world.month(day));
        int from = dice.chance(0.15) ? day.lengthOfMonth() - 1 : dice.between(3, 26);
        return day.getMonthValue() != 12 && day.getDayOfMonth() >= from && day.getDayOfMonth() <= from + 1;
    }
}
