package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The executive report as one JSON object: every word a reader sees, already in the reader's language, beside the bare
 * numbers its drawings need. It is what is stored, hashed and printed from.
 *
 * <p>Shape: {@code report}, {@code version}, {@code locale}, {@code month}, {@code currency}, {@code prepared_on};
 * {@code brand} (colours), {@code meta} (title, author, subject of the PDF), {@code shared} (what every page prints),
 * {@code pages} in order, each with the {@code template} that prints it and that template's values.
 */
public final class ExecutiveDocument {
    private static final int VERSION = 1;

    private ExecutiveDocument() {}

    /**
     * Reads the month from the tables and writes the document; the same rows and context give the same document.
     *
     * @param month the report's month; later months in the tables are not looked at
     * @throws IllegalStateException when a month's movements do not make its closing MRR to the cent
     */
    public static ObjectNode assemble(Tables tables, YearMonth month, Context context) {
        Portfolio portfolio = Portfolio.read(tables, month, context.adoption());
        portfolio.months().forEach(ExecutiveDocument::balanced);
        Wording words = new Wording(context.locale(), context.currency());
        ObjectNode document = Documents.empty()
                .put("report", "executive")
                .put("version", VERSION)
                .put("locale", words.tag())
                .put("month", month.atDay(1).toString())
                .put("currency", context.currency())
                .put("prepared_on", context.preparedOn().toString());
        document.putObject("brand").put("accent", context.accent()).put("ink", context.ink());
        document.set("meta", meta(month, context, words));
        document.set("shared", shared(month, context, words));
        List<ObjectNode> pages = pages(portfolio, context, words);
        ArrayNode array = document.putArray("pages");
        for (ObjectNode page : pages) {
            array.add(page.put("page_of", words.say("page_of", "page", array.size() + 1, "pages", pages.size())));
        }
        return document;
    }

    private static void balanced(Movement movement) {
        if (!movement.balances()) {
            throw new IllegalStateException("the MRR movements of " + movement.month() + " do not make its closing");
        }
    }

    private static List<ObjectNode> pages(Portfolio portfolio, Context context, Wording words) {
        List<ObjectNode> pages = new ArrayList<>();
        boolean adoption = portfolio.adoption().isMeasured();
        if (portfolio.months().isEmpty() && adoption) {
            pages.add(new LeadPage(portfolio, words, context.preparedOn()).page());
        } else if (portfolio.months().isEmpty()) {
            pages.add(new EmptyPage(portfolio, words, context.preparedOn()).page());
        } else if (portfolio.months().size() == 1) {
            pages.add(new FirstPage(portfolio, words, context.preparedOn()).page());
        } else {
            pages.add(new SummaryPage(portfolio, words, context.preparedOn()).page());
            pages.add(new RevenuePage(portfolio, words).page());
            CustomersPage customers = new CustomersPage(portfolio, words);
            if (customers.isWorthAPage()) {
                pages.add(customers.page());
            }
        }
        if (portfolio.risk().isMeasured()) {
            pages.add(new RiskPage(portfolio, words).page());
        }
        if (portfolio.record().isMeasured()) {
            pages.add(new RecordPage(portfolio, words).page());
        }
        if (portfolio.staying().isMeasured()) {
            pages.add(new StayingPage(portfolio, words).page());
        }
        if (adoption) {
            pages.add(new AdoptionPage(portfolio, words, context.preparedOn()).page());
        }
        if (portfolio.value().isMeasured()) {
            pages.add(new ValuePage(portfolio, words).page());
        }
        if (portfolio.standing().isMeasured()) {
            pages.add(new StandingPage(portfolio, words).page());
        }
        ActionsPage actions = new ActionsPage(portfolio, words);
        if (actions.isWorthAPage()) {
            pages.add(actions.page());
        }
        pages.add(new DataPage(portfolio, words).page());
        pages.add(new MethodPage(portfolio, words, context).page());
        if (adoption) {
            pages.add(new AdoptionMethodPage(words, context.adoption()).page());
        }
        if (portfolio.risk().isMeasured() || portfolio.value().isMeasured()) {
            pages.add(new OutlookMethodPage(portfolio, words).page());
        }
        return pages;
    }

    private static ObjectNode meta(YearMonth month, Context context, Wording words) {
        return Documents.empty()
                .put("title", words.say("meta_title", "company", context.company(), "month", words.month(month)))
                .put("author", context.company())
                .put("subject", words.say("report_name"));
    }

    private static ObjectNode shared(YearMonth month, Context context, Wording words) {
        return Documents.empty()
                .put("company", context.company())
                .put("letters", context.letters())
                .put(
                        "dateline",
                        words.say(
                                "dateline",
                                "month",
                                words.month(month),
                                "currency",
                                context.currency(),
                                "prepared",
                                words.day(context.preparedOn())))
                .put(
                        "footer",
                        words.say(
                                "footer",
                                "company",
                                Wording.fit(context.company(), 40),
                                "as_of",
                                words.day(month.atEndOfMonth())));
    }
}
