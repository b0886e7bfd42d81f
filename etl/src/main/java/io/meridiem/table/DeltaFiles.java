package io.meridiem.table;

import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes Parquet files that are written already into a Delta table, in one commit and without reading a row of them again.
 * The only class that touches Delta's own log.
 */
final class DeltaFiles {
    private static final String MARKS = "delta.enableDeletionVectors";

    private final SparkSession spark;
    private final Configuration hadoop;

    DeltaFiles(SparkSession spark, Configuration hadoop) {
        this.spark = spark;
        this.hadoop = hadoop;
    }

    /**
     * Puts the files of a folder, and their columns, in the place of all the table held. They are moved: who still reads
     * the folder finds it empty.
     *
     * @return where they are now
     * @throws Unavailable where a file cannot be moved; the table is as it was, and the next run stages anew
     */
    List<Path> replace(Path table, Path folder, StructType columns) {
        // Delta asks for the thread's own session, which only Spark's public ways of writing set.
        SparkSession.setActiveSession(spark);
        DeltaLog log = DeltaLog.forTable(spark, table);
        OptimisticTransaction commit = log.startTransaction();
        List<Action> actions = new ArrayList<>();
        if (commit.readVersion() >= 0) {
            CollectionConverters.asJava(commit.filterFiles())
                    .forEach(old -> actions.add(old.removeWithTimestamp(System.currentTimeMillis(), true)));
        }
        described(commit, columns.asNullable());
        List<FileStatus> files = moved(folder, table);
        files.forEach(file -> actions.add(added(file)));
        commit.commit(scala(actions), written(SaveMode.Overwrite));
        return files.stream().map(FileStatus::getPath).toList();
    }

    /** The table's rows as they are now. */
    Dataset<Row> rows(Path table) {
        SparkSession.setActiveSession(spark);
        DeltaLog log = DeltaLog.forTable(spark, table);
        OptimisticTransaction look = log.startTransaction();
        if (!look.metadata().configuration().contains(MARKS)) {
            return spark.read().format("delta").load(table.toString());
        }
        // A session that does not ask the log which files to skip (SparkStart) reads marks of files it is given by
        // name.
        return log.createDataFrame(look.snapshot(), look.filterFiles(), false, Option.empty());
    }

    /** Puts the files of a folder beside what the table holds; the same in all else. */
    void append(Path table, Path folder) {
        SparkSession.setActiveSession(spark);
        OptimisticTransaction commit = DeltaLog.forTable(spark, table).startTransaction();
        List<Action> actions = new ArrayList<>();
        moved(folder, table).forEach(file -> actions.add(added(file)));
        commit.commit(scala(actions), written(SaveMode.Append));
    }

    /**
     * From now on rows may leave the table without their file being written again: a mark beside the file says which are
     * gone.
     */
    void allowMarks(Path table) {
        SparkSession.setActiveSession(spark);
        OptimisticTransaction commit = DeltaLog.forTable(spark, table).startTransaction();
        Metadata before = commit.metadata();
        if (before.configuration().contains(MARKS)) {
            return;
        }
        scala.collection.immutable.Map<String, String> properties =
                before.configuration().updated(MARKS, "true");
        commit.updateMetadata(
                new Metadata(
                        before.id(),
                        before.name(),
                        before.description(),
                        before.format(),
                        before.schemaString(),
                        before.partitionColumns(),
                        properties,
                        before.createdTime()),
                false);
        commit.commit(scala(List.of()), new DeltaOperations.SetTableProperties(properties));
    }

    private static void described(OptimisticTransaction commit, StructType columns) {
        Metadata before = commit.metadata();
        if (commit.readVersion() >= 0 && before.schema().equals(columns)) {
            return;
        }
        boolean isNew = commit.readVersion() < 0;
        commit.updateMetadata(
                new Metadata(
                        isNew ? UUID.randomUUID().toString() : before.id(),
                        before.name(),
                        before.description(),
                        new Format("parquet", Map$.MODULE$.empty()),
                        columns.json(),
                        scala(List.of()),
                        before.configuration(),
                        isNew ? Option.apply(System.currentTimeMillis()) : before.createdTime()),
                false);
    }

    private List<FileStatus> moved(Path folder, Path table) {
        List<FileStatus> moved = new ArrayList<>();
        try {
            FileSystem files = folder.getFileSystem(hadoop);
            files.mkdirs(table);
            for (FileStatus file :
                    files.listStatus(folder, path -> path.getName().endsWith(".parquet"))) {
                Path to = new Path(table, file.getPath().getName());
                if (!files.rename(file.getPath(), to)) {
                    throw new Unavailable("cannot move " + file.getPath() + " to " + to);
                }
                moved.add(files.getFileStatus(to));
            }
            return moved;
        } catch (IOException unwilling) {
            throw new Unavailable("cannot move " + folder + " into " + table, unwilling);
        }
    }

    private static AddFile added(FileStatus file) {
        return new AddFile(
                file.getPath().getName(),
                Map$.MODULE$.empty(),
                file.getLen(),
                file.getModificationTime(),
                true,
                null,
                null,
                null,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private static DeltaOperations.Operation written(SaveMode mode) {
        return new DeltaOperations.Write(
                mode,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private static <T> Seq<T> scala(List<T> list) {
        return CollectionConverters.asScala(list).toList();
    }
}
