package io.meridiem.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one of our columns comes from: a column of the file, or else what the source declares, or else a constant.
 *
 * @param from the file's column under the names it goes by, the likeliest first; empty when it is never in the file
 * @param declared the word of the source's {@code declared} that fills the whole column of a file without any of those
 *     names; null for none
 * @param constant the value that does the same; null for none, and null when {@code declared} is not
 */
public record AdapterColumn(List<String> from, String declared, String constant) {

    /** A column of the file, under the first of these names that exists. */
    public static AdapterColumn from(List<String> names) {
        return new AdapterColumn(List.copyOf(names), null, null);
    }

    /**
     * The header's spelling of the first of our names that exists in it: exactly, or else ignoring case and blanks
     * around. Empty when the file has none of them.
     */
    public Optional<String> in(List<String> header) {
        return from.stream().filter(header::contains).findFirst().or(() -> from.stream()
                .flatMap(name -> header.stream().filter(theirs -> theirs.strip().equalsIgnoreCase(name)))
                .findFirst());
    }

    /** The value of the whole column for a file that has none of our names; empty when there is none. */
    public Optional<String> literal(Map<String, String> sourceDeclares) {
        return Optional.ofNullable(declared).map(sourceDeclares::get).or(() -> Optional.ofNullable(constant));
    }
}
