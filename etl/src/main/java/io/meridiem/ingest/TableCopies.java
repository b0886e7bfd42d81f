package io.meridiem.ingest;

import io.meridiem.contract.Settings;
import io.meridiem.contract.Unavailable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Keeps the copies of what is a table and no file up to date: asks each table whether it has changed, and copies what
 * has. Of a database's table that tells when a row was changed only the rows changed since the last copy are read, and
 * those of some time before, which open transactions may have added behind it.
 */
final class TableCopies {
    /** Of a copied row, which copy it is from: of a key's rows the one read last counts. */
    static final String READ = "_read";

    private static final int FEW_ROWS = 10_000;

    private final Supplier<SparkSession> spark;
    private final boolean whole;

    /**
     * @param spark asked for only when there is something to copy
     * @param whole whether every table is read whole, so that rows that are gone from it are gone here too
     */
    TableCopies(Supplier<SparkSession> spark, boolean whole) {
        this.spark = spark;
        this.whole = whole;
    }

    /** What a table says of itself, and how its rows are read. */
    private record Original(String called, String seen, long rows, String changedTo, Reading reading) {}

    private interface Reading {
        /**
         * @param since the latest change copied before; null to read all rows
         */
        Dataset<Row> rows(SparkSession spark, String since);
    }

    /**
     * Copies what has changed.
     *
     * @throws Unavailable where a database cannot be reached or a table that was read before is gone
     */
    void refresh(List<SourceTable> tables) {
        Map<Settings.Source, List<SourceTable>> bySource = new LinkedHashMap<>();
        Map<String, SourceTable> distinct = new LinkedHashMap<>();
        tables.stream().filter(one -> one.landed() != null).forEach(one -> distinct.putIfAbsent(one.landed(), one));
        distinct.values().forEach(one -> bySource.computeIfAbsent(one.source(), unused -> new ArrayList<>())
                .add(one));
        bySource.forEach((source, theirs) -> {
            if (source.database() == null) {
                theirs.forEach(one -> refresh(one, Optional.of(delta(one))));
                return;
            }
            try (Database database = Database.open(source)) {
                theirs.forEach(one -> refresh(one, original(database, one)));
            }
        });
    }

    private static Original delta(SourceTable from) {
        String path = from.original();
        long version = DeltaVersion.of(path);
        return new Original(path, "version " + version, Long.MAX_VALUE, null, (spark, since) -> spark.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(path));
    }

    private static Optional<Original> original(Database database, SourceTable from) {
        Settings.Database settings = from.source().database();
        return database.table(from.feed().file()).map(table -> {
            Database.Column changedBy = table.column(settings.changedBy()).orElse(null);
            Database.Look look = database.look(table, changedBy);
            return new Original(
                    table.address(),
                    look.changedTo() == null ? null : look.rows() + " rows, changed to " + look.changedTo(),
                    look.rows(),
                    look.changedTo(),
                    (spark, since) -> since == null
                            ? TableReading.of(settings, database, table, look.rows() > FEW_ROWS)
                                    .rows(spark, table.address())
                            : TableReading.of(settings, database, table, false)
                                    .rows(spark, database.changedSince(table, changedBy, since)));
        });
    }

    private void refresh(SourceTable from, Optional<Original> found) {
        List<Pull> pulls = Pull.of(from.landed());
        if (found.isEmpty()) {
            if (!pulls.isEmpty()) {
                throw new Unavailable("sources." + from.source().name() + ".database: there is no table "
                        + from.feed().file() + " any more, which was read before: bring it back, or take "
                        + from.landed() + " away to do without it");
            }
            return;
        }
        Original original = found.get();
        Pull last = pulls.isEmpty() ? null : pulls.get(pulls.size() - 1);
        if (last != null && !whole && original.seen() != null && original.seen().equals(last.seen())) {
            return;
        }
        Pull.clean(from.landed(), pulls);
        boolean fewer = last != null && original.rows() < total(last);
        boolean part = last != null && !whole && last.changedTo() != null && !fewer;
        copy(from, original, pulls, part ? last.changedTo() : null);
    }

    /** How many rows a table had when it was copied last. */
    private static long total(Pull last) {
        return last.seen() == null || !last.seen().contains(" rows")
                ? 0
                : Long.parseLong(last.seen().substring(0, last.seen().indexOf(' ')));
    }

    private void copy(SourceTable from, Original original, List<Pull> pulls, String since) {
        String name = Pull.next(pulls);
        String folder = Storage.inside(from.landed(), name);
        original.reading()
                .rows(spark.get(), since)
                .withColumn(READ, functions.lit(name))
                .write()
                .mode("overwrite")
                .parquet(folder);
        Dataset<Row> copied = spark.get().read().parquet(folder);
        long rows = copied.count();
        Pull made = new Pull(
                name, rows, original.seen(), original.changedTo(), since == null ? content(copied.drop(READ)) : null);
        List<Pull> kept = new ArrayList<>(since == null ? List.of() : pulls);
        boolean nothingNew = since != null
                ? rows == 0
                : pulls.size() == 1 && made.content().equals(pulls.get(0).content());
        if (nothingNew) {
            Pull last = pulls.get(pulls.size() - 1);
            kept = new ArrayList<>(pulls.subList(0, pulls.size() - 1));
            kept.add(new Pull(last.folder(), last.rows(), made.seen(), made.changedTo(), last.content()));
        } else {
            kept.add(made);
        }
        Pull.keep(from.landed(), kept);
    }

    /** The same for the same rows in whatever order: how many, and the sum of their hashes. */
    private static String content(Dataset<Row> rows) {
        Row told = rows.select(functions
                        .xxhash64(java.util.Arrays.stream(rows.columns())
                                .map(rows::col)
                                .toArray(org.apache.spark.sql.Column[]::new))
                        .cast("decimal(20,0)")
                        .as("hash"))
                .agg(functions.count("hash"), functions.sum("hash"))
                .head();
        return String.join(",", rows.columns()) + " " + told.get(0) + " " + told.get(1);
    }
}
