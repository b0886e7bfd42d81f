package io.meridiem.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns text cells into typed values. A cell that cannot be read is null; it is never guessed at. */
final class Cells {
    /** What {@link ColumnType#DECIMAL} holds. */
    private static final int SCALE = 10;

    private static final int PRECISION = 24;

    /** No amount has more letters; to make a number of a million takes minutes. */
    private static final int LONGEST_NUMBER = 100;

    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u202f']");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1", "ja", "j", "wahr", "oui", "o", "vrai");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0", "nein", "falsch", "non", "faux");

    /** The column of a month's first day: a month may stand there without one. */
    private static final String MONTH = "month";

    private final Set<String> nulls;
    private final Dates dates;
    private final char decimal;
    private final Pattern grouped;
    private final Map<BronzeColumn, Map<String, String>> enumerations = new HashMap<>();

    /**
     * @param nulls texts that mean "no value", beside the empty one
     * @param decimal the character before a number's decimals, a point or a comma; the other one groups thousands
     */
    Cells(List<String> nulls, Dates dates, char decimal) {
        this.nulls = nulls.stream().filter(one -> !one.isEmpty()).collect(Collectors.toUnmodifiableSet());
        this.dates = dates;
        this.decimal = decimal;
        this.grouped = Pattern.compile("[+-]?[1-9]\\d{0,2}(\\" + thousands() + "\\d{3})+(\\" + decimal + "\\d+)?");
    }

    /** The cell's text without blanks around; null where it means no value. */
    String text(String cell) {
        if (cell == null) {
            return null;
        }
        String text = cell.strip();
        return text.isEmpty() || (!nulls.isEmpty() && nulls.contains(text)) ? null : text;
    }

    /**
     * The value a text means in a column: text, {@link Long} (of a timestamp microseconds since 1970), {@link
     * BigDecimal}, {@link Boolean} or {@link LocalDate}; null where it cannot be read.
     */
    Object value(BronzeColumn column, String text) {
        return switch (column.type()) {
            case STRING -> text;
            case INTEGER -> whole(text);
            case DECIMAL -> stored(number(text));
            case BOOLEAN -> yesOrNo(text.toLowerCase(Locale.ROOT));
            case DATE -> column.name().equals(MONTH) ? dates.month(text) : dates.date(text);
            case TIMESTAMP -> dates.micros(text);
            case ENUMERATION -> words(column).get(plain(text));
            case WORD -> words(column).getOrDefault(plain(text), text);
            case CURRENCY -> currency(text);
        };
    }

    private static Boolean yesOrNo(String word) {
        return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
    }

    /** The ISO 4217 code; null where it is none. */
    String currency(String text) {
        return text == null ? null : iso(text);
    }

    /** The code in capitals; null for what is none. */
    static String iso(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return CURRENCIES.contains(code) ? code : null;
    }

    /** The number; null where it is none. */
    BigDecimal number(String text) {
        try {
            return isPlain(text) ? new BigDecimal(text) : parsed(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** A number as a column of decimals holds it; null where it is too large, or there is none. */
    static BigDecimal stored(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal scaled = number.setScale(SCALE, RoundingMode.HALF_UP);
        return scaled.precision() > PRECISION ? null : scaled;
    }

    private Long whole(String text) {
        try {
            return Long.valueOf(isPlain(text) ? text : written(text));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private BigDecimal parsed(String text) {
        BigDecimal number = new BigDecimal(written(text));
        // An exponent beyond any amount would be written out digit by digit.
        return Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : number;
    }

    /** As programming languages write it; marks between thousands go only where they really stand between thousands. */
    private String written(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new NumberFormatException("longer than any number");
        }
        String bare = BLANKS.matcher(text).replaceAll(String.valueOf(thousands()));
        String whole = grouped.matcher(bare).matches() ? bare.replace(String.valueOf(thousands()), "") : bare;
        if (whole.indexOf(thousands()) >= 0) {
            throw new NumberFormatException("a mark for thousands where none are");
        }
        return whole.replace(decimal, '.');
    }

    private char thousands() {
        return decimal == ',' ? '.' : ',';
    }

    /** Nothing but digits, a sign and the point before decimals. */
    private boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if ((one < '0' || one > '9') && (one != '.' || decimal != '.') && (i > 0 || one != '-')) {
                return false;
            }
        }
        return text.length() < 40;
    }

    /** Words are told apart blind to case, and to whether a blank, an underscore or a dash stands between two. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    private Map<String, String> words(BronzeColumn column) {
        return enumerations.computeIfAbsent(column, unused -> {
            Map<String, String> words = new HashMap<>();
            column.values().forEach((ours, theirs) -> theirs.forEach(one -> words.put(plain(one), ours)));
            return words;
        });
    }
}
