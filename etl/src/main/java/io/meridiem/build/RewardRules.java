package io.meridiem.build;

import static io.meridiem.build.AgreedTables.scaled;

import io.meridiem.contract.Value;
import io.meridiem.contract.Value.Reward;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** {@code gold.reward_rule}: {@code value.rewards} of {@code meridiem.yml}, a row each. */
final class RewardRules {
    private static final String AMOUNT = "decimal(18,4)";

    private RewardRules() {}

    static Model model(Value value) {
        TableColumns columns = new TableColumns()
                .with("rule", "string", "its id")
                .with("position", "int", "its place in the configuration, from 0")
                .with("names", "map<string,string>", "its name by language")
                .with("of", "string", "what brings it: hours, value or kpi")
                .with("measure", "string", "the measure of the KPI; null for the others")
                .with("every", AMOUNT, "so many hours, so much money in the reporting currency, or so many per cent")
                .with("gives", AMOUNT, "bring so much")
                .with("unit", "string", "of this, in English")
                .with("units", "map<string,string>", "likewise, by language")
                .with("is_linear", "boolean", "parts of every bring parts of gives; else the rest is carried over")
                .with("is_per_team", "boolean", "told to teams, by their people who worked with the product")
                .with("at_most", AMOUNT, "most that is granted in a month; null for no limit")
                .with("from_month", "date", "first day of the first month that counts");
        List<Row> rows = new ArrayList<>();
        for (Reward one : value.rewards()) {
            rows.add(RowFactory.create(
                    one.id(),
                    rows.size(),
                    one.names(),
                    one.of(),
                    one.measure(),
                    scaled(one.every(), 4),
                    scaled(one.gives(), 4),
                    one.units().get("en"),
                    one.units(),
                    one.isLinear(),
                    one.isPerTeam(),
                    scaled(one.atMost(), 4),
                    Date.valueOf(one.from())));
        }
        return columns.table("gold", "reward_rule", "What a customer grants its people for what was won.", 1, rows);
    }
}
