package io.meridiem.ingest;

import io.meridiem.contract.AdapterColumn;
import io.meridiem.contract.AdapterSkip;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How a file's cells become a row of our table; what an executor needs to know of adapter and table.
 *
 * @param instance the source's name
 * @param columns our columns, in their order, and where each comes from
 * @param skips by which cells rows are left out
 * @param versions the cells that tell which of a key's rows is the newest
 * @param lost the cell with the names of fields the connector lost the values of; -1 for none
 * @param firstCounts whether the first row of a key counts, whatever the others say
 * @param cells how the source writes dates, numbers and nothing
 */
record RowPlan(
        String instance,
        List<From> columns,
        List<Skip> skips,
        List<Integer> versions,
        int lost,
        boolean firstCounts,
        Written cells)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * A column of ours.
     *
     * @param cell its position among the file's cells; -1 where the file does not have it
     * @param orElse of the cell that stands in for an empty one; -1 for none
     * @param fixed the text of every row where there is no cell; null for none
     * @param currency position among our columns of the one whose minor unit the cell counts; -1 for none
     * @param money position of the one with the currency of an amount that may have a mark of it; -1 for none
     * @param madeOf positions of those out of which it is made where there is no value; none where it is not
     */
    record From(
            BronzeColumn column,
            int cell,
            int orElse,
            String fixed,
            int currency,
            int money,
            List<Integer> madeOf,
            AdapterColumn.Reading reading)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A cell whose text leaves the row out, and the ledger's word for it. */
    record Skip(int cell, List<String> words, String as) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** The source's way of writing; {@code zone} is the reporting zone's id. */
    record Written(
            List<String> nulls,
            List<String> dates,
            List<String> timestamps,
            char decimal,
            Map<String, Integer> exponents,
            String zone)
            implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final String NO_ZONE = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]";

        /** The same where a file knows which values are dates: those are read as ISO 8601 writes them, first of all. */
        Written typed() {
            // A time without a zone is one of the zone in which the adapter's other times without one are.
            boolean utc = timestamps.stream().anyMatch(one -> one.startsWith("UTC "));
            return new Written(
                    nulls,
                    Stream.concat(Stream.of("yyyy-MM-dd"), dates.stream()).toList(),
                    Stream.concat(Stream.of(NO_ZONE + "X", (utc ? "UTC " : "") + NO_ZONE), timestamps.stream())
                            .toList(),
                    '.',
                    exponents,
                    zone);
        }
    }

    /**
     * @param ready files read alike
     * @param zone the reporting zone's id
     */
    static RowPlan of(SourceFiles.Ready ready, String zone) {
        SourceTable from = ready.from();
        List<String> names = ready.names();
        List<String> ours =
                from.table().columns().stream().map(BronzeColumn::name).toList();
        List<From> columns = new ArrayList<>();
        for (BronzeColumn column : from.table().columns()) {
            AdapterColumn.Reading reading = from.reading(column.name());
            columns.add(new From(
                    column.with(reading.words()),
                    names.indexOf(column.name()),
                    names.indexOf(SourceTable.orElse(column.name())),
                    names.contains(column.name()) ? null : from.fixed().get(column.name()),
                    ours.indexOf(reading.minorOf()),
                    ours.indexOf(reading.moneyIn()),
                    reading.madeOf().stream().map(ours::indexOf).toList(),
                    reading));
        }
        List<Skip> skips = new ArrayList<>();
        for (AdapterSkip rule : from.feed().skip()) {
            int cell = names.indexOf(SourceTable.skip(rule.column()));
            if (cell >= 0) {
                skips.add(new Skip(cell, rule.is(), rule.as().word()));
            }
        }
        List<Integer> versions = from.feed().newestBy().stream()
                .map(one -> names.indexOf(SourceTable.newest(one)))
                .filter(position -> position >= 0)
                .toList();
        return new RowPlan(
                from.source().name(),
                columns,
                skips,
                versions,
                names.indexOf(SourceTable.LOST),
                from.table().collision() == BronzeTable.Collision.FIRST,
                ready.written(zone));
    }

    /**
     * The rows' columns: the table's own and its origin, {@code raw}, {@code problem} (why the row cannot be taken; empty
     * text when it can), {@code skipped} (the ledger's word for a row that is left out; null for one that is not),
     * {@code version} (a text that is greater the newer the row is; null where its age does not matter) and {@code lost}
     * (the source's columns whose value the connector could not keep, with a semicolon between; null for none).
     */
    StructType schema() {
        StructType schema = new StructType();
        for (From one : columns) {
            schema = schema.add(one.column().name(), one.column().type().stored());
        }
        return schema.add("source_instance", DataTypes.StringType)
                .add("source_file", DataTypes.StringType)
                .add("source_record", DataTypes.LongType)
                .add("source_line", DataTypes.LongType)
                .add("row_hash", DataTypes.StringType)
                .add("raw", DataTypes.StringType)
                .add("problem", DataTypes.StringType)
                .add("skipped", DataTypes.StringType)
                .add("version", DataTypes.StringType)
                .add("lost", DataTypes.StringType);
    }
}
