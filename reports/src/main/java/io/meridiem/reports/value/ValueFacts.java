package io.meridiem.reports.value;

import io.meridiem.table.LakeSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What gold says of all customers in one month: a few queries over all of them, one row for each. */
record ValueFacts(LakeSession session, YearMonth month) {
    private static final List<String> PARTS = List.of(
            "returns",
            "investment",
            "course",
            "measures",
            "use",
            "peers",
            "teams",
            "steps",
            "restated",
            "changes",
            "claims",
            "rewards");

    /** {@code account_id} and {@code facts}, the JSON that {@link ValueDocument} takes. */
    Dataset<Row> all() {
        Dataset<Row> all = ask("accounts");
        for (String part : PARTS) {
            all = all.join(ask(part), seq("account_id"), "left");
        }
        return all.select(
                all.col("account_id"),
                functions.to_json(functions.struct(functions.col("*"))).as("facts"));
    }

    /** Whether any measure of value is configured. */
    boolean isMeasured() {
        return !session.sql("select 1 as one from gold.measure where not is_equivalent limit 1", Map.of())
                .isEmpty();
    }

    private Dataset<Row> ask(String name) {
        return session.sql(text(name), Map.of("month", Date.valueOf(month.atDay(1))));
    }

    private static scala.collection.immutable.Seq<String> seq(String column) {
        return scala.jdk.javaapi.CollectionConverters.asScala(List.of(column)).toSeq();
    }

    static String text(String name) {
        try (InputStream file = ValueFacts.class.getResourceAsStream("/documents/value/" + name + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
