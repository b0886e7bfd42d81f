package io.meridiem.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * A file of JSON, an object a line. Rows are its objects or, with {@code each}, the elements of a list inside them; an
 * object without elements gives none.
 *
 * @param each path of that list; null where the object is the row
 * @param wanted for every cell asked for the paths it may stand at, the likeliest first
 */
public record JsonLinesFile(String path, String each, List<List<String>> wanted) implements SourceFile {
    private static final long serialVersionUID = 1L;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    @Override
    public Iterator<Parsed> records() {
        return new Records();
    }

    /** One line ahead of its reader, as a line may hold no row. */
    private final class Records implements Iterator<Parsed> {
        private final SourceStream in = SourceStream.open(path);
        private final Lines lines = new Lines(in);
        private final JsonCells picker = new JsonCells(each, wanted);
        private List<JsonCells.Found> found = List.of();
        private final Supplier<String> whole = this::text;
        private int taken;
        private Parsed broken;
        private boolean damageTold;

        @Override
        public boolean hasNext() {
            while (broken == null && taken == found.size()) {
                if (lines.next()) {
                    read();
                } else if (in.damage() != null && !damageTold) {
                    tellDamage();
                } else {
                    in.done();
                    return false;
                }
            }
            return true;
        }

        @Override
        public Parsed next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (broken != null) {
                Parsed told = broken;
                broken = null;
                return told;
            }
            JsonCells.Found one = found.get(taken++);
            return new Parsed(lines.number(), lines.number(), one.raw() == null ? whole : one::raw, null, one.cells());
        }

        private void read() {
            found = List.of();
            taken = 0;
            int start = start();
            int length = lines.start() + lines.length() - start;
            if (lines.brokenOff()) {
                tellDamage();
            } else if (lines.tooLong()) {
                broken = broken("not JSON: the line is longer than any object should be");
            } else if (!blank(start, length)) {
                try {
                    found = picker.read(lines.buffer(), start, length);
                } catch (JsonCells.NotReadable why) {
                    broken = broken(why.getMessage());
                }
            }
        }

        private void tellDamage() {
            damageTold = true;
            broken = broken(in.damage());
        }

        private Parsed broken(String problem) {
            return new Parsed(lines.number(), lines.number(), whole, problem, new String[wanted.size()]);
        }

        private String text() {
            return new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.UTF_8).strip();
        }

        private int start() {
            byte[] bytes = lines.buffer();
            int start = lines.start();
            boolean marked = lines.number() == 1
                    && lines.length() >= 3
                    && bytes[start] == BYTE_ORDER_MARK[0]
                    && bytes[start + 1] == BYTE_ORDER_MARK[1]
                    && bytes[start + 2] == BYTE_ORDER_MARK[2];
            return marked ? start + BYTE_ORDER_MARK.length : start;
        }

        private boolean blank(int start, int length) {
            for (int i = start; i < start + length; i++) {
                if (lines.buffer()[i] > ' ' || lines.buffer()[i] < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
