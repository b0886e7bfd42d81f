package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How numbers are written in a language, as patterns to find them by: this is a reader's knowledge of languages and shares
 * nothing with what prints them.
 */
enum Tongue {
    en(",", "[.]", "hours?"),
    de("[.]", ",", "Stunden?"),
    fr("[\\u202f\\u00a0]", ",", "heures?");

    private static final String BEFORE = "(?<![\\d.,#/\\u202f])";
    private static final String AFTER = "(?!\\d|[.,\\u202f]\\d)";
    private static final String SPACE = "[\\u00a0\\u202f ]?";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String group;
    private final String point;
    final String hours;

    Tongue(String group, String point, String hours) {
        this.group = group;
        this.point = point;
        this.hours = hours;
    }

    /** One of so many variants, in the order en, de, fr. */
    String of(String english, String german, String french) {
        return List.of(english, german, french).get(ordinal());
    }

    /** With so many decimals, all of them. */
    String fixed(BigDecimal value, int decimals) {
        return signed(value.setScale(decimals, RoundingMode.HALF_UP), "", "");
    }

    /** With so many decimals at most. */
    String most(BigDecimal value, int decimals) {
        return signed(bare(value.setScale(decimals, RoundingMode.HALF_UP)), "", "");
    }

    String whole(BigDecimal value) {
        return fixed(value, 0);
    }

    String count(long value) {
        return whole(BigDecimal.valueOf(value));
    }

    /** Three digits or so. */
    String quantity(BigDecimal value) {
        BigDecimal size = value.abs();
        return size.compareTo(HUNDRED) >= 0
                ? whole(value)
                : size.compareTo(BigDecimal.ONE) >= 0 || size.signum() == 0 ? most(value, 1) : significant(value, 2);
    }

    /** As it is reckoned with. */
    String exact(BigDecimal value) {
        return value.abs().compareTo(BigDecimal.ONE) < 0 ? significant(value, 6) : most(value, 4);
    }

    private String significant(BigDecimal value, int digits) {
        return signed(bare(value.round(new MathContext(digits, RoundingMode.HALF_UP))), "", "");
    }

    String percent(BigDecimal ratio, int decimals) {
        return fixed(ratio.movePointRight(2), decimals) + SPACE + "%";
    }

    /** A share with the decimals it has, four at most. */
    String share(BigDecimal ratio) {
        return most(ratio.movePointRight(2), 4) + SPACE + "%";
    }

    /** With its sign, also where it is a plus. */
    String plus(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "\\+" : "") + signed(rounded, "", "");
    }

    String money(BigDecimal amount, String currency, int decimals) {
        String sign = Pattern.quote(List.of("€", "$", "£", "¥")
                .get(List.of("EUR", "USD", "GBP", "JPY").indexOf(currency)));
        return this == en
                ? signed(amount.setScale(decimals, RoundingMode.HALF_UP), sign, "")
                : signed(amount.setScale(decimals, RoundingMode.HALF_UP), "", SPACE + sign);
    }

    /** Whole from a hundred on. */
    String worth(BigDecimal amount, String currency) {
        return money(amount, currency, worthDecimals(amount, currency));
    }

    static int worthDecimals(BigDecimal amount, String currency) {
        return amount.abs().compareTo(HUNDRED) >= 0 || bare(amount).scale() <= 0 ? 0 : minor(currency);
    }

    String cents(BigDecimal amount, String currency) {
        return money(amount, currency, minor(currency));
    }

    static int minor(String currency) {
        return currency.equals("JPY") ? 0 : 2;
    }

    /** To three digits; thousands as such where the language has a letter for them. */
    String brief(BigDecimal amount) {
        BigDecimal rounded = bare(amount.round(new MathContext(3, RoundingMode.HALF_UP)));
        BigDecimal million = THOUSAND.multiply(THOUSAND);
        if (rounded.abs().compareTo(million) >= 0) {
            return signed(bare(rounded.divide(million)), "", SPACE + of("M", "Mio\\.?", "M"));
        }
        return rounded.abs().compareTo(THOUSAND) < 0 || this == de
                ? signed(rounded, "", "")
                : signed(bare(rounded.divide(THOUSAND)), "", SPACE + of("K", "", "k"));
    }

    /** A month's name, cut or whole. */
    String month(YearMonth month) {
        return names(month.getMonth());
    }

    private String names(Month month) {
        Locale locale = Locale.forLanguageTag(name());
        List<String> names = new ArrayList<>();
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
            names.add(Pattern.quote(month.getDisplayName(style, locale)));
            names.add(Pattern.quote(month.getDisplayName(style, locale).replace(".", "")) + "\\.?");
        }
        return "(?:" + String.join("|", names) + ")";
    }

    /** Dates and months with their year. */
    Pattern dates() {
        String any = Stream.of(Month.values()).map(this::names).collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile(
                "(?:\\d{1,2}\\.?\\s)?" + any + "(?:\\s\\d{1,2},)?\\s(?:19|20)\\d\\d(?!\\d)|\\d{4}-\\d\\d-\\d\\d");
    }

    private static BigDecimal bare(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    private String signed(BigDecimal rounded, String front, String behind) {
        String[] parts = rounded.abs().toPlainString().split("\\.");
        String digits = parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u0000").replace("\u0000", group + "?");
        String minus = rounded.signum() < 0 ? "−" : "(?<!−)";
        return minus + front + BEFORE + digits + (parts.length > 1 ? point + parts[1] : "") + AFTER + behind;
    }
}
