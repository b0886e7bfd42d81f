package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The columns of a table that comes from the configuration, with their types and meanings, in order. */
final class TableColumns {
    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final List<String> types = new ArrayList<>();

    /** One column more; the type as SQL writes it. */
    TableColumns with(String name, String type, String says) {
        meanings.put(name, says);
        types.add(name + " " + type);
        return this;
    }

    StructType schema() {
        return StructType.fromDDL(String.join(", ", types));
    }

    Map<String, String> meanings() {
        return meanings;
    }

    /**
     * The contract of a table with these columns.
     *
     * @param scored made by the stage score, else by build
     * @param keys so many of the first columns name a row
     */
    TableSpec spec(TableName name, String description, String owner, boolean scored, int keys, Write write) {
        return new TableSpec(
                name,
                description,
                owner,
                scored,
                List.copyOf(meanings.keySet()).subList(0, keys),
                write,
                meanings,
                null,
                null,
                List.of());
    }

    /** A table of customer success whose rows are always these, made by the stage score. */
    Model table(String layer, String name, String description, int keys, List<Row> rows) {
        TableSpec spec = spec(new TableName(layer, name), description, "customer success", true, keys, Write.WHOLE);
        return ConfiguredTable.of(spec, schema(), rows);
    }
}
