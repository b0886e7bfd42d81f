package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code query} says of all customers in a month, each question asked once. */
final class ReckonedTables {
    private static final String FAMILY = " join gold.account_month as spine on spine.account_id = told.account_id";

    private final Map<String, Map<String, List<AskedRow>>> answers = new HashMap<>();
    private final String configured;

    /**
     * @param month its first day
     */
    ReckonedTables(DemoCompany company, String month) {
        configured = TextFiles.read(company.file("meridiem.yml"));
        String now = "date '" + month + "'";
        questions(now)
                .forEach((name, sql) ->
                        answers.put(name, AskedRow.byPayer(AskedRow.ask(company.terminal(), DemoCompany.CONF, sql))));
    }

    /** The rows of a customer; none where it has none. */
    List<AskedRow> of(String question, String payer) {
        return answers.get(question).getOrDefault(payer, List.of());
    }

    /** The rows of all customers. */
    List<AskedRow> of(String question) {
        return answers.get(question).values().stream().flatMap(List::stream).toList();
    }

    /** Names, sources, formulas and stories that have digits of their own. */
    List<String> wordsWithDigits() {
        return of("words").stream().map(row -> row.text("words")).toList();
    }

    /** What a customer is told its worth in: what it is billed in. */
    String currency(String payer) {
        return of("returns", payer).stream()
                .map(row -> row.text("currency"))
                .filter(currency -> currency != null)
                .findFirst()
                .orElseGet(() -> of("names", payer).get(0).text("currency"));
    }

    /** What is aimed at, as the configuration has it: a share of use. */
    BigDecimal target(String part) {
        Matcher said =
                Pattern.compile("targets: \\{[^}]*\\b" + part + ": ([0-9.]+)").matcher(configured);
        assertThat(said.find()).as("a target of " + part).isTrue();
        return new BigDecimal(said.group(1));
    }

    private static Map<String, String> questions(String now) {
        Map<String, String> asked = new HashMap<>();
        String year = "told.month > add_months(" + now + ", -12) and told.month <= " + now;
        asked.put(
                "measures",
                "select spine.billing_parent_id as payer, spine.account_name, spine.account_id <> spine.billing_parent_id"
                        + " as is_child, told.month = " + now
                        + " as is_now, told.*, measure.is_equivalent, measure.over,"
                        + " measure.threshold as least, measure.sentences['en'] as sentence_en, measure.sentences['de'] as sentence_de, measure.sentences['fr'] as sentence_fr, measure.names['en'] as name_en, measure.names['de'] as name_de,"
                        + " measure.names['fr'] as name_fr from gold.value_month as told" + FAMILY
                        + " and spine.month = " + now
                        + " join gold.measure as measure on measure.measure = told.measure where told.month in (" + now
                        + ", add_months(" + now + ", -1)) order by is_child, spine.account_name");
        asked.put(
                "course",
                "select spine.billing_parent_id as payer, told.month, sum(told.money) as value from gold.value_month as told"
                        + FAMILY + " and spine.month = told.month where told.counts_to_value and " + year
                        + " group by spine.billing_parent_id, told.month order by told.month");
        asked.put(
                "costs",
                "select account_id as payer, told.*, fee + rollout as cost from gold.cost_month as told where " + year
                        + " order by month");
        asked.put(
                "full",
                "select account_id as payer, month, month = " + now
                        + " as is_now, threshold, sum(value_full) as value_full, count_if(value is not null and value_full is null)"
                        + " as untold from gold.potential_month as told where " + year
                        + " group by account_id, month, threshold");
        asked.put("returns", "select account_id as payer, told.* from gold.roi_month as told where month = " + now);
        asked.put("bands", "select account_id as payer, told.* from gold.roi_band_month as told where month = " + now);
        asked.put(
                "measure_bands",
                "select spine.billing_parent_id as payer, told.* from gold.value_band_month as told" + FAMILY
                        + " and spine.month = told.month where told.month = " + now);
        asked.put(
                "investments",
                "select account_id as payer, told.* from gold.investment_month as told where month = " + now);
        asked.put(
                "use",
                "select account_id as payer, month = " + now
                        + " as is_now, told.* from gold.family_month as told where " + year + " order by month");
        asked.put(
                "members",
                "select revenue.account_id as payer, account.segment from gold.revenue_month as revenue"
                        + " join gold.account_month as account on account.account_id = revenue.account_id and"
                        + " account.month = revenue.month where revenue.month = trunc(" + now
                        + ", 'quarter') and revenue.closing_mrr > 0");
        asked.put(
                "teams",
                "select spine.billing_parent_id as payer, told.month = " + now
                        + " as is_now, told.* from gold.team_month as told" + FAMILY
                        + " and spine.month = " + now + " where told.month > add_months(" + now
                        + ", -6) and told.month <= " + now + " order by told.account_id, told.team, told.month");
        asked.put(
                "steps",
                "select spine.billing_parent_id as payer, told.* from gold.action as told" + FAMILY
                        + " and spine.month = told.month where told.month = " + now);
        asked.put(
                "rewards",
                "select spine.billing_parent_id as payer, told.rule, rule.every, rule.gives, rule.names['en'] as name_en,"
                        + " rule.names['de'] as name_de, rule.names['fr'] as name_fr, sum(told.earned) as earned,"
                        + " sum(told.carried_over) as carried_over, count_if(told.team <> '' and told.earned > 0) as teams,"
                        + " count_if(told.team <> '') as of_teams, max(rule.of) as of"
                        + " from gold.reward_month as told" + FAMILY + " and spine.month = told.month"
                        + " join gold.reward_rule as rule on rule.rule = told.rule where told.month = " + now
                        + " and told.earned is not null group by all");
        asked.put(
                "claims",
                "select billing_parent_id as payer, told.* from gold.claim as told where counts and " + year
                        + " order by month desc, claim_key");
        asked.put(
                "inputs",
                "select spine.billing_parent_id as payer, input.measure, input.basis, input.per_unit, counted.hours,"
                        + " counted.based_on * counted.each as counted, first.value as first_value, input.first_divides,"
                        + " own.value as own_value, input.divides from gold.measure_input as input join gold.value_month"
                        + " as counted on counted.measure = input.input join gold.account_month as spine on"
                        + " spine.account_id = counted.account_id and spine.month = counted.month left join"
                        + " gold.factor_month as first on first.factor = input.first_factor and first.account_id ="
                        + " counted.account_id and first.month = counted.month left join gold.factor_month as own on"
                        + " own.factor = input.factor and own.account_id = counted.account_id and own.month ="
                        + " counted.month where counted.month = " + now);
        asked.put(
                "words",
                "select '' as payer, words from (select account_name as words from gold.account_month union"
                        + " select source from gold.factor union select evidence from gold.claim union select title from"
                        + " gold.claim union select explode(map_values(formulas)) from gold.measure union select"
                        + " replace(replace(replace(formula, ' x ', ' × '), ' - ', ' − '), ' / ', ' ÷ ') from (select"
                        + " explode(map_values(formulas)) as formula from gold.measure)) where words rlike '[0-9]'");
        asked.put(
                "names",
                "select account_id as payer, account_name, currency from gold.account_month where month = " + now);
        return asked;
    }
}
