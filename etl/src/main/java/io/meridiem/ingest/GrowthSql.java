package io.meridiem.ingest;

import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * The questions put to rows that are added to a table of which the first row of a key counts. The table's own rows are
 * looked at by their keys alone.
 *
 * @param first the questions put to the new rows by themselves, which are staged
 */
record GrowthSql(FirstArrivalSql first) {

    /** The name under which those keys of new rows are read that the table holds. */
    String held() {
        return "ops.landing_held_" + first.table().name().name();
    }

    /** Such keys, and how early their row came; found by number first, so that most keys are read and forgotten. */
    String findHeld() {
        return """
                select %1$s, source_instance, %2$s as came
                from %3$s
                left semi join (select %4$s as fresh from (%5$s)) on fresh = %4$s
                """
                .formatted(first.key(), came(), first.table().name(), first.mark(), first.taken());
    }

    /** The new rows whose key the table does not hold. */
    String more() {
        return "select %1$s from (%2$s) as fresh left anti join %3$s as held on %4$s"
                .formatted(first.columnsOf("fresh"), first.taken(), held(), sameKey());
    }

    /**
     * As {@link LandingSql#counts}; {@code clashes} are new rows that came before the one of their key the table holds, or are
     * that very row: a run that was killed had added it and told nobody.
     */
    String counts(LocalDate loadedUntil) {
        return """
                with read_in as (
                    %1$s
                ),
                more as (
                    %2$s
                ),
                counted as (
                    %3$s
                ),
                clash as (
                    select count(*) as clashes
                    from (select *, %4$s as arrived from (%5$s)) as fresh
                    join %6$s as held on %7$s and fresh.arrived <= held.came
                )
                select
                    rows_in,
                    counted.rows as kept,
                    cast(0 as bigint) as unchanged,
                    rows_in - deleted - filtered - unreadable - counted.rows as duplicate,
                    deleted,
                    filtered,
                    cast(0 as bigint) as superseded,
                    unreadable,
                    lost,
                    counted.dated_before as late,
                    span_from,
                    span_to,
                    unreadable_sample,
                    cast(0 as bigint) as collisions,
                    cast(null as string) as collision_sample,
                    clashes
                from read_in, counted, clash
                """
                .formatted(
                        first.readIn(),
                        more(),
                        first.counted("more", loadedUntil),
                        came(),
                        first.taken(),
                        held(),
                        sameKey());
    }

    private String sameKey() {
        String same = first.table().key().stream()
                .map(one -> "held." + one + " = fresh." + one)
                .collect(Collectors.joining(" and "));
        return same + " and held.source_instance = fresh.source_instance";
    }

    /** The earlier comes first: by the table's own order, where it is told, and then by file and record. */
    private String came() {
        String order = first.table().order();
        return "struct(" + (order == null ? "" : order + " is null as untold, " + order + ", ")
                + "source_file, source_record)";
    }
}
