package io.meridiem.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * A text whose lines all end in a line feed, whichever way they ended before, be it both in one file: the parser knows one
 * line end a file, and cuts and counts lines wrongly where another turns up. A carriage return elsewhere is left alone,
 * unless the first line ends in one.
 */
final class LineFeeds extends InputStream {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private boolean returnsAlone;
    private boolean anyLine;

    LineFeeds(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int made = 0;
        while (made < length && (at < filled || made == 0)) {
            if (!there()) {
                return -1;
            }
            byte one = buffer[at++];
            if (one == '\r') {
                boolean alone = !there() || buffer[at] != '\n';
                returnsAlone |= alone && !anyLine;
                if (alone) {
                    bytes[offset + made++] = (byte) (returnsAlone ? '\n' : '\r');
                }
                anyLine = true;
            } else {
                anyLine |= one == '\n';
                bytes[offset + made++] = one;
            }
        }
        return made;
    }

    /** Whether a byte is left to take. */
    private boolean there() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(in.read(buffer, 0, buffer.length), 0);
        }
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
