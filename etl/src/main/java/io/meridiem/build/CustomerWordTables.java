package io.meridiem.build;

import static io.meridiem.build.AgreedTables.date;

import io.meridiem.contract.Equivalents.Customers;
import io.meridiem.contract.Equivalents.Preference;
import io.meridiem.contract.Equivalents.Testimonial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The tables of {@code gold} that hold customers' own words, from {@code equivalents.yml}. */
final class CustomerWordTables {
    private CustomerWordTables() {}

    /** Which equivalents lead a customer's report: those it named, else those its testimonials speak of. */
    static Model preferences(Customers customers) {
        TableColumns columns = new TableColumns()
                .with("account_id", "string", "where the fee is billed")
                .with("measure", "string", "the equivalent")
                .with("lead_rank", "int", "1 for the one that leads")
                .with("is_stated", "boolean", "the customer named it; else its testimonials speak of it");
        Map<String, Set<String>> spoken = new LinkedHashMap<>();
        for (Testimonial one : customers.testimonials()) {
            if (one.account() != null) {
                spoken.computeIfAbsent(one.account(), unused -> new LinkedHashSet<>())
                        .addAll(one.units());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Preference one : customers.preferences()) {
            spoken.remove(one.account());
            ranked(rows, one.account(), new LinkedHashSet<>(one.leads()), true);
        }
        spoken.forEach((account, units) -> ranked(rows, account, units, false));
        return columns.table(
                "gold", "preference", "An equivalent that leads a customer's report, before the others.", 2, rows);
    }

    private static void ranked(List<Row> rows, String account, Set<String> units, boolean stated) {
        int rank = 1;
        for (String unit : units) {
            rows.add(RowFactory.create(account, unit, rank++, stated));
        }
    }

    /** What customers said. */
    static Model testimonials(Customers customers) {
        TableColumns columns = new TableColumns()
                .with("testimonial", "string", "its id")
                .with("said", "string", "as it was said")
                .with("author", "string", "who said it")
                .with("account_id", "string", "whose people; null where not known")
                .with("said_on", "date", "when; null where not known")
                .with("tags", "array<string>", "what it is about, in the words of whoever listened")
                .with("measures", "array<string>", "the equivalents it speaks of")
                .with("permission", "string", "who may read it: public, named, anonymous or internal");
        List<Row> rows = new ArrayList<>();
        for (Testimonial one : customers.testimonials()) {
            rows.add(RowFactory.create(
                    one.id(),
                    one.text(),
                    one.author(),
                    one.account(),
                    date(one.saidOn()),
                    one.tags().toArray(String[]::new),
                    one.units().toArray(String[]::new),
                    one.permission()));
        }
        return columns.table(
                "gold",
                "testimonial",
                "What a customer said of their own accord; internal, whatever its permission.",
                1,
                rows);
    }
}
