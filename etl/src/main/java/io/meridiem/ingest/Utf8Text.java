package io.meridiem.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text in UTF-8: one that begins with the mark of UTF-16 or UTF-32, as spreadsheets save it, is written anew, any other
 * is passed on as it stands. What is no letter there becomes a byte that is none in UTF-8, so that its row is set aside.
 */
final class Utf8Text extends InputStream {
    private static final byte NO_LETTER = (byte) 0xff;

    private final InputStream in;
    private final ByteBuffer given = ByteBuffer.allocate(1 << 13);
    private ByteBuffer made = ByteBuffer.allocate(0);
    private CharsetDecoder decoder;
    private int unit;
    private boolean looked;

    Utf8Text(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!looked) {
            looked = true;
            look(in.readNBytes(4));
        }
        while (!made.hasRemaining()) {
            if (decoder == null) {
                return in.read(bytes, offset, length);
            }
            if (!more()) {
                return -1;
            }
        }
        int count = Math.min(length, made.remaining());
        made.get(bytes, offset, count);
        return count;
    }

    private void look(byte[] first) {
        String marked = marked(first);
        if (marked == null) {
            made = ByteBuffer.wrap(first);
        } else {
            unit = marked.endsWith("32") ? 4 : 2;
            decoder = Charset.forName(marked).newDecoder();
            given.put(first);
        }
        given.flip();
    }

    /** The encoding a text's first bytes stand for; null for UTF-8 and whatever tells none. */
    private static String marked(byte[] first) {
        int high = first.length < 2 ? 0 : (first[0] & 0xff) << 8 | first[1] & 0xff;
        int low = first.length < 4 ? -1 : (first[2] & 0xff) << 8 | first[3] & 0xff;
        if (high == 0xfffe && low == 0 || high == 0 && low == 0xfeff) {
            return "UTF-32";
        }
        return high == 0xfffe || high == 0xfeff ? "UTF-16" : null;
    }

    /** Makes more bytes of those given; false when there is nothing left to make them of. */
    private boolean more() throws IOException {
        given.compact();
        int count = in.read(given.array(), given.position(), given.remaining());
        given.position(given.position() + Math.max(count, 0)).flip();
        CharBuffer letters = CharBuffer.allocate(given.remaining() + 1);
        CoderResult stopped = decoder.decode(given, letters, count < 0);
        ByteBuffer text = StandardCharsets.UTF_8.encode(letters.flip());
        if (stopped.isMalformed()) {
            // Half a letter: the other half, which is not there, would be the line's end.
            given.position(given.position() + Math.min(stopped.length(), unit));
            byte[] bytes = Arrays.copyOf(text.array(), text.limit() + 1);
            bytes[text.limit()] = NO_LETTER;
            text = ByteBuffer.wrap(bytes);
        }
        made = text;
        return made.hasRemaining() || count >= 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
