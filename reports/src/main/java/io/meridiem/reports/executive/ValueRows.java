package io.meridiem.reports.executive;

import io.meridiem.reports.executive.Value.Action;
import io.meridiem.reports.executive.Value.Customer;
import io.meridiem.reports.executive.Value.Level;
import io.meridiem.reports.executive.Value.Measure;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the tables what the product was worth; where no measure is configured every answer is empty. */
final class ValueRows {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr");

    private ValueRows() {}

    static Value read(Tables tables, YearMonth month) {
        return new Value(
                month,
                Portfolio.ask(tables, "value_course", month).stream()
                        .map(row -> new Level(row.month("month"), row.count("accounts"), row.decimal("value")))
                        .toList(),
                Portfolio.ask(tables, "value_accounts", month).stream()
                        .map(ValueRows::customer)
                        .toList(),
                Portfolio.ask(tables, "value_measures", month).stream()
                        .map(ValueRows::measure)
                        .toList(),
                Portfolio.ask(tables, "value_actions", month).stream()
                        .map(ValueRows::action)
                        .toList());
    }

    private static Customer customer(Row row) {
        return new Customer(
                row.id("account_id"),
                row.text("account_name"),
                row.text("segment"),
                row.text("owner"),
                row.text("product"),
                row.decimal("value"),
                row.decimal("cost"),
                row.decimal("value_full"),
                row.decimal("left_on_table"),
                Arrays.asList(
                        row.decimal("roi_actual"),
                        row.decimal("roi_100"),
                        row.decimal("roi_30"),
                        row.decimal("roi_20")),
                row.count("is_estimate") > 0);
    }

    private static Measure measure(Row row) {
        Map<String, String> names = new HashMap<>();
        for (String language : LANGUAGES) {
            if (row.text("name_" + language) != null) {
                names.put(language, row.text("name_" + language));
            }
        }
        return new Measure(
                row.text("measure"),
                row.text("kind"),
                row.count("position"),
                row.text("unit"),
                row.text("restates"),
                Boolean.parseBoolean(row.text("counts_to_value")),
                row.text("missing"),
                names,
                row.count("accounts"),
                row.count("estimates"),
                row.count("units"),
                row.decimal("quantity"),
                row.decimal("hours"),
                row.decimal("money"));
    }

    private static Action action(Row row) {
        return new Action(
                row.id("account_id"),
                row.id("payer_id"),
                row.text("account_name"),
                row.text("action"),
                row.text("subject"),
                row.decimal("gap_quantity"),
                row.text("gap_unit"),
                row.text("owner"),
                row.day("due_on"),
                row.decimal("expected_hours"),
                row.decimal("expected_value"),
                row.decimal("brought_value"),
                row.text("status"));
    }
}
