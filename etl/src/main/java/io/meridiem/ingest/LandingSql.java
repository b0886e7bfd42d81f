package io.meridiem.ingest;

import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * The two questions landing puts to a table's rows: what becomes of each, and how many met which fate. They depend on
 * the table's key and dates, so they are composed from its declaration.
 */
record LandingSql(BronzeTable table) {

    /** The name the rows are read under before their fate is known. */
    String input() {
        return "ops.landing_input_" + table.name().name();
    }

    /** The name the staged rows are read under. */
    String staged() {
        return "ops.landing_staged_" + table.name().name();
    }

    /**
     * Every row with its {@code fate}: kept, unchanged, duplicate (said before, word for word), superseded (its key comes
     * again with other content) or unreadable.
     */
    String fates() {
        boolean lastCounts = table.collision() == BronzeTable.Collision.LAST;
        return """
                with seen as (
                    select
                        *,
                        row_number() over (
                            partition by problem = '', row_hash order by source_file, source_record
                        ) as copy,
                        first_value(row_hash) over (
                            partition by problem = '', source_instance, %s
                            order by source_file desc, source_record desc
                        ) as last_hash
                    from %s
                ),
                held as (
                    select distinct row_hash as held_hash from %s
                )
                select
                    %s,
                    raw,
                    nullif(problem, '') as problem,
                    case
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
                        key(),
                        input(),
                        table.name(),
                        String.join(", ", table.schema().fieldNames()),
                        lastCounts ? "row_hash <> last_hash" : "false");
    }

    /**
     * One row of counts over the staged rows.
     *
     * @param loadedUntil the last day the lake holds; a new row dated up to it is late
     */
    String counts(LocalDate loadedUntil) {
        String first = table.span().isEmpty()
                ? "cast(null as date)"
                : "to_date(" + table.span().get(0) + ")";
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
                    count_if(fate = 'superseded') as superseded,
                    count_if(fate = 'unreadable') as unreadable,
                    count_if(fate = 'kept' and %3$s <= date '%4$s') as late,
                    min(if(fate in ('kept', 'unchanged'), %3$s, null)) as span_from,
                    max(if(fate in ('kept', 'unchanged'), %5$s, null)) as span_to,
                    min(if(fate = 'unreadable', struct(
                        source_record,
                        concat(source_file, ' line ', source_line, ' (record ', source_record, '): ', problem) as says
                    ), null)).says as unreadable_sample,
                    (select count(*) from collided) as collisions,
                    (select concat_ws('; ', min(sample), nullif(max(sample), min(sample))) from collided) as collision_sample
                from %2$s
                """
                .formatted(key(), staged(), first, loadedUntil, lastDate());
    }

    private String key() {
        return String.join(", ", table.key());
    }

    /** The latest date of a row; the year 9999 and its like mean "no end" and tell nothing. */
    private String lastDate() {
        if (table.span().isEmpty()) {
            return "cast(null as date)";
        }
        return table.span().stream()
                .map(one -> "if(year(" + one + ") < 2200, to_date(" + one + "), null)")
                .collect(Collectors.joining(", ", table.span().size() > 1 ? "greatest(" : "(", ")"));
    }
}
