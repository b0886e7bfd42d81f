package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the verb {@code query} answers, row by row. */
record AskedRow(JsonNode row) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static List<AskedRow> ask(Terminal terminal, String conf, String sql) {
        assertThat(terminal.type("query", "--conf", conf, "--format", "json", sql))
                .as(terminal::err)
                .isZero();
        try {
            return StreamSupport.stream(JSON.readTree(terminal.out()).spliterator(), false)
                    .map(AskedRow::new)
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(terminal.out(), broken);
        }
    }

    /** The rows of each payer, in their order. */
    static Map<String, List<AskedRow>> byPayer(List<AskedRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.text("payer"), Collectors.toList()));
    }

    String text(String column) {
        JsonNode value = row.get(column);
        assertThat(value).as(column).isNotNull();
        return value.isNull() ? null : value.asText();
    }

    /** Null where there is none. */
    BigDecimal number(String column) {
        JsonNode value = row.get(column);
        assertThat(value).as(column).isNotNull();
        return value.isNull() ? null : new BigDecimal(value.asText());
    }

    /** The month a row is of. */
    YearMonth month() {
        return YearMonth.parse(text("month").substring(0, 7));
    }

    boolean is(String column) {
        return row.path(column).asBoolean();
    }

    /** The sum of a column; null where no row has one. */
    static BigDecimal sum(List<AskedRow> rows, String column) {
        List<BigDecimal> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(row.number(column)));
        return numbers.stream()
                .filter(one -> one != null)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
