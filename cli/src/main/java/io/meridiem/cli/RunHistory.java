package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.table.LakeSession;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What ran, from the {@code ops} tables. */
record RunHistory(LakeSession session, PrintStream out) {

    /** All runs, the latest first; with an id that run's tables, ledger, findings and changes. */
    int print(Optional<String> id) {
        if (id.isEmpty()) {
            section(
                    """
                    select
                        run,
                        verb,
                        months,
                        date_format(started_at, 'yyyy-MM-dd HH:mm:ss') as started_at,
                        cast(unix_timestamp(ended_at) - unix_timestamp(started_at) as int) as seconds,
                        outcome
                    from ops.run
                    order by started_at desc, run desc
                    """,
                    Map.of());
            return 0;
        }
        Map<String, Object> run = Map.of("run", id.get());
        if (session.sql("select 1 from ops.run where run = :run", run).isEmpty()) {
            throw Misconfigured.option("ID", "there is no run '" + id.get() + "'; 'meridiem runs' lists them");
        }
        section("select * from ops.run where run = :run", run);
        titled(
                "tables",
                "select `table`, months, rows, round(seconds, 1) as seconds, outcome from ops.table_run"
                        + " where run = :run order by `table`",
                run);
        titled(
                "where the rows went",
                "select `table`, rows_in, kept, unchanged, duplicate, deleted, filtered, quarantined,"
                        + " late from ops.ledger where run = :run order by `table`",
                run);
        titled(
                "findings",
                "select severity, `table`, `check`, rows, money, currency, says, sample from ops.finding"
                        + " where run = :run order by severity, `table`, `check`",
                run);
        titled("changed since the run before", CHANGES, run);
        return 0;
    }

    private static final String CHANGES =
            """
            with made as (
                select `table`, rows, run from ops.table_run where outcome = 'made'
            ),
            before as (
                select `table`, max_by(rows, run) as rows
                from made where run < :run
                group by `table`
            )
            select made.`table`, before.rows as rows_before, made.rows as rows_now
            from made
            left join before on before.`table` = made.`table`
            where made.run = :run and made.rows <> coalesce(before.rows, -1)
            order by made.`table`
            """;

    private void titled(String title, String sql, Map<String, Object> parameters) {
        out.print("\n" + title + "\n");
        section(sql, parameters);
    }

    private void section(String sql, Map<String, Object> parameters) {
        Dataset<Row> rows = session.sql(sql, parameters);
        Results.of(Format.TABLE, rows.schema(), out).print(rows.collectAsList().iterator());
    }
}
