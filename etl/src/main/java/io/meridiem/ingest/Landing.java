package io.meridiem.ingest;

import io.meridiem.contract.AdapterSkip;
import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LedgerEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Lands one table: every row is staged with its fate, the fates are counted and judged, and only then swapped in. */
final class Landing {
    private final LakeSession session;
    private final LandingStage stage;
    private final BigDecimal mostQuarantined;
    private final LocalDate loadedUntil;

    /**
     * @param mostQuarantined share of rows (0..1) above which the table is refused
     * @param loadedTo the last month the lake holds, by which a new row counts as late; null for an empty lake
     */
    Landing(LakeSession session, String run, BigDecimal mostQuarantined, YearMonth loadedTo) {
        this.session = session;
        this.stage = new LandingStage(session, run);
        this.mostQuarantined = mostQuarantined;
        this.loadedUntil = loadedTo == null ? LocalDate.of(1, 1, 1) : loadedTo.atEndOfMonth();
    }

    /**
     * Stages, judges and, unless it is refused, swaps in.
     *
     * @param skipping the rules by which rows are left out, for the words that tell it
     */
    Landed land(BronzeTable table, Dataset<Row> rows, List<AdapterSkip> skipping) {
        long begun = System.nanoTime();
        boolean versions = skipping.stream().anyMatch(one -> one.is().isEmpty());
        LandingSql sql = LandingSql.of(table, versions);
        stage.stage(sql, rows);
        Counted counted = new Counted(
                table.name(), session.sql(sql.counts(loadedUntil), Map.of()).head());
        Landed landed = new Landed(
                table.name(),
                counted.ledger(),
                findings(sql, counted, skipping),
                counted.month("span_from"),
                counted.month("span_to"),
                null,
                (System.nanoTime() - begun) / 1e9);
        return landed.refused() ? landed : landed.of(swapIn(sql));
    }

    private List<Finding> findings(LandingSql sql, Counted counted, List<AdapterSkip> skipping) {
        LandingWords words = new LandingWords(sql.table(), mostQuarantined);
        List<Finding> found = words.of(counted.ledger(), counted.unreadable(), counted.row(), skipping);
        if (counted.number("lost") > 0) {
            found.addAll(words.lost(session.sql(sql.losses(), Map.of()).collectAsList()));
        }
        LeftOutMoney money = LeftOutMoney.of(counted.row());
        found.replaceAll(money::in);
        return found;
    }

    /** Tells the days of the rows, where somebody will ask which of them change. */
    private SortedSet<String> swapIn(LandingSql sql) {
        TableName table = sql.table().name();
        String folder = stage.folder(sql) + "_taken";
        StructType columns = stage.written(sql.taken(), folder, sql.unlike());
        session.replace(table, folder, columns);
        return sql instanceof FirstArrivalSql first ? stage.days(first.days(table.toString())) : null;
    }

    /**
     * Adds rows of new files to a table of which the first row of a key counts.
     *
     * @param before what is known of the rows it holds
     * @return nothing where the rows it holds do not stay as they are: it has to be landed as a whole
     */
    Optional<Landed> grow(BronzeTable table, Dataset<Row> rows, List<AdapterSkip> skipping, TableSoFar before) {
        long begun = System.nanoTime();
        GrowthSql sql = new GrowthSql(new FirstArrivalSql(table));
        stage.stage(sql.first(), rows);
        stage.materialise(sql.findHeld(), stage.folder(sql.first()) + "_held", sql.held(), List.of());
        Counted counted = new Counted(
                table.name(), session.sql(sql.counts(loadedUntil), Map.of()).head());
        if (counted.number("clashes") > 0 || counted.number("lost") > 0) {
            return Optional.empty();
        }
        LandingWords words = new LandingWords(table, mostQuarantined);
        LedgerEntry ledger = before.with(counted.ledger());
        Landed landed = new Landed(
                table.name(),
                ledger,
                together(
                        before.onFiles(), words.of(ledger, before.with(counted.unreadable()), counted.row(), skipping)),
                before.from(counted.month("span_from")),
                before.to(counted.month("span_to")),
                new TreeSet<>(),
                (System.nanoTime() - begun) / 1e9);
        stage.keepAside(table, before);
        return Optional.of(landed.refused() || counted.number("kept") == 0 ? landed : landed.of(add(sql)));
    }

    /** The same where nothing was added. */
    Landed keep(BronzeTable table, TableSoFar before) {
        stage.keepAside(table, before);
        return before.asItWas();
    }

    private static List<Finding> together(List<Finding> before, List<Finding> now) {
        return Stream.concat(before.stream(), now.stream()).toList();
    }

    private SortedSet<String> add(GrowthSql sql) {
        TableName table = sql.first().table().name();
        String folder = stage.folder(sql.first()) + "_taken";
        StructType columns = stage.written(sql.more(), folder, sql.first().unlike());
        session.append(table, folder);
        return stage.days(sql.first().days("(" + sql.more() + ")"));
    }
}
