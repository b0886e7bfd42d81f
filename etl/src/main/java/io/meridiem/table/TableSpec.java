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
 * @param days how it follows from its input day by day; null unless it is written by the day
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
        Days days,
        TableName oneToOne,
        List<Check> checks) {

    /**
     * Days of a table and of its input: a row of a day is made of that day's rows of these tables, and of others whole.
     *
     * @param column the table's date
     * @param inputs by table, its date or instant
     */
    public record Days(String column, Map<TableName, String> inputs) {}
}
