package io.meridiem.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/**
 * A file some of whose cells hold an object of JSON, as connectors write a vendor's free keys, opened where a value
 * inside is asked for.
 *
 * @param file the file as it stands
 * @param inside for every cell the paths its value may stand at inside it; none where the cell is the value
 */
record OpenedCells(SourceFile file, List<List<String>> inside) implements SourceFile {
    private static final long serialVersionUID = 1L;

    @Override
    public String path() {
        return file.path();
    }

    @Override
    public Iterator<Parsed> records() {
        Iterator<Parsed> records = file.records();
        List<JsonCells> readers = inside.stream()
                .map(paths -> paths.isEmpty() ? null : new JsonCells(null, List.of(paths)))
                .toList();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Parsed next() {
                return opened(records.next(), readers);
            }
        };
    }

    private static Parsed opened(Parsed record, List<JsonCells> readers) {
        String[] cells = record.cells();
        for (int i = 0; i < readers.size() && record.problem() == null; i++) {
            if (readers.get(i) != null && cells[i] != null && !cells[i].isBlank()) {
                try {
                    byte[] text = cells[i].getBytes(StandardCharsets.UTF_8);
                    List<JsonCells.Found> found = readers.get(i).read(text, 0, text.length);
                    cells[i] = found.isEmpty() ? null : found.get(0).cells()[0];
                } catch (JsonCells.NotReadable why) {
                    String says = "a cell should hold an object and does not: "
                            + why.getMessage().replaceFirst("^not JSON: ", "");
                    return new Parsed(record.number(), record.line(), record.text(), says, cells);
                }
            }
        }
        return record;
    }
}
