package io.meridiem.table;

import io.meridiem.contract.TableName;
import java.util.List;
import java.util.Map;

/**
 * A table's contract, as its model's front matter states it.
 *
 * @param description what a row is, for the dictionary
 * @param owner who answers for it
 * @param scored made by the stage {@code score}, from what {@code build} left; only scored tables read it
 * @param key columns that name a row; no two rows share them and none is null
 * @param columns every column in order, with its meaning and unit
 * @param oneToOne the bronze table each of whose rows becomes one row here; null where there is no such table
 */
public record TableSpec(
        TableName name,
        String description,
        String owner,
        boolean scored,
        List<String> key,
        Write write,
        Map<String, String> columns,
        TableName oneToOne,
        List<Check> checks) {}
