package io.meridiem.build;

import static io.meridiem.build.AgreedTables.scaled;

import io.meridiem.contract.Equivalents.Equivalent;
import io.meridiem.contract.Equivalents.Factor;
import io.meridiem.contract.Equivalents.Wording;
import io.meridiem.contract.Value;
import io.meridiem.contract.Value.Measure;
import io.meridiem.contract.Value.Range;
import io.meridiem.contract.ValueChain;
import io.meridiem.contract.ValueChain.Input;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The tables of {@code gold} that say how value is measured and told, from {@code meridiem.yml} and {@code equivalents.yml}. */
final class ValueCatalogue {
    private static final String AMOUNT = "decimal(18,4)";
    private static final String SHARE = "decimal(9,6)";

    private final Value value;
    private final ValueChain chain;

    private ValueCatalogue(Value value) {
        this.value = value;
        this.chain = new ValueChain(value);
    }

    /** Factors, measures and their inputs, agreements, hourly rates and rollout costs. */
    static List<Model> models(Value value) {
        ValueCatalogue tables = new ValueCatalogue(value);
        return List.of(
                FactorTable.of(value),
                tables.measures(),
                tables.inputs(),
                AgreedTables.agreements(value),
                AgreedTables.products(value),
                CustomerWordTables.preferences(value.catalogue().customers()),
                CustomerWordTables.testimonials(value.catalogue().customers()),
                AgreedTables.rates(value),
                AgreedTables.rollouts(value),
                RewardRules.model(value),
                new RewardMonths(),
                new CountedBefore());
    }

    private Model measures() {
        TableColumns columns = new TableColumns()
                .with("measure", "string", "its id")
                .with(
                        "position",
                        "int",
                        "its place on reports, from 0: equivalents in the catalogue's order, then what is counted")
                .with("kind", "string", "outcome, action or impact")
                .with("unit", "string", "unit of its quantity; null for a KPI, whose plan says it")
                .with("icon", "string", "id of the icon beside it")
                .with("colour", "string", "#rrggbb, the colour beside it")
                .with("restates", "string", "the measures whose benefit it tells again; null for a benefit of its own")
                .with("counts_to_value", "boolean", "its money is part of ROI")
                .with("factor", "string", "the factor that makes it; null where none is needed")
                .with("factor_version", "string", "the version that counts now; value_month keeps each month's own")
                .with("names", "map<string,string>", "its name by language")
                .with("sentences", "map<string,string>", "a sentence by language, {quantity} in it")
                .with("formulas", "map<string,string>", "its formula in words by language")
                .with("is_equivalent", "boolean", "made from other measures, not counted itself")
                .with(
                        "over",
                        "string",
                        "year, business_day, reach or growth: what its quantity is taken over; null for the month")
                .with("feature", "string", "the feature whose use is counted; null for none")
                .with("counts", "string", "which count of it: designed, actions, events, records or errors_avoided")
                .with("kpi", "string", "the KPI that is counted; null for none")
                .with("counted_unit", "string", "what one unit is; null for an equivalent")
                .with("each", AMOUNT, "units one counted thing stands for")
                .with("minutes_before", AMOUNT, "minutes a unit takes without the product; null where it saves none")
                .with("minutes_after", AMOUNT, "minutes a unit takes with it; null likewise")
                .with("errors_before", SHARE, "share of records wrong before; null unless avoided errors are counted")
                .with("attribution", SHARE, "share due to the product; null for a KPI, whose plan says it")
                .with("capture_share", SHARE, "share of the hours that becomes other work; null without hours")
                .with("is_discounted", "boolean", "incomplete records are taken off, once")
                .with("threshold", SHARE, "least share of the people that must take part before there is value")
                .with("source", "string", "who says so, of its minutes and shares; null for an equivalent")
                .with("year", "int", "the year of that; null likewise")
                .with("attribution_low", SHARE, "lowest its attribution may be; null where unknown")
                .with("attribution_high", SHARE, "highest it may be; null likewise")
                .with("capture_low", SHARE, "lowest its capture share may be; null where unknown")
                .with("capture_high", SHARE, "highest it may be; null likewise");
        List<Row> rows = new ArrayList<>();
        for (Equivalent one : value.catalogue().equivalents()) {
            if (!chain.inputs(one).isEmpty()) {
                rows.add(equivalent(one, rows.size()));
            }
        }
        for (Measure one : value.measures()) {
            rows.add(counted(one, rows.size()));
        }
        return columns.table("gold", "measure", "One thing customers win, or what it is told as.", 1, rows);
    }

    private Row equivalent(Equivalent one, int position) {
        String restates =
                chain.inputs(one).stream().map(Input::measure).distinct().collect(Collectors.joining(", "));
        return RowFactory.create(
                one.id(),
                position,
                one.kind(),
                one.gives(),
                one.icon(),
                one.colour(),
                restates,
                false,
                one.factor(),
                value.catalogue()
                        .latest(String.valueOf(one.factor()))
                        .map(Factor::version)
                        .orElse(null),
                complete(one.names()),
                complete(one.sentences()),
                complete(one.formulas()),
                true,
                one.over(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Row counted(Measure one, int position) {
        Wording told = value.catalogue().wordings().get(one.wording());
        boolean hours = one.minutes() != null;
        return RowFactory.create(
                one.id(),
                position,
                "outcome",
                hours ? "hour" : one.counts().kpi() == null ? one.unit() : null,
                one.icon() != null || told == null ? one.icon() : told.icon(),
                told == null ? null : told.colour(),
                one.restates(),
                one.countsToValue(),
                null,
                null,
                complete(one.names()),
                told == null ? Map.of() : named(told.sentences(), one),
                told == null ? Map.of() : complete(told.formulas()),
                false,
                null,
                one.counts().feature(),
                one.counts().count(),
                one.counts().kpi(),
                one.unit(),
                scaled(one.counts().each(), 4),
                hours ? scaled(one.minutes().before(), 4) : null,
                hours ? scaled(one.minutes().after(), 4) : null,
                scaled(one.counts().errorsBefore(), 6),
                scaled(one.attribution(), 6),
                hours ? scaled(one.captureShare(), 6) : null,
                one.discounted() && !one.counts().isErrors() && hours,
                scaled(one.threshold(), 6),
                one.source(),
                one.year(),
                low(one.attributionRange()),
                high(one.attributionRange()),
                low(one.captureRange()),
                high(one.captureRange()));
    }

    private static BigDecimal low(Range range) {
        return range == null ? null : scaled(range.low(), 6);
    }

    private static BigDecimal high(Range range) {
        return range == null ? null : scaled(range.high(), 6);
    }

    private Model inputs() {
        TableColumns columns = new TableColumns()
                .with("measure", "string", "the equivalent")
                .with("input", "string", "the counted measure that feeds it")
                .with("basis", "string", "hours = the input's hours; units = the units it counts")
                .with("per_unit", AMOUNT, "what is taken of each of them")
                .with("first_factor", "string", "factor of the equivalent in between; null without one")
                .with("first_divides", "boolean", "that factor divides; else it multiplies")
                .with("factor", "string", "the equivalent's own factor; null without one")
                .with("divides", "boolean", "that factor divides; else it multiplies");
        List<Row> rows = new ArrayList<>();
        for (Equivalent one : value.catalogue().equivalents()) {
            for (Input input : chain.inputs(one)) {
                rows.add(RowFactory.create(
                        one.id(),
                        input.measure(),
                        input.hours() ? "hours" : "units",
                        scaled(input.perUnit(), 4),
                        input.firstFactor(),
                        input.firstDivides(),
                        one.factor(),
                        input.divides()));
            }
        }
        return columns.table("gold", "measure_input", "What an equivalent is made from.", 2, rows);
    }

    /** Every language of the catalogue, English where a text has none. */
    private Map<String, String> complete(Map<String, String> texts) {
        Map<String, String> complete = new LinkedHashMap<>();
        Set<String> languages = new TreeSet<>(texts.keySet());
        value.catalogue()
                .equivalents()
                .forEach(one -> languages.addAll(one.names().keySet()));
        languages.forEach(one -> complete.put(one, texts.getOrDefault(one, texts.get("en"))));
        return complete;
    }

    private Map<String, String> named(Map<String, String> sentences, Measure measure) {
        Map<String, String> names = complete(measure.names());
        Map<String, String> named = complete(sentences);
        UnaryOperator<String> name = language -> names.getOrDefault(language, names.get("en"));
        named.replaceAll((language, sentence) -> sentence.replace("{name}", name.apply(language)));
        return named;
    }
}
