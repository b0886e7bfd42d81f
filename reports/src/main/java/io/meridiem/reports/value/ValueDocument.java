package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Languages;
import io.meridiem.reports.render.Documents;
import java.util.ArrayList;
import java.util.List;

/**
 * The value report of one customer as one JSON object: every word in its language, every amount in its currency, beside the
 * bare numbers the drawings need. It is what is stored, hashed and printed from.
 *
 * <p>Shape: {@code report}, {@code version}, {@code account_id}, {@code locale}, {@code month}, {@code currency},
 * {@code prepared_on}; {@code brand}, {@code meta}, {@code shared}, {@code pages} as in every report.
 */
public final class ValueDocument {
    private static final int VERSION = 1;

    private ValueDocument() {}

    /**
     * The same facts and context give the same document.
     *
     * @param facts what gold says of the account, as the queries in {@code documents/value} put it together
     */
    public static ObjectNode assemble(JsonNode facts, Context context) {
        Facts given = new Facts(facts);
        Customer customer = Customer.of(given);
        Wording words = new Wording(language(given.id("report_language"), context), customer.currency());
        ObjectNode document = Documents.empty()
                .put("report", Wording.REPORT)
                .put("version", VERSION)
                .put("account_id", customer.id())
                .put("locale", words.tag())
                .put("month", context.month().atDay(1).toString())
                .put("currency", customer.currency())
                .put("prepared_on", context.preparedOn().toString());
        document.putObject("brand").put("accent", context.accent()).put("ink", context.ink());
        document.set("meta", meta(customer, context, words));
        document.set("shared", shared(customer, context, words));
        List<ObjectNode> pages = new ArrayList<>();
        pages.addAll(new Layout(customer, words, context).pages());
        ArrayNode array = document.putArray("pages");
        for (ObjectNode page : pages) {
            array.add(page.put("page_of", words.say("page_of", "page", array.size() + 1, "pages", pages.size())));
        }
        return document;
    }

    /** The customer's, where the report speaks it; else the company's. */
    private static String language(String asked, Context context) {
        return asked != null && Languages.speaks(asked) ? asked : context.locale();
    }

    private static ObjectNode meta(Customer customer, Context context, Wording words) {
        return Documents.empty()
                .put(
                        "title",
                        words.say(
                                "meta_title",
                                "customer",
                                Wording.fit(customer.name(), 120),
                                "month",
                                words.month(context.month())))
                .put("author", context.company())
                .put("subject", words.say("report_name"));
    }

    private static ObjectNode shared(Customer customer, Context context, Wording words) {
        return Documents.empty()
                .put("company", context.company())
                .put("letters", context.letters())
                .put("to", words.say("to", "customer", Wording.fit(customer.name(), 60)))
                .put(
                        "dateline",
                        words.say(
                                "dateline",
                                "month",
                                words.month(context.month()),
                                "prepared",
                                words.day(context.preparedOn())))
                .put(
                        "footer",
                        words.say(
                                "footer",
                                "customer",
                                Wording.fit(customer.name(), 36),
                                "as_of",
                                words.day(context.month().atEndOfMonth())));
    }
}
