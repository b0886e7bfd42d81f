package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.reports.document.PlainText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One object of what the tables say of an account. A key that is not there was not measured. */
record Facts(JsonNode values) {

    /** Text fit to print, or null. */
    String text(String key) {
        return PlainText.of(id(key));
    }

    /** Text as it is, for what is never printed, or null. */
    String id(String key) {
        JsonNode value = values.path(key);
        return value.isTextual() ? value.asText() : null;
    }

    /** A text by language with English as the last resort, or null. */
    String text(String key, String language) {
        Facts languages = new Facts(values.path(key));
        String own = languages.text(language);
        return own != null ? own : languages.text("en");
    }

    /** A decimal, or null when not measured. */
    BigDecimal decimal(String key) {
        JsonNode value = values.path(key);
        return value.isNumber() ? value.decimalValue() : null;
    }

    /** A whole number, 0 when not there. */
    int count(String key) {
        return values.path(key).asInt(0);
    }

    boolean flag(String key) {
        return values.path(key).asBoolean(false);
    }

    /** A date, or null. */
    LocalDate day(String key) {
        String day = id(key);
        return day == null ? null : LocalDate.parse(day);
    }

    /** The month a date lies in, or null. */
    YearMonth month(String key) {
        LocalDate day = day(key);
        return day == null ? null : YearMonth.from(day);
    }

    /** An object within; null when there is none. */
    <T> T part(String key, Function<Facts, T> read) {
        JsonNode part = values.path(key);
        return part.isObject() ? read.apply(new Facts(part)) : null;
    }

    /** The objects of a list, in its order. */
    <T> List<T> list(String key, Function<Facts, T> read) {
        List<T> list = new ArrayList<>();
        values.path(key).forEach(one -> list.add(read.apply(new Facts(one))));
        return list;
    }
}
