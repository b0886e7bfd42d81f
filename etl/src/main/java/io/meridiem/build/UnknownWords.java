package io.meridiem.build;

import io.meridiem.contract.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The model {@code silver.unknown_word}: what sources write where a column holds one of a few words of ours, and we do
 * not know it. Its text is made of the columns' declarations, so that a column declared is a column looked at.
 */
final class UnknownWords {
    private static final TableName NAME = new TableName("silver", "unknown_word");

    private UnknownWords() {}

    /** The model, with a check for every column, so that a finding is about one. */
    static Model model() {
        List<WordColumns.Column> columns = WordColumns.declared();
        String checks = columns.stream().map(UnknownWords::check).collect(Collectors.joining());
        String told = columns.stream().map(UnknownWords::told).collect(Collectors.joining("    union all\n"));
        return SqlModel.parse(NAME, HEAD + checks + "---*/\n" + QUERY.formatted(told));
    }

    private static final String HEAD =
            """
            /*---
            description: A word that stands where a column holds one of a few words of ours, and is none of them.
            owner: customer success
            key: [table_name, column_name, source_instance, word, currency]
            write: whole
            columns:
              table_name: the bronze table, without its layer
              column_name: its column
              source_instance: the connection it came from
              word: as it is written there, its first 60 letters
              currency: ISO 4217 code of amount; empty where there is no money
              source_rows: rows that hold it
              amount: what those rows amount to; null where there is no money
            checks:
            """;

    /** What a check adds up where there is money: in the reporting currency, as far as there is a rate. */
    private static final String MONEY =
            """
            , sum(round(amount * if(currency = :reporting_currency, 1, fx.rate), 2)) as money
                      from silver.unknown_word
                      left join (
                          select from_currency, max_by(rate, rate_date) as rate
                          from bronze.fx_rate
                          where to_currency = :reporting_currency and rate_type = 'spot' and rate_date <= last_day(:to_month)
                          group by from_currency
                      ) as fx on fx.from_currency = currency""";

    private static String check(WordColumns.Column column) {
        return """
                  - id: %1$s_%2$s
                    severity: warn
                    says: "{rows} rows of bronze.%1$s have a %2$s that is none of %3$s and stays as it is written: say under the source's words what it means, as {%1$s: {%2$s: {%4$s: theirs}}}"
                    rows: >
                      select
                          array_join(slice(sort_array(collect_list(
                              word || ' in ' || source_instance || coalesce(' (' || cast(amount as decimal(18,2)) || ' ' || currency || ')', '')
                          )), 1, 10), ', ') as sample,
                          sum(source_rows) as rows%5$s
                      where table_name = '%1$s' and column_name = '%2$s'
                      having count(*) > 0
                """
                .formatted(
                        column.table(),
                        column.name(),
                        String.join(", ", column.ours()),
                        column.ours().get(0),
                        column.amount() == null ? "\n          from silver.unknown_word" : MONEY);
    }

    /** A ticket's status may be the id of a stage, which says itself what it means. */
    private static String told(WordColumns.Column column) {
        String stages = column.table().equals("support_ticket") && column.name().equals("status")
                ? """
                    left anti join bronze.crm_stage as stage
                        on stage.source_instance = told.source_instance
                        and stage.kind = 'ticket'
                        and stage.stage_id = told.status
                """
                : "";
        String like = column.like() == null
                ? ""
                : " and not lower(told." + column.name() + ") rlike r'" + column.like() + "'";
        return """
                    select
                        '%1$s' as table_name,
                        '%2$s' as column_name,
                        told.source_instance,
                        left(told.%2$s, 60) as word,
                        %3$s as currency,
                        %4$s as amount
                    from bronze.%1$s as told
                %5$s    where told.%2$s not in (%6$s)%7$s
                """
                .formatted(
                        column.table(),
                        column.name(),
                        column.amount() == null ? "''" : "coalesce(told.currency, '')",
                        column.amount() == null ? "cast(null as decimal(24,10))" : "told." + column.amount(),
                        stages,
                        column.ours().stream().map(one -> "'" + one + "'").collect(Collectors.joining(", ")),
                        like);
    }

    private static final String QUERY =
            """
            with told as (
            %s)
            select
                table_name,
                column_name,
                source_instance,
                word,
                currency,
                count(*) as source_rows,
                cast(sum(amount) as decimal(18,4)) as amount
            from told
            group by table_name, column_name, source_instance, word, currency
            """;
}
