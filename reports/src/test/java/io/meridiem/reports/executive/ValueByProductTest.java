package io.meridiem.reports.executive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers pay most for one of two products, every third for what no source names. */
class ValueByProductTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|By segment and product|All customers|no product named",
                "de|Nach Segment und Produkt|Alle Kunden|ohne genanntes Produkt",
                "fr|Par segment et produit|Tous les clients|sans produit nommé",
            })
    void segmentsAndProductsEachAddUpToTheLineOfAllBetweenThem(String locale, String title, String whole, String none)
            throws IOException {
        ObjectNode answers = SampleReport.answers();
        int at = 0;
        for (JsonNode customer : answers.path("value_accounts")) {
            ((ObjectNode) customer).put("product", at % 3 == 2 ? null : at % 3 == 0 ? "Team" : "Business");
            ((ObjectNode) customer).put("segment", at++ % 2 == 0 ? "Mid" : "Large");
        }
        ObjectNode document = SampleReport.of(answers, locale);
        int place = document.path("pages").findValuesAsText("template").indexOf("value");
        JsonNode page = document.path("pages").path(place);
        assertThat(page.path("segments_title").asText()).isEqualTo(title);
        List<JsonNode> segments = new ArrayList<>();
        List<JsonNode> products = new ArrayList<>();
        JsonNode all = null;
        for (JsonNode row : page.path("segments")) {
            if (row.path("name").asText().equals(whole)) {
                all = row;
            } else {
                (all == null ? segments : products).add(row);
            }
        }
        assertThat(segments).extracting(row -> row.path("name").asText()).containsExactlyInAnyOrder("Mid", "Large");
        assertThat(products)
                .extracting(row -> row.path("name").asText())
                .containsExactlyInAnyOrder("Team", "Business", none);
        for (String figure : List.of("accounts", "amount", "cost")) {
            assertThat(sum(segments, figure)).as("segments, " + figure).isEqualByComparingTo(number(all, figure));
            assertThat(sum(products, figure)).as("products, " + figure).isEqualByComparingTo(number(all, figure));
        }
        String printed =
                Printed.of(new ExecutiveRenderer().render(document)).pages().get(place);
        assertThat(new LinkedHashSet<>(Printed.texts(page)))
                .allSatisfy(words -> assertThat(printed).contains(words));
    }

    /** Seven products, every fifth customer of none, and three customers that pay nothing for what it is worth to them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|All customers|5 others|no product named|without a cost",
                "de|Alle Kunden|5 weitere|ohne genanntes Produkt|ohne Kosten",
                "fr|Tous les clients|5 autres|sans produit nommé|sans coût",
            })
    void noProductIsLeftOutAndTheLinesMakeTheValueDelivered(
            String locale, String whole, String others, String none, String free) throws IOException {
        ObjectNode answers = SampleReport.answers();
        int at = 0;
        for (JsonNode customer : answers.path("value_accounts")) {
            ObjectNode one = (ObjectNode) customer;
            one.put("product", at % 5 == 4 ? null : "Plan " + at % 7).put("segment", "Mid");
            if (at++ % 8 == 1) {
                one.putNull("cost").putNull("roi_actual");
            }
        }
        BigDecimal delivered = BigDecimal.ZERO;
        for (JsonNode customer : answers.path("value_accounts")) {
            delivered = delivered.add(
                    customer.path("value").isNull()
                            ? BigDecimal.ZERO
                            : new BigDecimal(customer.path("value").asText()));
        }
        ObjectNode document = SampleReport.of(answers, locale);
        int place = document.path("pages").findValuesAsText("template").indexOf("value");
        JsonNode page = document.path("pages").path(place);
        List<JsonNode> rows = new ArrayList<>();
        page.path("segments").forEach(rows::add);
        assertThat(rows).hasSizeLessThanOrEqualTo(9);
        assertThat(rows)
                .extracting(row -> row.path("name").asText())
                .startsWith("Mid", whole)
                .endsWith(others, none, free);
        assertThat(sum(rows.subList(2, rows.size() - 1), "amount")).isEqualByComparingTo(number(rows.get(1), "amount"));
        assertThat(number(rows.get(1), "amount").add(number(rows.get(rows.size() - 1), "amount")))
                .isEqualByComparingTo(delivered.setScale(0, RoundingMode.HALF_UP));
        String printed =
                Printed.of(new ExecutiveRenderer().render(document)).pages().get(place);
        assertThat(new LinkedHashSet<>(Printed.texts(page)))
                .allSatisfy(words -> assertThat(printed).contains(words));
    }

    private static BigDecimal sum(List<JsonNode> rows, String figure) {
        return rows.stream().map(row -> number(row, figure)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(JsonNode row, String figure) {
        return new BigDecimal(row.path(figure).asText().replaceAll("[^0-9-]", ""));
    }
}
