package io.meridiem.table;

import io.meridiem.contract.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/** What was told to whom: the tables of {@code ops} that publishing and delivery write. */
public final class ToldTables {
    /** One row per published report: the document that was frozen, its hashes, what it was made with, who restated it. */
    public static final TableName PUBLICATION = TableName.of("ops.publication");
    /** One row per gold row behind a published month, as JSON, as it was when the month's first report was frozen. */
    public static final TableName PUBLISHED_ROW = TableName.of("ops.published_row");
    /** One row per value of a published month that later input changed: what was told, what it was before, what it is. */
    public static final TableName RESTATEMENT = TableName.of("ops.restatement");
    /** One row per account, recipient, month and report: where its mail stands. */
    public static final TableName DELIVERY = TableName.of("ops.delivery");
    /** One row per account and month whose report was held back: whether it still is. */
    public static final TableName HOLD = TableName.of("ops.hold");

    private ToldTables() {}

    /** Every table's columns, in order. */
    public static Map<TableName, StructType> schemas() {
        Map<TableName, StructType> all = new LinkedHashMap<>();
        all.put(
                PUBLICATION,
                StructType.fromDDL(
                        "account_id string, month date, report string, locale string, document_sha256 string,"
                                + " pdf_sha256 string, factor_versions string, model string, template_version string,"
                                + " runtime string, published_at timestamp, run string, frozen_in string, restated_by string,"
                                + " restated_at timestamp, document string"));
        all.put(
                PUBLISHED_ROW,
                StructType.fromDDL(
                        "run string, month date, `table` string, account_id string, row_key string, row string"));
        all.put(
                RESTATEMENT,
                StructType.fromDDL("run string, at timestamp, month date, `table` string, account_id string,"
                        + " row_key string, `column` string, published string, before string, restated string"));
        all.put(
                DELIVERY,
                StructType.fromDDL("account_id string, recipient string, month date, report string, locale string,"
                        + " status string, reason string, message_id string, at timestamp, pdf_sha256 string,"
                        + " run string"));
        all.put(
                HOLD,
                StructType.fromDDL(
                        "account_id string, month date, is_held boolean, reason string, at timestamp, run string"));
        return all;
    }

    /** The columns of one of them. */
    public static StructType schema(TableName table) {
        return schemas().get(table);
    }
}
