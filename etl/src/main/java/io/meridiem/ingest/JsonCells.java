package io.meridiem.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Picks cells out of objects while they are parsed: what nobody asks for is skipped and never made a value of. */
final class JsonCells {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_NUMBER = 100;

    /** One row of an object; {@code raw} is null where the row is the whole object. */
    record Found(String[] cells, String raw) {}

    /** An object that cannot be read, and why. */
    static final class NotReadable extends Exception {
        private static final long serialVersionUID = 1L;

        NotReadable(String says) {
            super(says, null, false, false);
        }
    }

    private final int width;
    private final JsonPaths paths;
    private final JsonPaths elements;
    private final JsonPaths list;
    private final List<Found> found = new ArrayList<>();
    private byte[] bytes;
    private int offset;
    private JsonParser parser;
    private Cells row;

    /**
     * @param each path of the list whose elements are rows; null where the object is the row
     * @param wanted for every cell the paths it may stand at, the likeliest first
     */
    JsonCells(String each, List<List<String>> wanted) {
        width = wanted.size();
        paths = each == null ? JsonPaths.ofObject(wanted) : JsonPaths.outsideElements(wanted);
        elements = each == null ? null : JsonPaths.ofElements(wanted);
        list = each == null ? null : paths.at(each);
    }

    /** The cells of a row, and how likely the path each came from was. */
    private record Cells(String[] texts, int[] ranks) {
        Cells(int width) {
            this(new String[width], new int[width]);
        }

        void put(int cell, int rank, String text) {
            if (texts[cell] == null || rank < ranks[cell]) {
                texts[cell] = text;
                ranks[cell] = rank;
            }
        }

        /** Fills in what the object says of all its elements. */
        void putAll(Cells object) {
            for (int i = 0; i < texts.length; i++) {
                if (object.texts[i] != null) {
                    put(i, object.ranks[i], object.texts[i]);
                }
            }
        }
    }

    /**
     * The rows of the object that stands in these bytes; none where its list is empty or absent. The list is good until
     * the next call.
     *
     * @throws NotReadable where they are no object, or an object has what belongs into a cell
     */
    List<Found> read(byte[] buffer, int from, int length) throws NotReadable {
        bytes = buffer;
        offset = from;
        found.clear();
        row = new Cells(width);
        List<Cells> rows = new ArrayList<>(1);
        try (JsonParser opened = JSON.createParser(buffer, from, length)) {
            parser = opened;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotReadable("not JSON: an object stands in {}");
            }
            object(paths, rows);
            if (parser.nextToken() != null) {
                throw new NotReadable("not JSON: something stands behind the object");
            }
        } catch (JsonProcessingException broken) {
            throw new NotReadable("not JSON: " + firstLine(broken.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        if (list == null) {
            found.add(new Found(row.texts(), null));
        }
        rows.forEach(one -> one.putAll(row));
        return found;
    }

    private void object(JsonPaths here, List<Cells> rows) throws IOException, NotReadable {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            JsonPaths inside = here.step(parser.currentName());
            JsonToken token = parser.nextToken();
            if (inside == null) {
                parser.skipChildren();
            } else {
                value(inside, token, rows);
            }
        }
    }

    private void value(JsonPaths here, JsonToken token, List<Cells> rows) throws IOException, NotReadable {
        if (token == JsonToken.START_ARRAY && here == list) {
            elements(rows);
        } else if (token == JsonToken.START_ARRAY && here.added() != null) {
            zero(here.added());
            gathered(here.added(), rows);
        } else if (token == JsonToken.START_ARRAY && here.listed() != null) {
            gathered(here.listed(), rows);
        } else if (token == JsonToken.START_OBJECT && !here.inside().isEmpty()) {
            object(here, rows);
        } else if (token.isStructStart()) {
            if (!here.picks().isEmpty()) {
                String name = parser.currentName();
                throw new NotReadable((name == null ? "a list" : "'" + name + "'") + " holds "
                        + (token == JsonToken.START_ARRAY ? "a list" : "an object") + " where a value belongs");
            }
            parser.skipChildren();
        } else if (token != JsonToken.VALUE_NULL && !here.picks().isEmpty()) {
            put(here, parser.getText());
        }
    }

    private void elements(List<Cells> rows) throws IOException, NotReadable {
        Cells object = row;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new NotReadable("its list has an element that is no object");
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            row = new Cells(width);
            object(elements, rows);
            int to = (int) parser.currentLocation().getByteOffset();
            found.add(new Found(row.texts(), new String(bytes, offset + from, to - from, StandardCharsets.UTF_8)));
            rows.add(row);
        }
        row = object;
    }

    /** What every element of a list adds to the cell. */
    private void gathered(JsonPaths here, List<Cells> rows) throws IOException, NotReadable {
        JsonToken token = parser.nextToken();
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            value(here, token, rows);
        }
    }

    /** Nothing to add up is 0, and no list at all no value. */
    private void zero(JsonPaths here) {
        here.picks().forEach(pick -> row.put(pick.cell(), pick.rank(), "0"));
        here.inside().values().forEach(this::zero);
    }

    private void put(JsonPaths here, String text) throws NotReadable {
        for (int i = 0; i < here.picks().size(); i++) {
            JsonPaths.Pick pick = here.picks().get(i);
            String before = row.texts()[pick.cell()];
            boolean further = before != null && row.ranks()[pick.cell()] == pick.rank();
            if (pick.listed() && further) {
                row.texts()[pick.cell()] = before + ";" + text;
            } else if (!pick.added()) {
                row.put(pick.cell(), pick.rank(), text);
            } else if (further) {
                row.texts()[pick.cell()] = sum(before, text);
            }
        }
    }

    private static String sum(String before, String more) throws NotReadable {
        try {
            BigDecimal number = more.length() > LONGEST_NUMBER ? null : new BigDecimal(more);
            // 1e999999999 would be written out digit by digit.
            if (number != null && Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                return new BigDecimal(before).add(number).toPlainString();
            }
            throw new NotReadable("a number to be added up is too long");
        } catch (NumberFormatException noNumber) {
            throw new NotReadable("'" + more + "' is to be added up and is no number");
        }
    }

    private static String firstLine(String message) {
        return Arrays.stream(message.split("\n", 2)).findFirst().orElse("");
    }
}
