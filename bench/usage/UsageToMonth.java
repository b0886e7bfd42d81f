import com.sun.management.OperatingSystemMXBean;
import io.meridiem.build.Dag;
import io.meridiem.build.Model;
import io.meridiem.build.MonthRange;
import io.meridiem.build.Parameters;
import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import io.meridiem.contract.SettingsFile;
import io.meridiem.contract.TableName;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.run.Run;
import io.meridiem.table.LakeSession;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * From a demo company's events, as they lie in bronze, to what its accounts did by month: once by the product's own
 * models, once by DuckDB in one statement over the same Parquet files. Both write a CSV file of the same rows.
 *
 * <p>Arguments: {@code meridiem|duckdb}, the configuration, the CSV file.
 */
public final class UsageToMonth {
    private UsageToMonth() {}

    public static void main(String[] args) throws Exception {
        Path conf = Path.of(args[1]).toAbsolutePath();
        Settings settings = SettingsFile.read(conf, Path.of("").toAbsolutePath(), Section.all(), System.getenv());
        Path csv = Path.of(args[2]).toAbsolutePath();
        if (args[0].equals("duckdb")) {
            duckdb(settings, csv);
        } else {
            meridiem(settings, csv);
        }
    }

    private static void meridiem(Settings settings, Path csv) throws Exception {
        try (LakeSession session = Run.open(settings, BronzeTables.load())) {
            YearMonth last = YearMonth.from(settings.calendar().today()).minusMonths(1);
            MonthRange range = new MonthRange(settings.calendar().start(), last);
            Parameters parameters = new Parameters(settings, range, range);
            session.read(TableName.of("silver.seat")).count();
            Clock clock = new Clock("meridiem");
            for (String name : List.of("silver.usage_day", "silver.user_month")) {
                Model model = Dag.load(settings).models().stream()
                        .filter(one -> one.spec().name().toString().equals(name))
                        .findFirst()
                        .orElseThrow();
                Path staged = Files.createTempDirectory("bench").resolve("rows");
                var rows = model.rows(session, parameters.bound(model.spec().write()));
                rows.write().parquet(staged.toString());
                session.show(TableName.of(name), session.spark().read().schema(rows.schema()).parquet(staged.toString()));
            }
            var months = session.sql(
                    """
                    select account_id, month, count_if(day_mask <> 0) as active_users,
                        sum(bit_count(day_mask)) as active_days, sum(actions) as actions,
                        sum(task_events) as task_events, sum(designed_events) as designed_events,
                        sum(records) as records, sum(complete_records) as complete_records,
                        sum(timely_records) as timely_records
                    from silver.user_month
                    where account_id not like 'unmatched:%' and account_id not like 'test:%'
                    group by account_id, month order by account_id, month
                    """,
                    Map.of());
            try (var out = Files.newBufferedWriter(csv)) {
                for (var row : months.collectAsList()) {
                    out.write(row.mkString(",") + "\n");
                }
            }
            clock.stop();
        }
    }

    private static void duckdb(Settings settings, Path csv) throws Exception {
        String lake = settings.lake();
        String catalogue = settings.adoption().actions().stream()
                .map(one -> "('" + one.event() + "', " + one.qualifying() + ", " + (one.task() != null) + ", "
                        + one.designed() + ")")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        String sql = Files.readString(Path.of("bench", "usage", "usage_to_month.sql"))
                .replace("{lake}", lake)
                .replace("{catalogue}", catalogue)
                .replace("{timely}", String.valueOf(settings.adoption().targets().timelyHours()))
                .replace("{until}", settings.calendar().today().withDayOfMonth(1).toString())
                .replace("{csv}", csv.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 2");
            statement.execute("set TimeZone = '" + settings.calendar().zone() + "'");
            statement.execute("select 1");
            Clock clock = new Clock("duckdb");
            statement.execute(sql);
            clock.stop();
        }
    }

    /** Wall clock and processor time of the whole process, from when the engine stands ready. */
    private record Clock(String engine, long wall, long processor) {
        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        Clock(String engine) {
            this(engine, System.nanoTime(), SYSTEM.getProcessCpuTime());
        }

        void stop() {
            System.out.printf(
                    "%-10s %7.1f %9.1f%n",
                    engine, (System.nanoTime() - wall) / 1e9, (SYSTEM.getProcessCpuTime() - processor) / 1e9);
        }
    }
}
