package io.meridiem.reports.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An account's id as a place in the file system, whatever the id holds: letters, digits, {@code _} and {@code -} stand for
 * themselves, every other byte of its UTF-8 form as {@code %XX}. Each place leads back to its id.
 *
 * <p>Names end at 255 bytes in common file systems: a longer id goes on in a folder, whose name ends in {@code +}.
 */
public final class AccountFile {
    private static final int LONGEST = 200;
    private static final String GOES_ON = "+";
    private static final String ENDING = ".pdf";

    private AccountFile() {}

    /** The PDF's place below {@code accounts}. */
    public static Path of(String id, String locale) {
        String safe = safe(id);
        Path place = Path.of("");
        while (safe.length() > LONGEST) {
            place = place.resolve(safe.substring(0, LONGEST) + GOES_ON);
            safe = safe.substring(LONGEST);
        }
        return place.resolve(safe + "." + locale + ENDING);
    }

    /**
     * The id a place stands for.
     *
     * @throws IllegalArgumentException when {@link #of} makes no such place
     */
    public static String id(Path place) {
        StringBuilder safe = new StringBuilder();
        for (Path part : place) {
            String name = part.toString();
            boolean isLast = part.equals(place.getFileName());
            int end = isLast ? name.indexOf('.') : name.length() - 1;
            if (end < 0 || (!isLast && !name.endsWith(GOES_ON))) {
                throw new IllegalArgumentException("no account's file is called " + place);
            }
            safe.append(name, 0, end);
        }
        return plain(safe.toString(), place);
    }

    private static String safe(String id) {
        StringBuilder safe = new StringBuilder();
        for (byte one : id.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (one & 0xFF);
            boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || sign == '_' || sign == '-');
            safe.append(plain ? String.valueOf(sign) : String.format(Locale.ROOT, "%%%02X", (int) sign));
        }
        return safe.toString();
    }

    private static String plain(String safe, Path place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < safe.length(); at++) {
            if (safe.charAt(at) != '%') {
                bytes.write(safe.charAt(at));
            } else if (at + 2 < safe.length()) {
                bytes.write(Integer.parseInt(safe.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                throw new IllegalArgumentException("no account's file is called " + place);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
