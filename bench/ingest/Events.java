import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * A company's events from the exported files to Parquet by DuckDB, with the casts, left-out rows and first arrivals of the
 * product's adapter; then one line that tells rows apart. Arguments: {@code load|tell}, the events' or the table's files, the
 * Parquet file to write.
 */
final class Events {
    private static final String LOAD =
            """
            copy (
                select
                    messageId as event_id, event, userId as user_id,
                    coalesce(context.groupId, properties.account_id) as account_id,
                    try_cast("timestamp" as timestamptz) as occurred_at,
                    try_cast(receivedAt as timestamptz) as received_at,
                    try_cast(properties.quantity as decimal(38,10)) as quantity,
                    properties.complete as is_complete,
                    try_cast(properties.happened_at as timestamptz) as fact_at,
                    filename
                from read_json('%s', format = 'newline_delimited', ignore_errors = true, filename = true, columns = {
                    messageId: 'varchar', type: 'varchar', event: 'varchar', userId: 'varchar',
                    context: 'struct(groupId varchar)',
                    properties: 'struct(account_id varchar, quantity varchar, complete boolean, happened_at varchar)',
                    "timestamp": 'varchar', receivedAt: 'varchar'})
                where
                    type not in ('identify', 'group', 'alias', 'page', 'screen')
                    and messageId is not null and event is not null and try_cast("timestamp" as timestamptz) is not null
                qualify row_number() over (
                    partition by messageId order by try_cast(receivedAt as timestamptz) nulls last, filename) = 1
            ) to '%s' (format parquet)
            """;
    private static final String TELL =
            """
            select count(*), count(distinct event_id), count(user_id), count(account_id), count(distinct event),
                sum(epoch_ms(occurred_at)), sum(epoch_ms(received_at)), count_if(is_complete), count(fact_at), sum(quantity)
            from read_parquet('%s')
            """;

    public static void main(String[] args) throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement ask = duckdb.createStatement()) {
            ask.execute("set threads = 2");
            ask.execute("set memory_limit = '1400MB'");
            if (args[0].equals("load")) {
                ask.execute(LOAD.formatted(args[1], Path.of(args[2])));
                return;
            }
            try (ResultSet told = ask.executeQuery(TELL.formatted(args[1]))) {
                told.next();
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= told.getMetaData().getColumnCount(); i++) {
                    line.append(i == 1 ? "" : " ").append(told.getString(i));
                }
                System.out.println(line);
            }
        }
    }

    private Events() {}
}
