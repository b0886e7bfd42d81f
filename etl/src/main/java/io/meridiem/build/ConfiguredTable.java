package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A table whose rows stand in the configuration. It reads no other; a changed configuration makes it, and what reads it,
 * anew.
 *
 * @param schema of the rows, in the order of the contract's columns
 * @param parameters those of {@link Parameters} the rows depend on
 * @param version what of the configuration the rows are made from, hashed
 * @param made the rows for bound parameters
 */
record ConfiguredTable(
        TableSpec spec,
        StructType schema,
        Set<String> parameters,
        String version,
        Function<Map<String, Object>, List<Row>> made)
        implements Model {

    /** A table whose rows are always the same ones. */
    static ConfiguredTable of(TableSpec spec, StructType schema, List<Row> rows) {
        Fingerprint version = new Fingerprint().add(spec).add(schema.toDDL());
        rows.forEach(row ->
                add(version, IntStream.range(0, row.size()).mapToObj(row::get).toArray()));
        return new ConfiguredTable(spec, schema, Set.of(), version.hex(), bound -> rows);
    }

    /** Adds values one by one; an array by what it holds, since its own text differs from process to process. */
    private static void add(Fingerprint version, Object[] values) {
        version.add(values.length);
        for (Object value : values) {
            if (value instanceof Object[] inner) {
                add(version, inner);
            } else {
                version.add(value);
            }
        }
    }

    @Override
    public Set<TableName> reads() {
        return Set.of();
    }

    @Override
    public Set<TableName> consults() {
        return Set.of();
    }

    @Override
    public Dataset<Row> rows(LakeSession session, Map<String, Object> parameters) {
        return session.spark().createDataFrame(made.apply(parameters), schema);
    }
}
