package io.meridiem.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** How rows are printed. */
interface Results {

    /** Prints a header where the format has one, and every row. */
    void print(Iterator<Row> rows);

    static Results of(Format format, StructType schema, PrintStream out) {
        String[] names = schema.fieldNames();
        return switch (format) {
            case CSV -> rows -> csv(names, rows, out);
            case JSON -> rows -> json(names, rows, out);
            case TABLE -> rows -> table(names, rows, out);
        };
    }

    /** RFC 4180, one header line, LF, quotes only where needed, null empty. */
    private static void csv(String[] names, Iterator<Row> rows, PrintStream out) {
        out.print(String.join(
                        ",", java.util.Arrays.stream(names).map(Results::quoted).toList()) + "\n");
        while (rows.hasNext()) {
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.length(); i++) {
                String text = text(row.get(i));
                // An empty line would read as no record at all.
                cells.add(text == null ? "" : text.isEmpty() ? "\"\"" : quoted(text));
            }
            out.print(String.join(",", cells) + "\n");
        }
    }

    static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(one -> one == ',' || one == '"' || one == '\n' || one == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static void json(String[] names, Iterator<Row> rows, PrintStream out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature());
            json.writeStartArray();
            while (rows.hasNext()) {
                Row row = rows.next();
                json.writeRaw("\n");
                json.writeStartObject();
                for (int i = 0; i < names.length; i++) {
                    json.writeFieldName(names[i]);
                    value(json, row.get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw("\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.toString());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(text(value));
        }
    }

    private static void table(String[] names, Iterator<Row> rows, PrintStream out) {
        List<List<String>> lines = new ArrayList<>();
        int[] widths = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            widths[i] = names[i].length();
        }
        boolean[] numeric = new boolean[names.length];
        while (rows.hasNext()) {
            Row row = rows.next();
            List<String> line = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                String text = text(row.get(i));
                line.add(text == null ? "" : text);
                widths[i] = Math.max(widths[i], line.get(i).length());
                numeric[i] |= row.get(i) instanceof Number;
            }
            lines.add(line);
        }
        out.print(padded(List.of(names), widths, numeric) + "\n");
        out.print(java.util.Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")) + "\n");
        lines.forEach(line -> out.print(padded(line, widths, numeric) + "\n"));
    }

    private static String padded(List<String> cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(numeric[i] ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        return line.toString().stripTrailing();
    }

    /** Dates as yyyy-MM-dd, instants in ISO form, numbers without exponent; null stays null. */
    private static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if ((value instanceof Double || value instanceof Float) && Double.isFinite(((Number) value).doubleValue())) {
            return new BigDecimal(value.toString()).toPlainString();
        }
        if (value instanceof java.sql.Timestamp instant) {
            return instant.toInstant().toString();
        }
        return value == null ? null : value.toString();
    }
}
