package io.meridiem.testing;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import io.meridiem.table.SparkStart;
import java.time.ZoneOffset;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Spark session for all tests of a module. spark-testing-base has a JUnit 4 life cycle, so it is held here and
 * started once; its shared context is never stopped, since a second start costs more than all the tests.
 */
public final class LocalSpark implements BeforeAllCallback, AfterEachCallback {
    /** The library's suite, set up as the product's own sessions are. */
    private static final class Suite extends JavaDataFrameSuiteBase {
        @Override
        public boolean enableHiveSupport() {
            return false;
        }

        @Override
        public SparkConf conf() {
            SparkConf conf = super.conf();
            SparkStart.defaults(ZoneOffset.UTC).forEach(conf::set);
            // Rows by the dozen: making and compiling Java for a query, or cutting it into parts, takes longer than its
            // rows.
            conf.set("spark.sql.codegen.wholeStage", "false");
            conf.set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
            conf.set("spark.sql.shuffle.partitions", "1");
            conf.set("spark.databricks.delta.snapshotPartitions", "1");
            // A test's output is read when it fails: thousands of lines on every task are in the way then.
            conf.set("spark.log.level", "WARN");
            return conf;
        }
    }

    /** Started when first asked for. */
    private static final class Started {
        static final Suite SUITE = suite();

        private static Suite suite() {
            Suite suite = new Suite();
            suite.runBefore();
            return suite;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared();
    }

    /** Delta keeps every table it opened, plans and all, for an hour: a hundred lakes of sixty tables fill the heap. */
    @Override
    public void afterEach(ExtensionContext context) {
        DeltaLog.clearCache();
    }

    /** The shared session. */
    public SparkSession spark() {
        return shared();
    }

    /** The same, for properties, which run beside JUnit's own tests and know no extension of theirs. */
    public static SparkSession shared() {
        return Started.SUITE.spark();
    }

    /** Fails, showing the rows that differ, unless both have the same columns and rows in any order. */
    public void assertSame(Dataset<Row> expected, Dataset<Row> actual) {
        Started.SUITE.assertDataFrameNoOrderEquals(expected, actual);
    }
}
