package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A cell is read as what it says or not at all: no other number, no other day, and nothing thrown. */
class TypedCellsPropertyTest {
    private static final String SEED = "20261129";
    private static final int TRIES = 1_000;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+|[1-9]\\d{0,2}(?:[, ']\\d{3})+(?:\\.\\d+)?)(?:[eE][+-]?\\d+)?");

    private final Dates dates = new Dates(
            List.of("yyyy-MM-dd", "dd.MM.yyyy"), List.of("yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ssX"), ZoneOffset.UTC);
    private final Cells cells = new Cells(List.of(), dates, '.');

    private Object read(ColumnType type, String text) {
        String said = cells.text(text);
        return said == null ? null : cells.value(new BronzeColumn("it", type, false, "", Map.of()), said);
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("0123456789.,-+eE '")
                        .ofMinLength(1)
                        .ofMaxLength(12),
                Arbitraries.strings().withChars("019").ofMinLength(15).ofMaxLength(45),
                Arbitraries.of("1e400", "NaN", "Infinity", "-0", "twelve", "0x1f", "1_000", "1d", "1e-400", "0,123"),
                Arbitraries.strings().numeric().ofLength(1).map(one -> (one + ",234").repeat(4_000)),
                Mess.cell());
    }

    @Property(tries = TRIES, seed = SEED)
    void a_number_is_what_its_text_says_or_none(@ForAll("almostNumbers") String text) {
        BigDecimal read = (BigDecimal) read(ColumnType.DECIMAL, text);
        if (read != null) {
            assertThat(text.strip()).matches(NUMBER);
            BigDecimal said = new BigDecimal(text.strip().replaceAll("[, ']", ""));
            assertThat(read).isEqualTo(said.setScale(10, RoundingMode.HALF_UP));
            assertThat(read.abs()).isLessThan(BigDecimal.TEN.pow(14));
        }
        Long whole = (Long) read(ColumnType.INTEGER, text);
        if (whole != null) {
            assertThat(BigInteger.valueOf(whole))
                    .isEqualTo(new BigInteger(text.strip().replaceAll("[, ']", "")));
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void a_number_written_as_people_write_it_is_read(
            @ForAll long number, @ForAll @IntRange(max = 12) int decimals, @ForAll boolean swiss) {
        BigDecimal written = BigDecimal.valueOf(number, decimals);
        String digits = written.abs().toBigInteger().toString();
        StringBuilder grouped = new StringBuilder(number < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            grouped.append(i > 0 && (digits.length() - i) % 3 == 0 ? swiss ? "'" : "," : "")
                    .append(digits.charAt(i));
        }
        String plain = written.toPlainString();
        grouped.append(decimals == 0 ? "" : plain.substring(plain.indexOf('.')));
        BigDecimal expected = written.setScale(10, RoundingMode.HALF_UP);
        boolean fits = expected.precision() <= 24;
        assertThat(read(ColumnType.DECIMAL, plain)).isEqualTo(fits ? expected : null);
        assertThat(read(ColumnType.DECIMAL, grouped.toString())).isEqualTo(fits ? expected : null);
        assertThat(read(ColumnType.INTEGER, String.valueOf(number))).isEqualTo(number);
    }

    @Property(tries = TRIES, seed = SEED)
    void a_day_is_the_one_its_text_says_or_none(
            @ForAll("years") int year, @ForAll @IntRange(max = 13) int month, @ForAll @IntRange(max = 32) int day) {
        boolean there =
                year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= length(year, month);
        LocalDate expected = there ? LocalDate.of(year, month, day) : null;
        String yearText = year > 9999 ? "+" + year : String.format(Locale.ROOT, year < 0 ? "%05d" : "%04d", year);
        assertThat(read(ColumnType.DATE, String.format(Locale.ROOT, "%s-%02d-%02d", yearText, month, day)))
                .isEqualTo(expected);
        assertThat(read(ColumnType.DATE, String.format(Locale.ROOT, "%02d.%02d.%s", day, month, yearText)))
                .isEqualTo(expected);
        assertThat(read(
                        ColumnType.DATE,
                        String.format(Locale.ROOT, "%02d.%02d.%02d", day, month, Math.abs(year % 100))))
                .isNull();
    }

    @Property(tries = TRIES, seed = SEED)
    void an_instant_is_the_one_its_text_says_or_none(
            @ForAll("years") int year, @ForAll @IntRange(max = 26) int hour, @ForAll @IntRange(max = 62) int minute) {
        boolean there = year >= 1 && year <= 9999 && hour < 24 && minute < 60;
        String yearText = year > 9999 ? "+" + year : String.format(Locale.ROOT, year < 0 ? "%05d" : "%04d", year);
        Long expected = there ? micros(year, hour, minute) : null;
        for (String form : List.of("%s-12-31 %02d:%02d", "%s-12-31T%02d:%02d:00Z")) {
            assertThat(read(ColumnType.TIMESTAMP, String.format(Locale.ROOT, form, yearText, hour, minute)))
                    .as(form)
                    .isEqualTo(expected);
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void any_text_is_read_or_not_and_nothing_is_thrown(@ForAll("cells") String text, @ForAll ColumnType type) {
        Object value = read(type, text);
        assertThat(value == null || type != ColumnType.DATE && type != ColumnType.TIMESTAMP)
                .as("a day or time in %s", text)
                .isTrue();
    }

    @Provide
    Arbitrary<String> cells() {
        return Mess.cell();
    }

    @Provide
    Arbitrary<Integer> years() {
        return Arbitraries.oneOf(
                Arbitraries.of(-1, 0, 1, 24, 1582, 1900, 2000, 2024, 9999, 10_000, 292_277, 999_999_999),
                Arbitraries.integers().between(1, 9999));
    }

    private static long micros(int year, int hour, int minute) {
        return LocalDate.of(year, 12, 31).atTime(hour, minute).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    }

    private static int length(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return List.of(31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
                .get(month - 1);
    }
}
