package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Equivalents.Equivalent;
import io.meridiem.contract.Equivalents.Factor;
import io.meridiem.contract.Equivalents.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the entries of {@code equivalents.yml}, found without problems, into records. */
final class EquivalentsReader {
    private EquivalentsReader() {}

    static Factor factor(JsonNode one) {
        return new Factor(
                one.get("id").asText(),
                one.get("version").asText(),
                one.get("value").decimalValue(),
                one.get("unit").asText(),
                one.get("source").asText(),
                one.get("year").asInt(),
                one.path("neutral").asBoolean(false),
                one.get("formula").asText(),
                date(one.path("valid_from")),
                date(one.path("valid_to")),
                one.path("approver").asText(null),
                bound(one, 0),
                bound(one, 1),
                one.path("account").asText(null),
                one.path("product").asText(null));
    }

    static Equivalent equivalent(JsonNode one) {
        return new Equivalent(
                one.get("id").asText(),
                one.get("kind").asText(),
                one.get("takes").asText(),
                one.get("gives").asText(),
                one.path("factor").asText(null),
                one.path("over").asText(null),
                one.get("icon").asText(),
                one.get("colour").asText(),
                texts(one.get("names")),
                texts(one.get("sentences")),
                texts(one.get("formulas")));
    }

    static Wording wording(JsonNode one) {
        return new Wording(
                one.get("icon").asText(),
                one.get("colour").asText(),
                texts(one.get("sentences")),
                texts(one.get("formulas")));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.forEachEntry((language, text) -> texts.put(language, text.asText()));
        return texts;
    }

    private static LocalDate date(JsonNode node) {
        return node.isTextual() ? LocalDate.parse(node.asText()) : null;
    }

    private static BigDecimal bound(JsonNode factor, int index) {
        return factor.has("range") ? factor.get("range").get(index).decimalValue() : null;
    }
}
