package io.meridiem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a customer pays a month, read from the biller's files alone, as slowly and plainly as it can be done. */
final class Bills {
    private final Map<String, JsonNode> prices;
    private final Map<String, List<JsonNode>> discounts = new LinkedHashMap<>();
    /** By item, what was charged for it or given back. */
    private final Map<String, Map<String, List<JsonNode>>> lines = new LinkedHashMap<>();

    Bills(MadeUpCompany company) {
        prices = company.billed("price.jsonl");
        for (JsonNode discount : company.billed("discount.jsonl").values()) {
            String on = discount.path("subscription").isNull() ? "customer" : "subscription";
            String whom = discount.path(on).asText();
            discounts.computeIfAbsent(whom, none -> new ArrayList<>()).add(discount);
        }
        for (JsonNode invoice : company.billed("invoice.jsonl").values()) {
            boolean isVoid = invoice.path("status").asText().equals("void");
            invoice.path("lines").path("data").forEach(line -> take(line, isVoid));
        }
        company.billed("invoiceitem.jsonl").values().forEach(item -> take(item, false));
    }

    private void take(JsonNode line, boolean isVoid) {
        if (!line.path("subscription_item").isNull()) {
            ((ObjectNode) line).put("void", isVoid);
            lines.computeIfAbsent(line.path("subscription").asText(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(line.path("subscription_item").asText(), none -> new ArrayList<>())
                    .add(line);
        }
    }

    static LocalDate day(JsonNode seconds) {
        return Instant.ofEpochSecond(seconds.asLong()).atZone(World.ZONE).toLocalDate();
    }

    /** Monthly amounts of a subscription's items on a day, in its own currency; none where it does not run or pays nothing. */
    List<BigDecimal> monthly(JsonNode subscription, LocalDate day) {
        boolean began = !subscription.path("status").asText().startsWith("incomplete")
                && !day(subscription.path("start_date")).isAfter(day);
        boolean over = !subscription.path("ended_at").isNull()
                && !day(subscription.path("ended_at")).isAfter(day);
        boolean trial = !subscription.path("trial_end").isNull()
                && day(subscription.path("trial_end")).isAfter(day);
        if (!began || over || trial) {
            return List.of();
        }
        List<JsonNode> states = lines.getOrDefault(subscription.path("id").asText(), Map.of()).values().stream()
                .map(ofItem -> state(ofItem, day))
                .flatMap(Optional::stream)
                .toList();
        BigDecimal whole = states.stream().map(this::gross).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<JsonNode> coupon = coupon(subscription, day);
        return states.stream()
                .map(state -> net(state, whole, coupon))
                .filter(amount -> amount.signum() > 0)
                .toList();
    }

    /** The line that says what an item is on a day; empty where it is gone or its period is void. */
    private Optional<JsonNode> state(List<JsonNode> ofItem, LocalDate day) {
        boolean removed = ofItem.stream()
                .filter(line -> isCredit(line)
                        && !day(line.path("period").path("start")).isAfter(day))
                .anyMatch(credit -> ofItem.stream()
                        .noneMatch(line -> line.path("proration").asBoolean()
                                && !isCredit(line)
                                && line.path("period")
                                        .path("start")
                                        .equals(credit.path("period").path("start"))));
        return ofItem.stream()
                .filter(line -> !removed && !isCredit(line))
                .filter(line -> price(line)
                        .path("recurring")
                        .path("usage_type")
                        .asText()
                        .equals("licensed"))
                .filter(line -> !day(line.path("period").path("start")).isAfter(day))
                .max(Comparator.comparingLong(
                        line -> line.path("period").path("start").asLong()))
                .filter(line -> !line.path("void").asBoolean()
                        || !day(line.path("period").path("end")).isAfter(day));
    }

    private static boolean isCredit(JsonNode line) {
        return line.path("proration").asBoolean() && line.path("amount").asLong() < 0;
    }

    private JsonNode price(JsonNode line) {
        return prices.get(line.path("price").path("id").asText());
    }

    /** In minor units. */
    private BigDecimal gross(JsonNode line) {
        return new BigDecimal(price(line).path("unit_amount_decimal").asText())
                .multiply(BigDecimal.valueOf(line.path("quantity").asLong()));
    }

    private Optional<JsonNode> coupon(JsonNode subscription, LocalDate day) {
        for (String whom : List.of("id", "customer")) {
            for (JsonNode one : discounts.getOrDefault(subscription.path(whom).asText(), List.of())) {
                boolean ended =
                        !one.path("end").isNull() && !day(one.path("end")).isAfter(day);
                boolean once = one.path("coupon").path("duration").asText().equals("once");
                if (!once && !ended && !day(one.path("start")).isAfter(day)) {
                    return Optional.of(one.path("coupon"));
                }
            }
        }
        return Optional.empty();
    }

    private BigDecimal net(JsonNode line, BigDecimal whole, Optional<JsonNode> coupon) {
        BigDecimal kept = gross(line);
        if (coupon.isPresent() && !coupon.get().path("percent_off").isNull()) {
            kept = kept.multiply(BigDecimal.valueOf(
                            100 - coupon.get().path("percent_off").asLong()))
                    .movePointLeft(2);
        } else if (coupon.isPresent()) {
            BigDecimal off = BigDecimal.valueOf(coupon.get().path("amount_off").asLong());
            kept = kept.multiply(whole.subtract(off).max(BigDecimal.ZERO)).divide(whole, 20, RoundingMode.HALF_UP);
        }
        JsonNode price = price(line);
        int months = price.path("recurring").path("interval").asText().equals("year") ? 12 : 1;
        int digits = price.path("currency").asText().equals("jpy") ? 0 : 2;
        return kept.movePointLeft(digits).divide(BigDecimal.valueOf(months), 10, RoundingMode.HALF_UP);
    }
}
