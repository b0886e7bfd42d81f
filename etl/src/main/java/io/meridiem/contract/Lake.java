package io.meridiem.contract;

/**
 * Where the tables lie.
 *
 * @param root a local path or a URI of an object store, without a slash at its end
 */
public record Lake(String root) {

    /** The folder of a table's Delta log and files. */
    public String path(TableName table) {
        return root + "/" + table.layer() + "/" + table.name();
    }

    /** Where a run keeps rows that were computed and not yet judged. */
    public String staging(String run, TableName table) {
        return root + "/_staging/" + run + "/" + table.layer() + "/" + table.name();
    }
}
