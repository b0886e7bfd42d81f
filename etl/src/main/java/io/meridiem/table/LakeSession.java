package io.meridiem.table;

import io.meridiem.contract.Lake;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A Spark session on one lake: SQL that says {@code gold.revenue_month} finds the Delta table, or the rows that a build
 * has staged and not yet swapped in.
 */
public final class LakeSession implements AutoCloseable {
    /** Bytes up to which cutting rows into parts, sending those about and merging them costs more than it saves. */
    private static final long ONE_PART = 4L << 20;

    private final SparkSession spark;
    private final Lake lake;
    private final Map<TableName, StructType> declared;
    private final Set<TableName> shown = new ConcurrentSkipListSet<>();
    private final boolean own;
    private final Configuration hadoop;

    /**
     * Works in a session somebody else starts and stops.
     *
     * @param declared tables that may be asked for before anything was written, with the columns they will have
     */
    public LakeSession(SparkSession spark, Lake lake, Map<TableName, StructType> declared) {
        this(spark, lake, declared, false);
    }

    private LakeSession(SparkSession spark, Lake lake, Map<TableName, StructType> declared, boolean own) {
        this.spark = spark;
        this.own = own;
        this.lake = lake;
        this.declared = new HashMap<>(declared);
        this.hadoop = spark.sessionState().newHadoopConf();
    }

    /**
     * Works in the session that is there already, or starts one and stops it when closed; {@code settings.spark()}
     * overrides every choice.
     */
    public static LakeSession open(Settings settings, Map<TableName, StructType> declared) {
        boolean own = SparkStart.isOwn();
        return new LakeSession(SparkStart.of(settings), new Lake(settings.lake()), declared, own);
    }

    public SparkSession spark() {
        return spark;
    }

    public Lake lake() {
        return lake;
    }

    /**
     * Plans a statement with its parameters bound by name.
     *
     * @throws Unavailable where it names a table that was never built
     */
    public Dataset<Row> sql(String text, Map<String, Object> parameters) {
        return sql(text, parameters, Map.of());
    }

    /** The same with other tables, which are shown, in the place of some that the statement names. */
    public Dataset<Row> sql(String text, Map<String, Object> parameters, Map<TableName, TableName> inTheirPlace) {
        SqlText statement = SqlText.parse(text);
        statement.reads().stream()
                .map(one -> inTheirPlace.getOrDefault(one, one))
                .forEach(this::ensureShown);
        return spark.sql(statement.through(one -> view(inTheirPlace.getOrDefault(one, one))), parameters);
    }

    /** The rows of a table as readers see them now. */
    public Dataset<Row> read(TableName table) {
        ensureShown(table);
        return spark.table(view(table));
    }

    /** From now on the name stands for these rows. */
    public void show(TableName table, Dataset<Row> rows) {
        rows.createOrReplaceTempView(view(table));
        shown.add(table);
    }

    /** From now on the name stands for the table on disk again. */
    public void forget(TableName table) {
        shown.remove(table);
    }

    /** The table on disk; its declared columns and no rows where it is not there yet. */
    public Dataset<Row> stored(TableName table) {
        if (exists(table)) {
            return inOnePart(lake.path(table), new DeltaFiles(spark, hadoop).rows(new Path(lake.path(table))));
        }
        StructType columns = declared.get(table);
        if (columns == null) {
            throw new Unavailable(table + " is not in the lake " + lake.root() + " yet: build it with 'meridiem run'");
        }
        return spark.createDataFrame(new java.util.ArrayList<Row>(), columns);
    }

    /** The rows of a folder of Parquet files. */
    public Dataset<Row> files(String folder, StructType columns) {
        return inOnePart(folder, spark.read().schema(columns).parquet(folder));
    }

    /**
     * Puts a folder's Parquet files, and their columns, in the place of all a table held: one commit, and no row is read
     * or written again. From now on the table's name stands for them, and is read without asking Delta's log each time.
     */
    public void replace(TableName table, String folder, StructType columns) {
        String[] files = new DeltaFiles(spark, hadoop)
                .replace(new Path(lake.path(table)), new Path(folder), columns).stream()
                        .map(Path::toString)
                        .toArray(String[]::new);
        show(table, inOnePart(lake.path(table), spark.read().schema(columns).parquet(files)));
    }

    /** Puts a folder's Parquet files, of the table's own columns, beside what it holds, in one commit. */
    public void append(TableName table, String folder) {
        new DeltaFiles(spark, hadoop).append(new Path(lake.path(table)), new Path(folder));
        forget(table);
    }

    /**
     * Puts rows in the place of those a condition holds for, in one commit; of all other rows none is written again.
     *
     * @param condition on the table's columns, as SQL
     */
    public void exchange(TableName table, Dataset<Row> rows, String condition) {
        new DeltaFiles(spark, hadoop).allowMarks(new Path(lake.path(table)));
        new DeltaWriter(lake).replaceWhere(table, rows, condition);
        forget(table);
    }

    /** Rows that are read from files: in one part where those are small, so that nothing has to be brought together. */
    private Dataset<Row> inOnePart(String folder, Dataset<Row> rows) {
        long bytes =
                Stream.of(list(new Path(folder))).mapToLong(FileStatus::getLen).sum();
        return isSmall(bytes) ? rows.coalesce(1) : rows;
    }

    /** Whether rows of so many bytes are best worked on in one part. */
    public static boolean isSmall(long bytes) {
        return bytes <= ONE_PART;
    }

    /** Whether the table was ever written. */
    public boolean exists(TableName table) {
        return pathExists(new Path(lake.path(table), "_delta_log"));
    }

    /** Every table on disk. */
    public Set<TableName> tables() {
        Set<TableName> found = new TreeSet<>();
        for (String layer : new String[] {"bronze", "silver", "gold", "ops"}) {
            Path folder = new Path(lake.root(), layer);
            if (pathExists(folder)) {
                for (FileStatus one : list(folder)) {
                    TableName table = new TableName(layer, one.getPath().getName());
                    if (exists(table)) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        if (own) {
            spark.stop();
        }
    }

    private void ensureShown(TableName table) {
        if (!shown.contains(table)) {
            show(table, stored(table));
        }
    }

    private boolean pathExists(Path path) {
        try {
            return files(path).exists(path);
        } catch (IOException unreachable) {
            throw new Unavailable("cannot look into the lake at " + path, unreachable);
        }
    }

    private FileStatus[] list(Path folder) {
        try {
            return files(folder).listStatus(folder);
        } catch (IOException unreachable) {
            throw new Unavailable("cannot list " + folder, unreachable);
        }
    }

    private FileSystem files(Path path) throws IOException {
        return path.getFileSystem(hadoop);
    }

    private static String view(TableName table) {
        return table.layer() + "__" + table.name();
    }
}
