package io.meridiem.reports.document;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.number.Scale;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * Sentences, numbers and dates in one language and currency; each report has a bundle of sentences of its own,
 * {@code text/<report>_<language>.properties}.
 */
public class Wording {
    private final ULocale locale;
    private final ResourceBundle bundle;
    private final Units units;
    private final Currency currency;
    private final DecimalFormatSymbols symbols;

    /**
     * @param report whose sentences, as {@code executive}
     * @param tag BCP 47 tag; any language but en, de and fr is written in English
     * @param currency ISO 4217 code
     */
    public Wording(String report, String tag, String currency) {
        Locale asked = Locale.forLanguageTag(tag);
        // Half a page in one language and its numbers in another would be worse than English throughout.
        Locale used = Languages.speaks(tag) ? asked : Locale.ENGLISH;
        this.locale = ULocale.forLocale(used);
        this.bundle = Languages.bundle(report, used.getLanguage());
        this.units = new Units(Languages.bundle("units", used.getLanguage()), locale);
        this.currency = Currency.getInstance(currency);
        this.symbols = DecimalFormatSymbols.getInstance(locale);
        // A hyphen is narrower than the plus above it, and a line may break after it.
        symbols.setMinusSignString("\u2212");
    }

    public String currency() {
        return currency.getCurrencyCode();
    }

    public String tag() {
        return locale.toLanguageTag();
    }

    /**
     * A sentence of the bundle.
     *
     * @param named names and values in turn; values are text already, or whole numbers for plurals
     * @throws java.util.MissingResourceException when the bundle has no such key
     */
    public String say(String key, Object... named) {
        Map<String, Object> values = new HashMap<>();
        for (int at = 0; at < named.length; at += 2) {
            values.put((String) named[at], named[at + 1]);
        }
        String said = new MessageFormat(bundle.getString(key), locale).format(values);
        // A sentence that ends on an abbreviated month, or on one that was cut, has its stop already.
        return said.endsWith("..") || said.endsWith("….") ? said.substring(0, said.length() - 1) : said;
    }

    /** Whether there is such a sentence. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** A unit after its number, with the space between; nothing for none. */
    public String unit(BigDecimal quantity, String unit) {
        return units.after(quantity, unit);
    }

    /** A factor's unit, as sheets/tree. */
    public String unitOf(String unit) {
        return units.of(unit);
    }

    /** A decimal with so many decimals at most, none that say nothing. */
    public String decimal(BigDecimal number, int most) {
        return plain().precision(Precision.maxFraction(most)).format(number).toString();
    }

    /** A decimal with so many digits from its first one on. */
    public String significant(BigDecimal number, int digits) {
        return plain().precision(Precision.maxSignificantDigits(digits))
                .format(number)
                .toString();
    }

    /** Exact, with minor digits only where there are some. */
    public String money(BigDecimal amount) {
        return money(amount, digits(amount));
    }

    public String money(BigDecimal amount, int digits) {
        return currencyFormat()
                .precision(Precision.fixedFraction(digits))
                .format(amount)
                .toString();
    }

    public String signedMoney(BigDecimal amount) {
        return signed(currencyFormat().precision(Precision.fixedFraction(digits(amount))))
                .format(amount)
                .toString();
    }

    /** To three or four digits, as $10.2M: for cards and sentences. */
    public String shortMoney(BigDecimal amount) {
        return shortFormat(amount).format(amount).toString();
    }

    public String signedShortMoney(BigDecimal amount) {
        return signed(shortFormat(amount)).format(amount).toString();
    }

    /** An amount without its currency, for tables that name it once. */
    public String amount(BigDecimal amount, int digits) {
        return plain().precision(Precision.fixedFraction(digits)).format(amount).toString();
    }

    public String signedAmount(BigDecimal amount, int digits) {
        return signed(plain().precision(Precision.fixedFraction(digits)))
                .format(amount)
                .toString();
    }

    /** To three digits and without a currency, as 10M: for the scale of a chart that names it. */
    public String shortAmount(BigDecimal amount) {
        return plain().notation(Notation.compactShort())
                .precision(Precision.maxSignificantDigits(3))
                .format(amount)
                .toString();
    }

    /** A name that fits: cut after so many characters, and seen to be cut. */
    public static String fit(String name, int characters) {
        return name.length() <= characters
                ? name
                : name.substring(0, characters - 1).strip() + "…";
    }

    public String count(long count) {
        return plain().format(count).toString();
    }

    /** A ratio 0..1 as per cent with one decimal; null as not measurable. */
    public String percent(BigDecimal ratio) {
        return ratio == null
                ? say("not_measurable")
                : percentFormat(1).format(ratio).toString();
    }

    /** A ratio 0..1 as per cent without decimals. */
    public String wholePercent(BigDecimal ratio) {
        return percentFormat(0).format(ratio).toString();
    }

    public String signedWholePercent(BigDecimal ratio) {
        return signed(percentFormat(0)).format(ratio).toString();
    }

    /** A score 0..100 without decimals; null as not measurable. */
    public String score(BigDecimal score) {
        return score == null ? say("not_measurable") : amount(score, 0);
    }

    /** With a capital as its first letter, as a sentence begins. */
    public String capital(String text) {
        return text.substring(0, 1).toUpperCase(locale.toLocale()) + text.substring(1);
    }

    public String signedPercent(BigDecimal ratio) {
        return signed(percentFormat(1)).format(ratio).toString();
    }

    /** The difference of two ratios in percentage points, with its sign. */
    public String signedPoints(BigDecimal difference) {
        BigDecimal points = difference.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return say("points", "n", signedAmount(points, 1));
    }

    public String ratio(BigDecimal ratio) {
        return ratio == null ? say("not_measurable") : amount(ratio, 1);
    }

    /** As December 2024. */
    public String month(YearMonth month) {
        return date(month.atDay(1), "yMMMM");
    }

    /** As Dec 2024. */
    public String shortMonth(YearMonth month) {
        return date(month.atDay(1), "yMMM");
    }

    /** As Dec, where the year is beyond doubt. */
    public String monthName(YearMonth month) {
        return date(month.atDay(1), "MMM");
    }

    public String day(LocalDate day) {
        return date(day, "yMMMd");
    }

    /** Minor digits an amount needs: none when it is whole, else the currency's. */
    public int digits(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0 ? 0 : currency.getDefaultFractionDigits();
    }

    /** Minor digits of amounts that stand in one column and add up. */
    public int digits(List<BigDecimal> amounts) {
        return amounts.stream().mapToInt(this::digits).max().orElse(0);
    }

    private String date(LocalDate day, String skeleton) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private LocalizedNumberFormatter plain() {
        // What rounds to nothing has no sign: -0% would say that something was lost.
        return NumberFormatter.withLocale(locale)
                .symbols(symbols)
                .roundingMode(RoundingMode.HALF_UP)
                .sign(NumberFormatter.SignDisplay.NEGATIVE);
    }

    private LocalizedNumberFormatter currencyFormat() {
        // The narrow sign: the pages name the currency by its code, "$US" on every card would say it again.
        return plain().unit(currency).unitWidth(NumberFormatter.UnitWidth.NARROW);
    }

    private LocalizedNumberFormatter shortFormat(BigDecimal amount) {
        // Up to five digits are as short in full: $21,877 is no longer than $21.9K and says more.
        if (amount.abs().compareTo(BigDecimal.valueOf(100_000)) < 0) {
            boolean small = amount.abs().compareTo(BigDecimal.valueOf(1000)) < 0;
            return currencyFormat().precision(Precision.fixedFraction(small ? digits(amount) : 0));
        }
        return currencyFormat().notation(Notation.compactShort()).precision(Precision.maxSignificantDigits(3));
    }

    private LocalizedNumberFormatter percentFormat(int digits) {
        return plain().scale(Scale.powerOfTen(2)).unit(MeasureUnit.PERCENT).precision(Precision.fixedFraction(digits));
    }

    private static LocalizedNumberFormatter signed(LocalizedNumberFormatter format) {
        return format.sign(NumberFormatter.SignDisplay.EXCEPT_ZERO);
    }
}
