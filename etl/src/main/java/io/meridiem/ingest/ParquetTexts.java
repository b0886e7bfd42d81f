package io.meridiem.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * The values of a Parquet file as texts: dates and times as ISO 8601 writes them, numbers in full, what has parts as
 * JSON.
 */
final class ParquetTexts {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

    private final GroupType schema;

    ParquetTexts(GroupType schema) {
        this.schema = schema;
    }

    /** The text of one column's value; null where there is none. */
    String cell(Group row, String column) {
        int at = schema.getFieldIndex(column);
        int times = row.getFieldRepetitionCount(at);
        Type type = schema.getType(at);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return json(out -> list(out, row, at, type));
        }
        if (times == 0) {
            return null;
        }
        return type.isPrimitive()
                ? text(row, at, 0, type.asPrimitiveType())
                : json(out -> value(out, row, at, 0, type));
    }

    /** The whole row as JSON. */
    String row(Group row) {
        return json(out -> object(out, row, schema));
    }

    /** Something that writes JSON. */
    private interface Written {
        void to(JsonGenerator out) throws IOException;
    }

    private static String json(Written written) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            written.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void object(JsonGenerator out, Group group, GroupType type) throws IOException {
        out.writeStartObject();
        for (int i = 0; i < type.getFieldCount(); i++) {
            Type field = type.getType(i);
            if (group.getFieldRepetitionCount(i) > 0) {
                out.writeFieldName(field.getName());
                if (field.isRepetition(Type.Repetition.REPEATED)) {
                    list(out, group, i, field);
                } else {
                    value(out, group, i, 0, field);
                }
            }
        }
        out.writeEndObject();
    }

    private static void list(JsonGenerator out, Group group, int at, Type type) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < group.getFieldRepetitionCount(at); i++) {
            value(out, group, at, i, type);
        }
        out.writeEndArray();
    }

    private static void value(JsonGenerator out, Group group, int at, int index, Type type) throws IOException {
        if (type.isPrimitive()) {
            PrimitiveType primitive = type.asPrimitiveType();
            String text = text(group, at, index, primitive);
            boolean bare = primitive.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN
                    || isNumber(primitive) && text.matches("-?[0-9.]+");
            if (bare) {
                out.writeRawValue(text);
            } else {
                out.writeString(text);
            }
            return;
        }
        Group inner = group.getGroup(at, index);
        LogicalTypeAnnotation says = type.getLogicalTypeAnnotation();
        if (says != null && says.equals(LogicalTypeAnnotation.listType())) {
            elements(out, inner, type.asGroupType());
        } else if (says != null && says.equals(LogicalTypeAnnotation.mapType())) {
            entries(out, inner, type.asGroupType());
        } else {
            object(out, inner, type.asGroupType());
        }
    }

    /** A list is a group of a repeated group with one value, or, as old writers have it, of the repeated value itself. */
    private static void elements(JsonGenerator out, Group list, GroupType type) throws IOException {
        Type each = type.getType(0);
        boolean wrapped = !each.isPrimitive()
                && each.asGroupType().getFieldCount() == 1
                && !each.getName().equals("array");
        out.writeStartArray();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            if (!wrapped) {
                value(out, list, 0, i, each);
            } else if (list.getGroup(0, i).getFieldRepetitionCount(0) == 0) {
                out.writeNull();
            } else {
                value(out, list.getGroup(0, i), 0, 0, each.asGroupType().getType(0));
            }
        }
        out.writeEndArray();
    }

    private static void entries(JsonGenerator out, Group map, GroupType type) throws IOException {
        GroupType entry = type.getType(0).asGroupType();
        out.writeStartObject();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            Group one = map.getGroup(0, i);
            out.writeFieldName(text(one, 0, 0, entry.getType(0).asPrimitiveType()));
            if (one.getFieldRepetitionCount(1) == 0) {
                out.writeNull();
            } else {
                value(out, one, 1, 0, entry.getType(1));
            }
        }
        out.writeEndObject();
    }

    private static boolean isNumber(PrimitiveType type) {
        LogicalTypeAnnotation says = type.getLogicalTypeAnnotation();
        boolean counts = says == null || says instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation;
        return switch (type.getPrimitiveTypeName()) {
            case INT32, INT64, FLOAT, DOUBLE -> counts || says instanceof DecimalLogicalTypeAnnotation;
            default -> says instanceof DecimalLogicalTypeAnnotation;
        };
    }

    private static String text(Group group, int at, int index, PrimitiveType type) {
        LogicalTypeAnnotation says = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Boolean.toString(group.getBoolean(at, index));
            case FLOAT -> plain(group.getFloat(at, index), Float.toString(group.getFloat(at, index)));
            case DOUBLE -> plain(group.getDouble(at, index), Double.toString(group.getDouble(at, index)));
            case INT32 -> whole(group.getInteger(at, index), says);
            case INT64 -> whole(group.getLong(at, index), says);
            case INT96 -> nanos(NanoTime.fromBinary(group.getInt96(at, index)));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(at, index), says);
        };
    }

    private static String plain(double number, String written) {
        return Double.isFinite(number) ? new BigDecimal(written).toPlainString() : written;
    }

    private static String whole(long number, LogicalTypeAnnotation says) {
        if (says instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(number, decimal.getScale()).toPlainString();
        }
        if (says instanceof TimestampLogicalTypeAnnotation timestamp) {
            return instant(number, unit(timestamp.getUnit()), timestamp.isAdjustedToUTC());
        }
        if (says instanceof TimeLogicalTypeAnnotation time) {
            return LocalTime.ofNanoOfDay(unit(time.getUnit()).toNanos(number)).toString();
        }
        return says != null && says.equals(LogicalTypeAnnotation.dateType())
                ? LocalDate.ofEpochDay(number).toString()
                : Long.toString(number);
    }

    private static TimeUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> TimeUnit.MILLISECONDS;
            case MICROS -> TimeUnit.MICROSECONDS;
            case NANOS -> TimeUnit.NANOSECONDS;
        };
    }

    private static String instant(long number, TimeUnit unit, boolean isInstant) {
        long second = Math.floorDiv(number, unit.convert(1, TimeUnit.SECONDS));
        long rest = Math.floorMod(number, unit.convert(1, TimeUnit.SECONDS));
        Instant at = Instant.ofEpochSecond(second, unit.toNanos(rest));
        return TIME.format(at.atOffset(ZoneOffset.UTC)) + (isInstant ? "Z" : "");
    }

    /** As Impala and old Sparks wrote instants: a day and the nanoseconds in it. */
    private static String nanos(NanoTime time) {
        long day = time.getJulianDay() - JULIAN_DAY_OF_EPOCH;
        Instant at = Instant.ofEpochSecond(TimeUnit.DAYS.toSeconds(day), time.getTimeOfDayNanos());
        return TIME.format(at.atOffset(ZoneOffset.UTC)) + "Z";
    }

    private static String bytes(Binary value, LogicalTypeAnnotation says) {
        if (says instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()).toPlainString();
        }
        if (says instanceof LogicalTypeAnnotation.UUIDLogicalTypeAnnotation) {
            ByteBuffer both = ByteBuffer.wrap(value.getBytes());
            return new UUID(both.getLong(), both.getLong()).toString();
        }
        return value.toStringUsingUTF8();
    }
}
