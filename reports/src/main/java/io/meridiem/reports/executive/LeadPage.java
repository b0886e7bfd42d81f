package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Adoption.Customer;
import io.meridiem.reports.executive.Adoption.Level;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The page that stands alone where nothing is known of revenue and adoption is: use leads, and money is asked for. */
record LeadPage(Portfolio portfolio, Wording words, LocalDate preparedOn) {
    private static final int ROWS = 10;

    ObjectNode page() {
        AdoptionWords says = new AdoptionWords(portfolio, words);
        Level now = portfolio.adoption().now();
        ObjectNode page = Documents.empty().put("template", "lead").put("headline", says.headline());
        ObjectNode hero = page.putObject("hero")
                .put("label", words.say("adoption"))
                .put("window", words.say("of_hundred", "month", words.month(portfolio.month())))
                .put("value", words.score(now.score()))
                .put("says", words.say("lead_says"));
        hero.set(
                "trend",
                Pieces.sparkline(
                        portfolio.adoption().course().stream().map(Level::score).toList(), "hero"));
        cards(page.putArray("cards"), now);
        new ScoreBands(portfolio, words).bars(page);
        page.put(
                "bands_note",
                words.say(
                        "bands_note",
                        "customers",
                        portfolio.adoption().customers().size()));
        busiest(page);
        new Decisions(portfolio, words, preparedOn).into(page);
        return page;
    }

    private void cards(ArrayNode cards, Level now) {
        FailureStates states = new FailureStates(portfolio, words);
        card(cards, "people", words.count(now.people()), words.say("lead_people_says"));
        card(cards, "part_breadth", words.percent(now.parts().get("breadth")), words.say("part_breadth_says"));
        card(cards, "part_frequency", words.percent(now.parts().get("frequency")), words.say("part_frequency_says"));
        card(
                cards,
                "lead_need",
                words.count(states.inNeed()),
                words.say("lead_need_says", "accounts", states.accounts()));
    }

    private void card(ArrayNode cards, String key, String value, String says) {
        cards.addObject()
                .put("label", words.say(key))
                .put("window", words.say("in_month", "month", words.shortMonth(portfolio.month())))
                .put("value", value)
                .put("says", says);
    }

    private void busiest(ObjectNode page) {
        List<Customer> all = portfolio.adoption().customers().stream()
                .sorted(Comparator.comparing(Customer::people).reversed().thenComparing(Customer::name))
                .toList();
        page.put("busiest_note", words.say("busiest_note", "shown", Math.min(ROWS, all.size()), "all", all.size()));
        ArrayNode rows = page.putArray("busiest");
        BigDecimal most =
                all.isEmpty() ? BigDecimal.ZERO : BigDecimal.valueOf(all.get(0).people());
        for (Customer customer : all.subList(0, Math.min(ROWS, all.size()))) {
            ObjectNode row = rows.addObject()
                    .put("name", Wording.fit(customer.name(), Movers.NAME))
                    .put("amount", words.count(customer.people()))
                    .put("score", words.score(customer.score()));
            if (customer.people() > 0) {
                row.set("bar", Pieces.bar(BigDecimal.valueOf(customer.people()), most, "accent"));
            }
        }
    }
}
