package io.meridiem.reports.value;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of a month's customers.
 *
 * @param named those named; all where it is empty
 * @param without those left out all the same
 */
record Chosen(Collection<String> named, Set<String> without) {
    static final Chosen ALL = new Chosen(List.of(), Set.of());

    static Chosen of(Collection<String> named) {
        return new Chosen(named, Set.of());
    }

    /** As a condition on the column {@code account_id}. */
    String sql() {
        String only = named.isEmpty() ? "true" : "account_id in (" + listed(named) + ")";
        return without.isEmpty() ? only : only + " and account_id not in (" + listed(without) + ")";
    }

    private static String listed(Collection<String> accounts) {
        return accounts.stream()
                .map(one -> "'" + one.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", "));
    }
}
