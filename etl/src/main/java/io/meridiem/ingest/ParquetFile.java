package io.meridiem.ingest;

import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file, read as a table of texts like any other file, so that one way leads into bronze. Only columns asked for
 * are read; a row's line is its number.
 *
 * @param picked names of the columns asked for, one for each cell
 */
record ParquetFile(String path, List<String> picked) implements SourceFile {
    private static final long serialVersionUID = 1L;

    /** A file that cannot be read as Parquet, and why. */
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged(Exception why) {
            super(String.valueOf(why.getMessage()).replaceAll("org\\.apache\\.\\S+@\\w+ ?", "it "), why);
        }
    }

    /** What the file's end tells of it. */
    record Footer(String[] columns, long rows) {}

    /**
     * Reads the columns' names and how many rows there are.
     *
     * @throws Damaged where the file has no such end: it is cut off or something else
     */
    static Footer footer(String path) {
        try (ParquetFileReader reader = ParquetFileReader.open(input(path))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            return new Footer(
                    schema.getFields().stream().map(Type::getName).toArray(String[]::new), reader.getRecordCount());
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof Unavailable gone) {
                throw gone;
            }
            throw new Damaged(unreadable);
        }
    }

    @Override
    public Iterator<Parsed> records() {
        return new Records();
    }

    private static InputFile input(String path) throws IOException {
        return Storage.isLocal(path)
                ? new LocalInputFile(Path.of(path))
                : HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(path), Storage.configuration());
    }

    /** Opens a file's rows as groups of values. */
    private static final class Groups extends ParquetReader.Builder<Group> {
        Groups(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }

    /** Walks the file; where it breaks off the last record says so. */
    private final class Records implements Iterator<Parsed> {
        private final ParquetReader<Group> reader;
        private final ParquetTexts texts;
        private Group next;
        private String damage;
        private long number;

        Records() {
            try (ParquetFileReader look = ParquetFileReader.open(input(path))) {
                MessageType schema = look.getFileMetaData().getSchema();
                List<Type> wanted = new ArrayList<>();
                picked.stream().distinct().forEach(one -> wanted.add(schema.getType(one)));
                MessageType asked = new MessageType(schema.getName(), wanted);
                Configuration reading = new Configuration(Storage.configuration());
                reading.set(ReadSupport.PARQUET_READ_SCHEMA, asked.toString());
                reader = new Groups(input(path)).withConf(reading).build();
                texts = new ParquetTexts(asked);
            } catch (IOException unreadable) {
                throw new Damaged(unreadable);
            }
            advance();
        }

        private void advance() {
            next = null;
            try {
                next = reader.read();
                if (next == null) {
                    reader.close();
                }
            } catch (IOException | RuntimeException broken) {
                damage = "the file cannot be read on from here (" + broken.getMessage() + ")";
            }
        }

        @Override
        public boolean hasNext() {
            return next != null || damage != null;
        }

        @Override
        public Parsed next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            number++;
            if (next == null) {
                String told = damage;
                damage = null;
                return new Parsed(number, number, () -> "", told, new String[picked.size()]);
            }
            Group row = next;
            String[] cells = picked.stream().map(one -> texts.cell(row, one)).toArray(String[]::new);
            Parsed parsed = new Parsed(number, number, () -> texts.row(row), null, cells);
            advance();
            return parsed;
        }
    }
}
