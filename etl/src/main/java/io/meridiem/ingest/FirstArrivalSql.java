package io.meridiem.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * For tables of events, of which the first row of a key counts. They are long and their keys hardly ever come again:
 * rows are staged as they are read, a number made of the key tells which keys may have come again, and only the rows of
 * those are sorted.
 */
record FirstArrivalSql(BronzeTable table) implements LandingSql {

    /** The name under which the numbers of keys that may have come again are read. */
    String marks() {
        return "ops.landing_marks_" + table.name().name();
    }

    /** The name under which the rows of such keys are read, numbered in {@code copy} from 1 in the order they came. */
    String repeats() {
        return "ops.landing_repeats_" + table.name().name();
    }

    @Override
    public List<String> unlike() {
        List<String> unlike = new ArrayList<>(List.of("source_record", "source_line"));
        unlike.addAll(table.key());
        table.columns().stream()
                .filter(one -> one.type() == ColumnType.TIMESTAMP)
                .map(BronzeColumn::name)
                .forEach(unlike::add);
        return unlike;
    }

    /** Every row with its fate as far as the row alone tells it: unreadable, left out by a rule, or arrived. */
    @Override
    public String fates() {
        return """
                select
                    %s,
                    raw,
                    lost,
                    nullif(problem, '') as problem,
                    case
                        when skipped is not null then skipped
                        when problem <> '' then 'unreadable'
                        else 'arrived'
                    end as fate
                from %s
                """
                .formatted(columns(), input());
    }

    /** The numbers of keys that stand on several rows; two keys with one number are told apart afterwards. */
    String findMarks() {
        return """
                select %1$s as mark from %2$s where fate = 'arrived' group by %1$s having count(*) > 1
                """
                .formatted(mark(), staged());
    }

    /** Their rows. */
    String findRepeats() {
        String came = table.order() == null ? "" : table.order() + " asc nulls last, ";
        return """
                select
                    %1$s,
                    row_number() over (
                        partition by %2$s, source_instance order by %3$ssource_file, source_record
                    ) as copy
                from %4$s
                left semi join %6$s on mark = %5$s
                where fate = 'arrived'
                """
                .formatted(columns(), key(), came, staged(), mark(), marks());
    }

    @Override
    public String counts(LocalDate loadedUntil) {
        return """
                with read_in as (
                    %1$s
                ),
                taken as (
                    %2$s
                ),
                counted as (
                    %3$s
                ),
                -- What the table held before is told by number too: a chance in a million of one row too many.
                known as (
                    select count(*) as rows, count_if(%4$s <= date '%5$s') as dated_before
                    from taken
                    left semi join (select %6$s as held from %7$s) on held = %6$s
                )
                select
                    rows_in,
                    counted.rows - known.rows as kept,
                    known.rows as unchanged,
                    rows_in - deleted - filtered - unreadable - counted.rows as duplicate,
                    deleted,
                    filtered,
                    cast(0 as bigint) as superseded,
                    unreadable,
                    lost,
                    counted.dated_before - known.dated_before as late,
                    span_from,
                    span_to,
                    unreadable_sample,
                    cast(0 as bigint) as collisions,
                    cast(null as string) as collision_sample,
                    %8$s as amounts
                from read_in, counted, known
                """
                .formatted(
                        readIn(),
                        taken(),
                        counted("taken", loadedUntil),
                        firstDate(),
                        loadedUntil,
                        mark(),
                        table.name(),
                        amounts());
    }

    /** What became of the staged rows, each looked at alone. */
    String readIn() {
        return """
                select
                        count(*) as rows_in,
                        count_if(fate = 'deleted') as deleted,
                        count_if(fate = 'filtered') as filtered,
                        count_if(fate = 'unreadable') as unreadable,
                        count(lost) as lost,
                        %s as unreadable_sample
                    from %s"""
                .formatted(UNREADABLE_SAMPLE, staged());
    }

    /** How many rows are taken, and of which time. */
    String counted(String taken, LocalDate loadedUntil) {
        return """
                select
                        count(*) as rows,
                        count_if(%s <= date '%s') as dated_before,
                        min(%s) as span_from,
                        max(%s) as span_to
                    from %s"""
                .formatted(firstDate(), loadedUntil, earliestDate(), lastDate(), taken);
    }

    /** The days of rows, one a row. */
    String days(String rows) {
        return "select distinct cast(" + firstDate() + " as string) from " + rows;
    }

    @Override
    public String taken() {
        return """
                select %1$s from %2$s
                left anti join %4$s on mark = %3$s
                where fate = 'arrived'
                union all
                select %1$s from %5$s where copy = 1
                """
                .formatted(columns(), staged(), mark(), marks(), repeats());
    }

    /** The columns of rows that have a name. */
    String columnsOf(String name) {
        return String.join(
                ", ",
                List.of(table.schema().fieldNames()).stream()
                        .map(one -> name + "." + one)
                        .toList());
    }

    String mark() {
        return "xxhash64(source_instance, " + key() + ")";
    }
}
