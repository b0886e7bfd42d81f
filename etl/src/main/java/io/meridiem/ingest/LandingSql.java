package io.meridiem.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The questions landing puts to a table's rows: what becomes of each, how many met which fate, and which go into the
 * table. They depend on the table's key and dates, so they are composed from its declaration.
 */
sealed interface LandingSql permits WholeRowSql, FirstArrivalSql {

    /**
     * The questions that fit what the table does with a key that comes again.
     *
     * @param versions whether a source brings several versions of a row, told apart in the column {@code version}
     */
    static LandingSql of(BronzeTable table, boolean versions) {
        return table.collision() == BronzeTable.Collision.FIRST
                ? new FirstArrivalSql(table)
                : new WholeRowSql(table, versions);
    }

    BronzeTable table();

    /** The name the rows are read under before their fate is known. */
    default String input() {
        return "ops.landing_input_" + table().name().name();
    }

    /** The name the staged rows are read under. */
    default String staged() {
        return "ops.landing_staged_" + table().name().name();
    }

    /** Columns to stage in which hardly two rows are alike, as far as that is known. */
    default List<String> unlike() {
        return List.of();
    }

    /** The rows to stage: the table's columns, {@code raw}, {@code lost}, {@code problem} and {@code fate}. */
    String fates();

    /**
     * One row of counts over the staged rows.
     *
     * @param loadedUntil the last day the lake holds; a new row dated up to it is late
     */
    String counts(LocalDate loadedUntil);

    /** By column of the source, in how many rows that count the connector could not keep its value. */
    default String losses() {
        return """
                select field, count(*) as rows
                from (
                    select explode(split(lost, ';')) as field from %s
                    where fate in ('kept', 'unchanged', 'arrived')
                )
                group by field
                order by rows desc, field
                """
                .formatted(staged());
    }

    /** The rows that are the table from now on. */
    String taken();

    /** The columns that name a row of one source. */
    default String key() {
        return String.join(", ", table().key());
    }

    /** The table's columns as they are stored. */
    default String columns() {
        return String.join(", ", table().schema().fieldNames());
    }

    /** The date by which a row belongs to a month. */
    default String firstDate() {
        return table().span().isEmpty()
                ? "cast(null as date)"
                : "to_date(" + table().span().get(0) + ")";
    }

    /** The same date as far as it may begin the table's months; the years 1, 1900 and 1970 mean "none" and tell nothing. */
    default String earliestDate() {
        return "if(year(" + firstDate() + ") > 1970, " + firstDate() + ", null)";
    }

    /** The latest date of a row; the year 9999 and its like mean "no end" and tell nothing. */
    default String lastDate() {
        if (table().span().isEmpty()) {
            return "cast(null as date)";
        }
        return table().span().stream()
                .map(one -> "if(year(" + one + ") < 2200, to_date(" + one + "), null)")
                .collect(Collectors.joining(", ", table().span().size() > 1 ? "greatest(" : "(", ")"));
    }

    /** What the rows of each fate but the kept amount to, by currency; null where the table is not about money. */
    default String amounts() {
        return table().amount() == null
                ? "cast(null as array<struct<fate: string, currency: string, amount: decimal(38,6)>>)"
                : """
                (
                        select collect_list(struct(fate, currency, amount))
                        from (
                            select fate, currency, cast(sum(%s) as decimal(38,6)) as amount
                            from %s
                            where fate not in ('kept', 'unchanged') and currency is not null
                            group by fate, currency
                            order by fate, currency
                        )
                    )"""
                        .formatted(table().amount(), staged());
    }

    /** Where the first row that cannot be read stands, and why. */
    String UNREADABLE_SAMPLE =
            """
            min(if(fate = 'unreadable', struct(
                        source_record,
                        concat(source_file, ' line ', source_line, ' (record ', source_record, '): ', problem) as says
                    ), null)).says""";
}
