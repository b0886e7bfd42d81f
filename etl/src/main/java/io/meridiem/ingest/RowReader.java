package io.meridiem.ingest;

import io.meridiem.contract.AdapterSkip;
import io.meridiem.table.Fingerprint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Makes typed rows of a file's records. They are made here, in the loop that parses them, and in the form Spark keeps
 * rows in: the same as columns of Spark's own functions took several times as long, most of it for cells that are fine.
 */
final class RowReader {
    private static final UTF8String FINE = UTF8String.EMPTY_UTF8;
    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final HexFormat HEX = HexFormat.of();

    private final RowPlan plan;
    private final Dates dates;
    private final Cells cells;
    private final MinorUnits minorUnits;
    private final AmountMarks marks;
    private final List<Integer> made;
    private final UTF8String instance;
    private final UTF8String file;
    private final int width;
    private final String[] texts;
    private final MessageDigest digest = Fingerprint.sha256();

    /**
     * @param file the name rows say they are from
     */
    RowReader(RowPlan plan, String file) {
        RowPlan.Written written = plan.cells();
        this.plan = plan;
        this.dates = new Dates(written.dates(), written.timestamps(), ZoneId.of(written.zone()));
        this.cells = new Cells(written.nulls(), dates, written.decimal());
        this.minorUnits = new MinorUnits(written.exponents());
        this.marks = new AmountMarks(plan.columns());
        this.made = IntStream.range(0, plan.columns().size())
                .filter(i -> !plan.columns().get(i).madeOf().isEmpty())
                .boxed()
                .toList();
        this.instance = UTF8String.fromString(plan.instance());
        this.file = UTF8String.fromString(file);
        this.width = plan.columns().size();
        this.texts = new String[width];
    }

    /** The record as a row with the columns of {@link RowPlan#schema}. */
    InternalRow row(SourceFile.Parsed parsed) {
        Object[] row = new Object[width + 10];
        String problem = parsed.problem();
        String skipped = problem == null ? skipped(parsed.cells()) : null;
        if (problem == null) {
            read(parsed.cells());
            problem = joined(marks.takeOff(texts), typed(row));
        }
        boolean fine = problem == null || skipped != null;
        row[width] = instance;
        row[width + 1] = file;
        row[width + 2] = parsed.number();
        row[width + 3] = parsed.line();
        row[width + 4] = plan.firstCounts() ? null : hash(row);
        row[width + 5] = plan.firstCounts() && fine ? null : UTF8String.fromString(parsed.raw());
        row[width + 6] = fine ? FINE : UTF8String.fromString(problem);
        row[width + 7] = skipped == null ? null : UTF8String.fromString(skipped);
        row[width + 8] = parsed.problem() == null ? version(parsed.cells()) : null;
        row[width + 9] = plan.lost() < 0 || parsed.problem() != null
                ? null
                : UTF8String.fromString(cells.text(parsed.cells()[plan.lost()]));
        return new GenericInternalRow(row);
    }

    /** Times and numbers are written at one length, so that the later text is the newer row. */
    private UTF8String version(String[] found) {
        if (plan.versions().isEmpty()) {
            return null;
        }
        StringBuilder version = new StringBuilder();
        for (int position : plan.versions()) {
            String text = cells.text(found[position]);
            Long micros = text == null ? null : dates.micros(text);
            BigDecimal number = text == null || micros != null ? null : cells.number(text);
            BigDecimal ordered = micros == null ? number : BigDecimal.valueOf(micros);
            version.append(
                            ordered == null
                                    ? Objects.requireNonNullElse(text, "")
                                    : String.format(Locale.ROOT, "%040.6f", ordered))
                    .append('\u0001');
        }
        return UTF8String.fromString(version.toString());
    }

    private String skipped(String[] found) {
        for (RowPlan.Skip rule : plan.skips()) {
            if (says(cells.text(found[rule.cell()]), rule.words())) {
                return rule.as();
            }
        }
        return null;
    }

    private void read(String[] found) {
        for (int i = 0; i < width; i++) {
            RowPlan.From from = plan.columns().get(i);
            String text = cells.text(from.cell() < 0 ? from.fixed() : found[from.cell()]);
            texts[i] = text == null && from.orElse() >= 0 ? cells.text(found[from.orElse()]) : text;
        }
    }

    /** Fills in the values and returns why some have none that should; null where all is well. */
    private String typed(Object[] row) {
        for (int i = 0; i < width; i++) {
            row[i] = stored(value(i));
        }
        for (int i : made) {
            row[i] = row[i] == null && texts[i] == null
                    ? madeOf(row, plan.columns().get(i).madeOf())
                    : row[i];
        }
        String problems = null;
        for (int i = 0; i < width; i++) {
            RowPlan.From from = plan.columns().get(i);
            boolean misread = texts[i] != null && !from.reading().ifReadable();
            if (row[i] == null && (misread || from.column().required())) {
                problems = joined(problems, problem(from.column(), texts[i]));
            }
        }
        return problems;
    }

    private static String joined(String first, String second) {
        if (first == null) {
            return second;
        }
        return second == null ? first : first + "; " + second;
    }

    /** An id that is the same whenever the values are; null where there are none. */
    private UTF8String madeOf(Object[] row, List<Integer> positions) {
        if (positions.stream().allMatch(i -> row[i] == null)) {
            return null;
        }
        positions.forEach(i -> digest(row[i]));
        return UTF8String.fromString(HEX.formatHex(digest.digest(), 0, 16));
    }

    private static String problem(BronzeColumn column, String text) {
        return text == null
                ? column.name() + " is empty"
                : "unreadable " + column.name() + " '" + text.substring(0, Math.min(text.length(), 60)) + "'";
    }

    private Object value(int position) {
        RowPlan.From from = plan.columns().get(position);
        String text = texts[position];
        if (!from.reading().is().isEmpty() && (from.cell() >= 0 || text != null)) {
            return says(text, from.reading().is());
        }
        if (text == null) {
            return null;
        }
        if (from.currency() >= 0) {
            BigDecimal minor = cells.number(text);
            return minor == null ? null : Cells.stored(minorUnits.major(minor, cells.currency(texts[from.currency()])));
        }
        return from.reading().dividedBy() == null ? cells.value(from.column(), text) : divided(from, text);
    }

    /** A whole column takes the whole number that is nearest. */
    private Object divided(RowPlan.From from, String text) {
        BigDecimal number = cells.number(text);
        if (number == null) {
            return null;
        }
        BigDecimal part = number.divide(from.reading().dividedBy(), 10, RoundingMode.HALF_UP);
        BigDecimal whole = part.setScale(0, RoundingMode.HALF_UP);
        if (from.column().type() == ColumnType.INTEGER) {
            return whole.abs().compareTo(LARGEST_WHOLE) > 0 ? null : (Object) whole.longValue();
        }
        return Cells.stored(part);
    }

    private static boolean says(String text, List<String> words) {
        for (String word : words) {
            if (word.equalsIgnoreCase(text)
                    || word.equals(AdapterSkip.ANY) && text != null
                    || word.isEmpty() && text == null) {
                return true;
            }
        }
        return false;
    }

    private static Object stored(Object value) {
        if (value instanceof String text) {
            return UTF8String.fromString(text);
        }
        if (value instanceof BigDecimal number) {
            return Decimal.apply(number, 24, 10);
        }
        return value instanceof LocalDate date ? (Object) (int) date.toEpochDay() : value;
    }

    /** Two rows of one source with the same hash say the same; where the first of a key counts, its key says enough. */
    private UTF8String hash(Object[] row) {
        digest.update(instance.getBytes());
        for (int i = 0; i < width; i++) {
            digest(row[i]);
        }
        return UTF8String.fromString(HEX.formatHex(digest.digest()));
    }

    private void digest(Object value) {
        // No text holds these two, so that no two rows look alike in it.
        digest.update((byte) 0xff);
        digest.update(value == null ? new byte[] {(byte) 0xfe} : bytes(value));
    }

    private static byte[] bytes(Object value) {
        return value instanceof UTF8String text
                ? text.getBytes()
                : value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
