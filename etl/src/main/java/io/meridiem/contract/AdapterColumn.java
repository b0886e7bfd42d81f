package io.meridiem.contract;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one of our columns comes from: a column of the file, or else what the source declares, or else a constant.
 *
 * @param from the file's column, or path inside its objects, under the names it goes by, the likeliest first; empty when
 *     it is never in the file
 * @param declared the word of the source's {@code declared} that fills the whole column of a file without any of those
 *     names; null for none
 * @param constant the value that does the same; null for none, and null when {@code declared} is not
 * @param reading how the cell's text becomes the value
 */
public record AdapterColumn(List<String> from, String declared, String constant, Reading reading) {

    /**
     * What is to be done with a cell beyond reading it as its column's type.
     *
     * @param orElse the file's columns of which the first there is stands in where the cell is empty
     * @param minorOf our column with the currency in whose minor unit the cell is written; null where it is in the major
     * @param is texts that make it true, any other false; empty where the cell says so itself
     * @param dividedBy what the number is divided by, as 60 for seconds that become minutes; null for nothing
     * @param moneyIn our column with the currency of the amount, which may stand beside its digits too; null where none
     *     does
     * @param madeOf our columns out of whose values the id of a row that has none is made; none where it needs one
     * @param ifReadable whether a cell that cannot be read is no value, instead of setting its row aside
     * @param words our word, then the words for it that stand in the file, beside those we know anyway
     */
    public record Reading(
            List<String> orElse,
            String minorOf,
            List<String> is,
            BigDecimal dividedBy,
            String moneyIn,
            List<String> madeOf,
            boolean ifReadable,
            Map<String, List<String>> words)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** As it stands. */
        public static final Reading PLAIN =
                new Reading(List.of(), null, List.of(), null, null, List.of(), false, Map.of());

        /** The same where a source has words of its own, which come before the adapter's. */
        Reading with(Map<String, List<String>> theirs) {
            Map<String, List<String>> all = new LinkedHashMap<>(words);
            theirs.forEach((ours, more) ->
                    all.merge(ours, more, (known, added) -> Stream.concat(known.stream(), added.stream())
                            .toList()));
            return new Reading(orElse, minorOf, is, dividedBy, moneyIn, madeOf, ifReadable, all);
        }
    }

    public AdapterColumn(List<String> from, String declared, String constant) {
        this(from, declared, constant, Reading.PLAIN);
    }

    /** A column of the file, under the first of these names that exists. */
    public static AdapterColumn from(List<String> names) {
        return new AdapterColumn(List.copyOf(names), null, null);
    }

    /** This column as a source has it: under that name alone, or, where it is empty, not in the file at all. */
    AdapterColumn as(String theirs) {
        return theirs.isEmpty()
                ? new AdapterColumn(List.of(), declared, constant, reading)
                : new AdapterColumn(List.of(theirs), null, null, reading);
    }

    /** This column where a source has words of its own for what stands in it. */
    AdapterColumn with(Map<String, List<String>> words) {
        return new AdapterColumn(from, declared, constant, reading.with(words));
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
