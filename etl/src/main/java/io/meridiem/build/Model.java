package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.TableSpec;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How one table's rows follow from other tables' rows: a pure function that declares what it reads. */
public interface Model {

    /** The contract of the table it makes. */
    TableSpec spec();

    /** The tables it reads, in its own layer or the one below. */
    Set<TableName> reads();

    /** Further tables that only its checks look at. */
    Set<TableName> consults();

    /** The named parameters its result depends on, of those {@link Parameters} binds. */
    Set<String> parameters();

    /** Changes whenever the model may make other rows from the same input. */
    String version();

    /** Plans the rows; nothing runs until they are asked for. */
    Dataset<Row> rows(LakeSession session, Map<String, Object> parameters);

    /**
     * Plans the rows that follow when other tables stand in the place of some it reads.
     *
     * @throws IllegalArgumentException where the model is not written by the day, which alone asks for it
     */
    default Dataset<Row> rows(
            LakeSession session, Map<String, Object> parameters, Map<TableName, TableName> inTheirPlace) {
        throw new IllegalArgumentException(spec().name() + " cannot be made by the day");
    }
}
