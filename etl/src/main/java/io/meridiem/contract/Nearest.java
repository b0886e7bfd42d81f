package io.meridiem.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The known name with the fewest edits from what was written, if it is near enough to be meant: a third of the
     * letters, but one in a very short word and two in a short one. Swapped letters count as one, case and the
     * choice of dash or underscore for nothing.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        int limit = written.length() < 5 ? 1 : Math.max(2, written.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(limit);
        record Candidate(String name, int edits) {}
        return known.stream()
                .map(name -> new Candidate(name, edits(plain(written), plain(name), distance)))
                .filter(candidate -> candidate.edits() >= 0)
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /** Letters in the wrong order are one slip of the fingers; more edits than the limit are -1. */
    private static int edits(String written, String known, LevenshteinDistance distance) {
        boolean swapped = written.length() > 2
                && !written.equals(known)
                && Arrays.equals(
                        written.chars().sorted().toArray(),
                        known.chars().sorted().toArray());
        return swapped ? 1 : distance.apply(written, known);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
