package io.meridiem.build;

import io.meridiem.contract.Adoption;
import io.meridiem.contract.Holidays;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The tables that come from the configuration and not from a source. */
final class Catalogue {
    private Catalogue() {}

    /** Features, tracked actions, the working calendar, how value is measured, and the judgement of churn risk. */
    static List<Model> models(Settings settings) {
        List<Model> models = new ArrayList<>(List.of(
                features(settings.adoption()),
                actions(settings.adoption()),
                businessMonths(settings.calendar().holidays())));
        models.addAll(ValueCatalogue.models(settings.value()));
        models.addAll(RiskCatalogue.models(settings.churn()));
        models.addAll(DeliveryCatalogue.models(settings.delivery()));
        return models;
    }

    private static Model features(Adoption adoption) {
        TableColumns columns = new TableColumns()
                .with("feature", "string", "its id, as usage names it")
                .with("position", "int", "its place in the catalogue from 0, and its bit in a feature mask")
                .with("name", "string", "its name on reports")
                .with("plans", "array<string>", "plans and add-ons it belongs to; null where it belongs to every plan")
                .with(
                        "is_measured",
                        "boolean",
                        "some qualifying action uses it; what no person can do is in no breadth");
        List<Row> rows = new ArrayList<>();
        for (Adoption.Feature one : adoption.features()) {
            boolean measured = adoption.actions().stream()
                    .anyMatch(action -> action.qualifying() && one.id().equals(action.feature()));
            String[] plans = one.plans().isEmpty() ? null : one.plans().toArray(String[]::new);
            rows.add(RowFactory.create(one.id(), rows.size(), one.name(), plans, measured));
        }
        return ConfiguredTable.of(
                spec("feature", "One feature of the product, as the configuration lists it.", Write.WHOLE, columns),
                columns.schema(),
                rows);
    }

    private static Model actions(Adoption adoption) {
        TableColumns columns = new TableColumns()
                .with("event", "string", "the event's name, as the product sends it")
                .with("feature", "string", "the feature it uses; null for none")
                .with("is_qualifying", "boolean", "doing it makes a person an active user")
                .with("task", "string", "the task it does; null for none")
                .with("is_designed", "boolean", "the way the task is meant to be done; null without a task");
        List<Row> rows = new ArrayList<>();
        for (Adoption.Action one : adoption.actions()) {
            rows.add(RowFactory.create(one.event(), one.feature(), one.qualifying(), one.task(), one.designed()));
        }
        return ConfiguredTable.of(
                spec(
                        "tracked_action",
                        "One thing people do in the product, as the configuration lists it.",
                        Write.WHOLE,
                        columns),
                columns.schema(),
                rows);
    }

    private static Model businessMonths(Holidays holidays) {
        TableColumns columns = new TableColumns()
                .with("month", "date", "first day of the month")
                .with("days", "int", "calendar days")
                .with("business_days", "int", "Monday to Friday, less the configured holidays")
                .with("business_mask", "bigint", "bit d - 1 is set where day d is a business day")
                .with("due_on", "date", "last business day of the month after next: when what is proposed is due");
        return new ConfiguredTable(
                spec("business_month", "The days of a month that are worked.", Write.MONTHS, columns),
                columns.schema(),
                Set.of("from_month", "to_month"),
                new Fingerprint().add(columns.meanings()).add(holidays).hex(),
                bound -> new MonthRange(month(bound.get("from_month")), month(bound.get("to_month")))
                        .months().stream()
                                .map(month -> businessMonth(month, holidays))
                                .toList());
    }

    private static Row businessMonth(YearMonth month, Holidays holidays) {
        Set<LocalDate> worked = holidays.businessDays(month);
        long mask = 0;
        for (LocalDate day : worked) {
            mask |= 1L << (day.getDayOfMonth() - 1);
        }
        LocalDate due = holidays.businessDays(month.plusMonths(2)).stream()
                .max(LocalDate::compareTo)
                .orElse(month.plusMonths(2).atEndOfMonth());
        return RowFactory.create(
                Date.valueOf(month.atDay(1)), month.lengthOfMonth(), worked.size(), mask, Date.valueOf(due));
    }

    private static YearMonth month(Object bound) {
        return YearMonth.from(((Date) bound).toLocalDate());
    }

    private static TableSpec spec(String name, String description, Write write, TableColumns columns) {
        return columns.spec(new TableName("silver", name), description, "product", false, 1, write);
    }
}
