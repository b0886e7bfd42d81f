package io.meridiem.ingest;

import java.time.LocalDate;

/**
 * For tables whose rows are compared word for word: accounts, invoices, whatever is exported as it stands now.
 *
 * @param versions whether a source brings several versions of a row, of which the newest counts
 */
record WholeRowSql(BronzeTable table, boolean versions) implements LandingSql {

    /**
     * Every row with its fate: kept, unchanged, duplicate (said before, word for word), superseded (its key comes again
     * with other content), unreadable, or a word for rows that a rule leaves out.
     */
    @Override
    public String fates() {
        boolean lastCounts = table.collision() == BronzeTable.Collision.LAST;
        return """
                with aged as (
                    select *, %s as past from %s
                ),
                judged as (
                    select *, problem = '' and skipped is null and not past as fit from aged
                ),
                seen as (
                    select
                        *,
                        row_number() over (
                            partition by fit, row_hash order by source_file, source_record
                        ) as copy,
                        first_value(row_hash) over (
                            partition by fit, source_instance, %s
                            order by source_file desc, source_record desc, row_hash
                        ) as last_hash
                    from judged
                ),
                held as (
                    select distinct row_hash as held_hash from %s
                )
                select
                    %s,
                    raw,
                    lost,
                    nullif(problem, '') as problem,
                    case
                        when past then 'filtered'
                        when skipped is not null then skipped
                        when problem <> '' then 'unreadable'
                        when copy > 1 then 'duplicate'
                        when %s then 'superseded'
                        when held_hash is not null then 'unchanged'
                        else 'kept'
                    end as fate
                from seen
                left join held on held_hash = row_hash
                """
                .formatted(
                        past(),
                        input(),
                        key(),
                        table.name(),
                        columns(),
                        lastCounts ? "row_hash <> last_hash" : "false");
    }

    /** A deletion is a version too: what was there before it is past. */
    private String past() {
        String told = "problem = '' and coalesce(skipped, '') <> 'filtered'";
        return versions
                ? "coalesce(" + told + " and version < max(version) over (partition by " + told + ", source_instance, "
                        + key() + "), false)"
                : "false";
    }

    @Override
    public String counts(LocalDate loadedUntil) {
        return """
                with collided as (
                    select min(concat_ws(' ', %1$s)) as sample from %2$s
                    where fate in ('kept', 'unchanged', 'superseded')
                    group by source_instance, %1$s having count(*) > 1
                )
                select
                    count(*) as rows_in,
                    count_if(fate = 'kept') as kept,
                    count_if(fate = 'unchanged') as unchanged,
                    count_if(fate = 'duplicate') as duplicate,
                    count_if(fate = 'deleted') as deleted,
                    count_if(fate = 'filtered') as filtered,
                    count_if(fate = 'superseded') as superseded,
                    count_if(fate = 'unreadable') as unreadable,
                    count(lost) as lost,
                    count_if(fate = 'kept' and %3$s <= date '%4$s') as late,
                    min(if(fate in ('kept', 'unchanged'), %8$s, null)) as span_from,
                    max(if(fate in ('kept', 'unchanged'), %5$s, null)) as span_to,
                    %6$s as unreadable_sample,
                    (select count(*) from collided) as collisions,
                    (select concat_ws('; ', min(sample), nullif(max(sample), min(sample))) from collided) as collision_sample,
                    %7$s as amounts
                from %2$s
                """
                .formatted(
                        key(),
                        staged(),
                        firstDate(),
                        loadedUntil,
                        lastDate(),
                        UNREADABLE_SAMPLE,
                        amounts(),
                        earliestDate());
    }

    @Override
    public String taken() {
        return "select " + columns() + " from " + staged() + " where fate in ('kept', 'unchanged')";
    }
}
