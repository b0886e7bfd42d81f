package io.meridiem.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** A feed's files as typed rows; nothing is read until they are asked for. */
final class SourceRows {
    private final SparkSession spark;

    SourceRows(SparkSession spark) {
        this.spark = spark;
    }

    /** A file, the name rows say they are from, and its size in bytes. */
    private record Named(SourceFile file, String name, long size) implements Serializable {
        private static final long serialVersionUID = 1L;

        Iterator<InternalRow> rows(RowPlan plan) {
            Iterator<SourceFile.Parsed> records = file.records();
            RowReader reader = new RowReader(plan, name);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return records.hasNext();
                }

                @Override
                public InternalRow next() {
                    return reader.row(records.next());
                }
            };
        }
    }

    /** The rows with the columns of {@link RowPlan#schema}. */
    Dataset<Row> read(SourceFiles.Ready ready) {
        RowPlan plan = RowPlan.of(ready, spark.conf().get("spark.sql.session.timeZone"));
        List<List<Named>> tasks = tasks(ready);
        JavaRDD<InternalRow> rows = new JavaSparkContext(spark.sparkContext())
                .parallelize(tasks, tasks.size())
                .flatMap(files -> new Chain(files, plan));
        // Internal to Spark, and the only place: the public way in makes every row a second time.
        return ((org.apache.spark.sql.classic.SparkSession) spark)
                .internalCreateDataFrame(rows.rdd(), plan.schema(), false);
    }

    /** One file after the other, each opened when the one before it is done. */
    private static final class Chain implements Iterator<InternalRow> {
        private final Iterator<Named> files;
        private final RowPlan plan;
        private Iterator<InternalRow> rows = Collections.emptyIterator();

        Chain(List<Named> files, RowPlan plan) {
            this.files = files.iterator();
            this.plan = plan;
        }

        @Override
        public boolean hasNext() {
            while (!rows.hasNext() && files.hasNext()) {
                rows = files.next().rows(plan);
            }
            return rows.hasNext();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return rows.next();
        }
    }

    /** Two tasks a core, of about the same size: a task a file would cost more than a small file takes to read. */
    private List<List<Named>> tasks(SourceFiles.Ready ready) {
        record Task(List<Named> files, long[] size) {}
        int most = Math.min(
                2 * spark.sparkContext().defaultParallelism(), ready.files().size());
        PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(one -> one.size()[0]));
        for (int i = 0; i < most; i++) {
            tasks.add(new Task(new ArrayList<>(), new long[1]));
        }
        List<Named> largestFirst = new ArrayList<>(
                ready.files().stream().map(one -> named(ready.from(), one)).toList());
        largestFirst.sort(Comparator.comparingLong(Named::size).reversed());
        for (Named one : largestFirst) {
            Task smallest = tasks.remove();
            smallest.files().add(one);
            smallest.size()[0] += one.size();
            tasks.add(smallest);
        }
        return new ArrayList<>(tasks.stream().map(Task::files).toList());
    }

    private static Named named(SourceTable from, SourceFile file) {
        long size = Storage.at(file.path()).map(Storage.Entry::size).orElse(0L);
        return new Named(file, from.pattern().inside(file.path()), size);
    }
}
