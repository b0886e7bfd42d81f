package io.meridiem.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The lines of a stream as slices of one buffer: no text is made of a line that nobody needs as text. */
final class Lines {
    /** A longer line is no record of anything; it is cut off, and the next one read. */
    private static final int LONGEST = 64 << 20;

    private static final int KEPT_OF_TOO_LONG = 1_000;

    private final SourceStream in;
    private byte[] buffer = new byte[1 << 17];
    private int scanned;
    private int filled;
    private boolean ended;
    private int start;
    private int length;
    private boolean tooLong;
    private long number;

    Lines(SourceStream in) {
        this.in = in;
    }

    /** Moves to the next line; false after the last. */
    boolean next() {
        start = scanned;
        number++;
        tooLong = false;
        int seen = 0;
        while (true) {
            int end = lineFeed(start + seen);
            if (end >= 0) {
                length = end - start;
                scanned = end + 1;
                return true;
            }
            seen = filled - start;
            if (ended) {
                length = seen;
                scanned = filled;
                return seen > 0;
            }
            if (seen > LONGEST) {
                tooLong = true;
                seen = KEPT_OF_TOO_LONG;
                filled = start + seen;
            }
            more();
        }
    }

    private int lineFeed(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads on; what stands before the line goes. */
    private void more() {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int count = in.read(buffer, filled, buffer.length - filled);
            ended = count < 0;
            filled += Math.max(count, 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    /** In bytes, the line feed left out. */
    int length() {
        return length;
    }

    /** Of the current line, counted from 1. */
    long number() {
        return number;
    }

    /** Whether only the beginning and the end of the line are left. */
    boolean tooLong() {
        return tooLong;
    }

    /** Whether this is the piece of a line at which a damaged file breaks off. */
    boolean brokenOff() {
        return ended && scanned == filled && in.damage() != null && !in.endedWithLine();
    }
}
