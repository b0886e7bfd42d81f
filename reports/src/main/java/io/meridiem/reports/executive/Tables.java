package io.meridiem.reports.executive;

import java.util.List;
import java.util.Map;

/** Answers the report's queries; whoever has a Spark session, a test's rows or a sample file can be one. */
@FunctionalInterface
public interface Tables {
    /**
     * @param sql one of the files under {@code documents/executive}, reading {@code gold.*} and {@code ops.*} only
     * @param args values of the named parameters it binds, dates as {@link java.time.LocalDate}
     * @return the rows in the query's order, values by column name as Spark gives them to Java; null is null
     */
    List<Map<String, Object>> rows(String sql, Map<String, Object> args);
}
