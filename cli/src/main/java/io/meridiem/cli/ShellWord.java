package io.meridiem.cli;

import java.nio.file.Path;

/** A path as a shell takes it. */
final class ShellWord {
    private ShellWord() {}

    /** Quoted only where it must be. */
    static String of(Path path) {
        String plain = path.toString();
        return plain.matches("[\\p{L}\\p{N}/._+-]+") ? plain : "'" + plain.replace("'", "'\\''") + "'";
    }
}
