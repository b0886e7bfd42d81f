package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Equivalents.Factor;
import io.meridiem.contract.Value.Agreement;
import io.meridiem.contract.Value.Counts;
import io.meridiem.contract.Value.Investment;
import io.meridiem.contract.Value.Measure;
import io.meridiem.contract.Value.Minutes;
import io.meridiem.contract.Value.ProductShare;
import io.meridiem.contract.Value.Range;
import io.meridiem.contract.Value.Rate;
import io.meridiem.contract.Value.Reward;
import io.meridiem.contract.Value.Rollout;
import io.meridiem.contract.Value.RolloutCost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the section {@code value}, found without problems, into settings; what is left out has a default.
 *
 * @param section missing where the file has none
 */
record ValueReader(JsonNode section, Equivalents catalogue) {
    private static final String FTE_HOURS = "work.fte_hours";

    Value value() {
        List<Rate> rates = new ArrayList<>();
        section.path("rates").forEach(one -> rates.add(rate(one)));
        List<Measure> measures = new ArrayList<>();
        section.path("measures").forEach(one -> measures.add(measure(one)));
        return new Value(
                fteHours(),
                List.copyOf(rates),
                List.copyOf(measures),
                section.has("rollout") ? rollout() : null,
                investment(),
                rewards());
    }

    private List<Reward> rewards() {
        List<Reward> rewards = new ArrayList<>();
        for (JsonNode one : section.path("rewards")) {
            rewards.add(new Reward(
                    one.get("id").asText(),
                    names(one.get("name")),
                    one.get("of").asText(),
                    one.path("measure").asText(null),
                    decimal(one, "every"),
                    decimal(one, "gives"),
                    names(one.get("unit")),
                    one.path("how").asText("step").equals("linear"),
                    one.path("per").asText("account").equals("team"),
                    decimal(one, "at_most"),
                    LocalDate.parse(one.get("from").asText() + "-01")));
        }
        return List.copyOf(rewards);
    }

    private Investment investment() {
        JsonNode one = section.path("investment");
        Investment usual = Investment.usual();
        return new Investment(
                one.path("horizon_months").asInt(usual.horizonMonths()),
                one.has("discount_rate") ? decimal(one, "discount_rate") : usual.discountRate(),
                decimal(one, "probability"),
                one.path("delay_months").asInt(usual.delayMonths()),
                one.path("source").asText(null),
                one.has("year") ? one.get("year").asInt() : null);
    }

    /** The company's own full-time position takes the place of the catalogue's. */
    private Equivalents fteHours() {
        JsonNode given = section.path("fte_hours");
        if (given.isMissingNode()) {
            return catalogue;
        }
        List<Factor> factors = new ArrayList<>(catalogue.factors());
        factors.removeIf(one -> one.id().equals(FTE_HOURS) && one.isForAll());
        factors.add(new Factor(
                FTE_HOURS,
                given.get("hours").asText(),
                given.get("hours").decimalValue(),
                "hour/fte",
                given.get("source").asText(),
                given.get("year").asInt(),
                false,
                "hours a full-time position works in a year",
                null,
                null,
                null,
                null,
                null,
                null,
                null));
        return new Equivalents(factors, catalogue.equivalents(), catalogue.wordings(), catalogue.customers());
    }

    private static Rate rate(JsonNode one) {
        String country = one.path("country").asText(null);
        return new Rate(
                country,
                country == null
                        ? List.of()
                        : Countries.code(country).map(Countries::spellings).orElseThrow(),
                one.path("account").asText(null),
                one.get("amount").decimalValue(),
                one.get("currency").asText(),
                one.get("source").asText(),
                one.get("year").asInt(),
                range(one.path("range")));
    }

    private Measure measure(JsonNode one) {
        String restates = one.path("restates").asText(null);
        Minutes minutes = minutes(one.path("minutes"));
        boolean worth = minutes != null || one.at("/counts").has("kpi");
        Map<String, BigDecimal> feeds = new LinkedHashMap<>();
        one.path("feeds").forEachEntry((unit, amount) -> feeds.put(unit, amount.decimalValue()));
        List<Agreement> agreements = new ArrayList<>();
        one.path("accounts").forEach(account -> agreements.add(agreement(account)));
        List<ProductShare> products = new ArrayList<>();
        one.path("products")
                .forEach(product -> products.add(new ProductShare(
                        product.get("product").asText(),
                        minutes(product.path("minutes")),
                        decimal(product, "attribution"),
                        decimal(product, "capture_share"))));
        return new Measure(
                one.get("id").asText(),
                names(one.get("name")),
                counts(one.get("counts")),
                one.path("unit").asText("unit"),
                minutes,
                decimal(one, "attribution"),
                one.has("capture_share")
                        ? decimal(one, "capture_share")
                        : section.path("capture_share").isNumber()
                                ? decimal(section, "capture_share")
                                : new BigDecimal("0.5"),
                one.path("quality").asBoolean(true),
                one.path("counts_to_value").asBoolean(worth && restates == null),
                restates,
                one.has("threshold") ? decimal(one, "threshold") : BigDecimal.ZERO,
                feeds,
                one.get("source").asText(),
                one.get("year").asInt(),
                one.path("hours_of").asText("").equals("developers"),
                one.path("icon").asText(null),
                range(one.at("/ranges/attribution")),
                range(one.at("/ranges/capture_share")),
                List.copyOf(agreements),
                List.copyOf(products));
    }

    private static Map<String, String> names(JsonNode name) {
        Map<String, String> names = new LinkedHashMap<>();
        if (name.isValueNode()) {
            names.put("en", name.asText());
        } else {
            name.forEachEntry((language, text) -> names.put(language, text.asText()));
        }
        return names;
    }

    private static Counts counts(JsonNode one) {
        return new Counts(
                one.path("feature").asText(null),
                one.path("count").asText(null),
                one.has("each") ? decimal(one, "each") : BigDecimal.ONE,
                decimal(one, "errors_before"),
                one.path("kpi").asText(null));
    }

    private static Agreement agreement(JsonNode one) {
        JsonNode agreed = one.path("business_case");
        return new Agreement(
                one.get("account").asText(),
                minutes(one.path("minutes")),
                decimal(one, "attribution"),
                decimal(one, "capture_share"),
                one.path("agreed_by").asText(null),
                one.has("agreed_on") ? LocalDate.parse(one.get("agreed_on").asText()) : null,
                decimal(agreed, "amount"),
                agreed.path("currency").asText(null));
    }

    private Rollout rollout() {
        JsonNode one = section.get("rollout");
        List<RolloutCost> accounts = new ArrayList<>();
        one.path("accounts")
                .forEach(account -> accounts.add(new RolloutCost(
                        account.get("account").asText(),
                        decimal(account, "amount"),
                        account.get("currency").asText())));
        return new Rollout(
                one.get("months").asInt(),
                decimal(one, "fees"),
                decimal(one, "amount"),
                one.path("currency").asText(null),
                List.copyOf(accounts));
    }

    private static Minutes minutes(JsonNode one) {
        return one.isMissingNode() ? null : new Minutes(decimal(one, "before"), decimal(one, "after"));
    }

    private static Range range(JsonNode one) {
        return one.isArray() ? new Range(one.get(0).decimalValue(), one.get(1).decimalValue()) : null;
    }

    private static BigDecimal decimal(JsonNode node, String key) {
        return node.has(key) ? node.get(key).decimalValue() : null;
    }
}
