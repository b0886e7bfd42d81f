package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of every query, from a sample file: one key per query's name, a list of rows each.
 *
 * @param answers the rows by the query file's name, dates as {@code yyyy-MM-dd}
 */
record SampleTables(JsonNode answers) implements Tables {
    @Override
    public List<Map<String, Object>> rows(String sql, Map<String, Object> args) {
        List<Map<String, Object>> rows = new ArrayList<>();
        answers.properties().forEach(answer -> {
            if (Portfolio.sql(answer.getKey()).equals(sql)) {
                answer.getValue().forEach(row -> rows.add(row(row)));
            }
        });
        return rows;
    }

    private static Map<String, Object> row(JsonNode row) {
        Map<String, Object> values = new HashMap<>();
        row.properties().forEach(column -> values.put(column.getKey(), value(column.getValue())));
        return values;
    }

    private static Object value(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isNumber() ? value.decimalValue() : value.asText();
    }
}
