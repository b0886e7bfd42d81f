package io.meridiem.table;

import com.globalmentor.apache.hadoop.fs.BareLocalFileSystem;
import io.meridiem.contract.Settings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.SparkSession;

/** How Spark is started and set up for Delta and for short jobs on small tables. */
public final class SparkStart {
    private static final AtomicReference<CompletableFuture<SparkSession>> AHEAD = new AtomicReference<>();

    private SparkStart() {}

    /** Whether the session to come is the caller's to stop: nobody else's is there. Waits for one that is starting. */
    static boolean isOwn() {
        CompletableFuture<SparkSession> ahead = AHEAD.getAndSet(null);
        if (ahead != null) {
            // Where it failed, starting it again tells why.
            ahead.exceptionally(failed -> null).join();
        }
        return ahead != null || SparkSession.getDefaultSession().isEmpty();
    }

    /**
     * Starts the session that the next {@link LakeSession#open} of the same settings will work in, while the caller does something
     * else; planning a first statement, which takes as long again, included. Does nothing where there is one already.
     */
    public static void ahead(Settings settings) {
        if (SparkSession.getDefaultSession().isEmpty()) {
            AHEAD.set(CompletableFuture.supplyAsync(() -> {
                SparkSession spark = of(settings);
                spark.sql("select id % 2 as half, count(*) as many from range(4) group by half")
                        .collectAsList();
                return spark;
            }));
        }
    }

    /** The session that is there, or a new one set up by {@link #defaults} and what {@code settings.spark()} says. */
    static SparkSession of(Settings settings) {
        SparkSession.Builder builder = builder(settings.calendar().zone());
        settings.spark().forEach(builder::config);
        return builder.getOrCreate();
    }

    /** A session for work that has no lake: the one that is there, or a small one, whose end is the caller's. */
    public static SparkSession alone() {
        return builder(ZoneOffset.UTC)
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate();
    }

    private static SparkSession.Builder builder(ZoneId zone) {
        SparkSession.Builder builder = SparkSession.builder().appName("meridiem");
        if (System.getProperty("spark.master") == null) {
            builder.master("local[*]");
        }
        defaults(zone).forEach(builder::config);
        return builder;
    }

    /** What every session is set up with, for Delta and for short jobs on small tables. */
    public static Map<String, String> defaults(ZoneId zone) {
        Map<String, String> defaults = new HashMap<>();
        defaults.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        defaults.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        defaults.put("spark.sql.session.timeZone", zone.getId());
        defaults.put("spark.hadoop.fs.file.impl", BareLocalFileSystem.class.getName());
        defaults.put("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.class.getName());
        // Bound parameters in Delta's own queries fail without it (delta-io/delta#7640).
        defaults.put("spark.sql.legacy.parameterSubstitution.constantsOnly", "true");
        defaults.put("spark.sql.shuffle.partitions", "2");
        defaults.put("spark.databricks.delta.snapshotPartitions", "2");
        // Lists are gathered in memory up to so many groups; past the default of 128 every group is sorted instead.
        defaults.put("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "100000");
        // Outside UTC every commit is followed by a second look at all a table's files, for the sake of partitions by
        // timestamps; no table here has partitions.
        defaults.put("spark.databricks.delta.allFilesInCrc.verificationMode.forceOnNonUTC.enabled", "false");
        // A table is a file a month at most, and Parquet's own footers tell what is in it; asking the log first is a
        // query
        // of its own, planned for every scan.
        defaults.put("spark.databricks.delta.stats.skipping", "false");
        // Keys stand first; statistics over every column of a small table cost more than writing it.
        defaults.put("spark.databricks.delta.properties.defaults.dataSkippingNumIndexedCols", "3");
        // Every sort and every hash table begins with a page, by default a 64th of the heap: thirty megabytes to clear
        // and
        // to hold for a dozen rows.
        defaults.put("spark.buffer.pageSize", "1m");
        defaults.put("spark.ui.enabled", "false");
        defaults.put("spark.ui.showConsoleProgress", "false");
        defaults.put("spark.sql.adaptive.enabled", "false");
        // Every query's plan is written out for a page that is switched off.
        defaults.put("spark.sql.ui.explainMode", "simple");
        // Nobody looks at a history that only fills the heap.
        defaults.put("spark.sql.ui.retainedExecutions", "5");
        defaults.put("spark.ui.retainedJobs", "20");
        defaults.put("spark.ui.retainedStages", "20");
        defaults.put("spark.ui.retainedTasks", "100");
        return defaults;
    }
}
