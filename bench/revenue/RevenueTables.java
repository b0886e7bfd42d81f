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
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;

/**
 * 20,000 accounts' subscription periods to the revenue tables of 36 months: once by the product's own models, once by DuckDB
 * over the same Parquet files. Both write Parquet files of the same rows, which DuckDB then compares.
 *
 * <p>Arguments: {@code make|meridiem|duckdb|compare}, the folder everything lies in.
 */
public final class RevenueTables {
    private static final List<String> GIVEN =
            List.of("silver.account", "gold.account_month", "silver.subscription_line", "silver.rate_month", "silver.invoice_line");
    private static final List<String> MADE =
            List.of("silver.mrr_month", "gold.revenue_month", "gold.retention_month", "gold.cohort_month");
    private static final MonthRange MONTHS = new MonthRange(YearMonth.of(2022, 1), YearMonth.of(2024, 12));

    private RevenueTables() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]).toAbsolutePath();
        switch (args[0]) {
            case "make" -> asked(folder, "make.sql", "make");
            case "duckdb" -> asked(folder, "revenue.sql", "duckdb");
            case "compare" -> compare(folder);
            default -> meridiem(folder);
        }
    }

    private static void meridiem(Path folder) throws Exception {
        Path conf = Files.writeString(
                folder.resolve("meridiem.yml"),
                "company: {name: B}\ncurrency: {reporting: EUR}\ncalendar: {start: 2022-01}\nlake: lake\nsources: [{name: b, adapter: generic, folder: .}]\n");
        Settings settings = SettingsFile.read(conf, Path.of("").toAbsolutePath(), Section.withoutSources(), System.getenv());
        List<Model> models = Dag.load(settings).models();
        Parameters parameters = new Parameters(settings, MONTHS, MONTHS);
        try (LakeSession session = Run.open(settings, BronzeTables.load())) {
            for (String name : GIVEN) {
                session.show(TableName.of(name), session.spark().read().parquet(folder.resolve(name).toString()));
            }
            session.read(TableName.of("silver.subscription_line")).count();
            Clock clock = new Clock("meridiem");
            for (String name : MADE) {
                Model model = models.stream()
                        .filter(one -> one.spec().name().toString().equals(name))
                        .findFirst()
                        .orElseThrow();
                String to = folder.resolve("meridiem").resolve(name).toString();
                var rows = model.rows(session, parameters.bound(model.spec().write()));
                rows.write().mode("overwrite").parquet(to);
                session.show(TableName.of(name), session.spark().read().schema(rows.schema()).parquet(to));
            }
            clock.stop();
        }
    }

    private static void asked(Path folder, String file, String engine) throws Exception {
        Files.createDirectories(folder.resolve("duckdb"));
        for (String name : GIVEN) {
            Files.createDirectories(folder.resolve(name));
        }
        String sql = Files.readString(Path.of("bench", "revenue", file)).replace("{folder}", folder.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 2");
            Clock clock = new Clock(engine);
            for (String one : sql.strip().split(";\\s*(\\R|$)")) {
                statement.execute(one);
            }
            if (!engine.equals("make")) {
                clock.stop();
            }
        }
    }

    /** Prints how many rows both have; ends with 1 where one has a row the other has not. */
    private static void compare(Path folder) throws Exception {
        long differ = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String name : MADE.subList(1, MADE.size())) {
                String ours = "select * from '" + folder.resolve("meridiem").resolve(name) + "/*.parquet'";
                String theirs = "select * from '" + folder.resolve("duckdb").resolve(name + ".parquet") + "'";
                long apart = count(statement, "(" + ours + ") except all (" + theirs + ")")
                        + count(statement, "(" + theirs + ") except all (" + ours + ")");
                System.out.printf("%-24s %,9d rows, %d differ%n", name, count(statement, ours), apart);
                differ += apart;
            }
        }
        if (differ > 0) {
            System.exit(1);
        }
    }

    private static long count(Statement statement, String rows) throws Exception {
        try (ResultSet result = statement.executeQuery("select count(*) from (" + rows + ")")) {
            result.next();
            return result.getLong(1);
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
