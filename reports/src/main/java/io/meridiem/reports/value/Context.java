package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Adoption.Targets;
import io.meridiem.reports.document.PlainText;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * What all customers' reports of a month share. Goes to where they are assembled, hence serializable.
 *
 * @param company the name on the pages
 * @param locale for customers whose language nobody knows or the report does not speak, BCP 47 tag
 * @param letters one or two letters of the company's mark
 * @param accent brand colour, {@code #rrggbb}
 * @param ink brand's dark colour, {@code #rrggbb}
 * @param preparedOn the only date on it besides those of the data
 * @param privacy a team of fewer people is not shown
 * @param targets by part of adoption (coverage, breadth, frequency) the share that is aimed at; may lack any
 * @param features names of the product's features by id
 */
public record Context(
        String company,
        String locale,
        String letters,
        String accent,
        String ink,
        YearMonth month,
        LocalDate preparedOn,
        int privacy,
        Map<String, BigDecimal> targets,
        Map<String, String> features)
        implements Serializable {
    public Context {
        company = PlainText.of(company);
        targets = Map.copyOf(targets);
        features = Map.copyOf(features);
    }

    /** The targets that are agreed, by part. */
    static Map<String, BigDecimal> targets(Targets agreed) {
        Map<String, BigDecimal> targets = new HashMap<>();
        put(targets, "coverage", agreed.coverage());
        put(targets, "breadth", agreed.breadth());
        put(targets, "frequency", agreed.frequency());
        return targets;
    }

    private static void put(Map<String, BigDecimal> targets, String part, BigDecimal target) {
        if (target != null) {
            targets.put(part, target);
        }
    }

    /** From a sample file. */
    static Context of(JsonNode sample) {
        Facts facts = new Facts(sample);
        Map<String, BigDecimal> targets = new HashMap<>();
        sample.path("targets")
                .properties()
                .forEach(part -> targets.put(part.getKey(), part.getValue().decimalValue()));
        Map<String, String> features = new HashMap<>();
        sample.path("features")
                .properties()
                .forEach(part -> features.put(part.getKey(), part.getValue().asText()));
        return new Context(
                facts.id("company"),
                "en",
                facts.id("letters"),
                facts.id("accent"),
                facts.id("ink"),
                YearMonth.parse(facts.id("month")),
                facts.day("prepared_on"),
                facts.count("privacy"),
                targets,
                features);
    }
}
