package io.meridiem.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.hadoop.io.compress.GzipCodec;

/**
 * A file's bytes, unpacked when its name ends in {@code .gz}. A packed file that is cut off or damaged ends where it can
 * no longer be unpacked, and {@link #damage()} says so: what came before is good. Text of UTF-16 comes as UTF-8.
 */
final class SourceStream extends InputStream {
    private final InputStream in;
    private final boolean packed;
    private final InputStream text = new Utf8Text(new Unpacked());
    private volatile String damage;
    private volatile int last = '\n';

    private SourceStream(InputStream in, boolean packed) {
        this.in = in;
        this.packed = packed;
    }

    /** Opens a local path or URI. */
    static SourceStream open(String path) {
        boolean packed = path.toLowerCase(Locale.ROOT).endsWith(".gz");
        try {
            InputStream bytes = Storage.open(path);
            if (!packed) {
                return new SourceStream(bytes, false);
            }
            GzipCodec codec = new GzipCodec();
            codec.setConf(Storage.configuration());
            return new SourceStream(codec.createInputStream(new Device(bytes)), true);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with the packing; null while nothing is. */
    String damage() {
        return damage;
    }

    /** Whether the last byte there was ended a line, so that the damage cut no record in two. */
    boolean endedWithLine() {
        return last == '\n';
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = text.read(bytes, offset, length);
        if (count > 0) {
            last = bytes[offset + count - 1];
        }
        return count;
    }

    /** The bytes up to where they can be unpacked. */
    private final class Unpacked extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (damage != null) {
                return -1;
            }
            try {
                return in.read(bytes, offset, length);
            } catch (IOException broken) {
                if (!packed) {
                    throw broken;
                }
                damage = "the file ends in the middle of its packed data (" + broken.getMessage() + ")";
                return -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Lets go of a file that was read to its end. */
    void done() {
        try {
            in.close();
        } catch (IOException unwilling) {
            throw new UncheckedIOException(unwilling);
        }
    }

    /** The packed bytes: trouble with the device they lie on is not to be taken for a damaged file. */
    private static final class Device extends FilterInputStream {
        Device(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }
    }
}
