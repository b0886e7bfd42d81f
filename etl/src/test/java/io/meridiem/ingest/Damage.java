package io.meridiem.ingest;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What befalls a file on its way.
 *
 * @param at where in the part that may be hit, from 0 for its beginning to 1 for its end
 */
record Damage(Kind kind, double at, byte[] bytes) {
    /** CUT: all behind is lost; CHANGED: a byte is another one; ADDED: bytes stand between; LOST: a byte is not there. */
    enum Kind {
        CUT,
        CHANGED,
        ADDED,
        LOST
    }

    static Arbitrary<Damage> any() {
        Arbitrary<byte[]> added = Arbitraries.of(
                        "\"", "\"\"", ",", "\n", "\r", "\r\n", "\0", "#", "\n\"", "\",\"", "}", "{", "[", ":")
                .map(one -> one.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Arbitrary<byte[]> byteOfAnyKind = Arbitraries.bytes().map(one -> new byte[] {one});
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.oneOf(added, byteOfAnyKind))
                .as(Damage::new);
    }

    static Arbitrary<List<Damage>> some() {
        return any().list().ofMinSize(1).ofMaxSize(3);
    }

    /** Where it hits a file whose bytes from {@code first} on may be hit. */
    int place(int first, int length) {
        return first + (int) (at * (length - first));
    }

    byte[] done(byte[] file, int first) {
        int place = Math.min(place(first, file.length), file.length);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(file, 0, place);
        if (kind == Kind.CUT || place == file.length) {
            return all.toByteArray();
        }
        if (kind != Kind.LOST) {
            all.write(bytes, 0, kind == Kind.CHANGED ? 1 : bytes.length);
        }
        int rest = kind == Kind.ADDED ? place : place + 1;
        all.write(file, rest, file.length - rest);
        return all.toByteArray();
    }

    static byte[] all(byte[] file, int first, List<Damage> damages) {
        byte[] broken = file;
        for (Damage one : damages) {
            broken = one.done(broken, first);
        }
        return broken;
    }

    /** Up to where two files are the same. */
    static int same(byte[] one, byte[] other) {
        int at = 0;
        while (at < one.length && at < other.length && one[at] == other[at]) {
            at++;
        }
        return at;
    }
}
