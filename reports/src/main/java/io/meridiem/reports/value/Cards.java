package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Pieces;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Up to four equivalents to remember: what was won, what is within reach, what it means for the world. */
record Cards(Customer customer, Wording words, Mark mark) {
    private static final int MOST = 4;
    /** Below a tenth nobody can picture it. */
    private static final BigDecimal LEAST = new BigDecimal("0.1");

    /** A tenth of a person is nobody: its work is told in days. */
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /**
     * At least one to do and one to feel good about, where they were measured; then what the customer wants to be told in,
     * which stands first; the rest are outcomes.
     */
    List<Measure> chosen() {
        List<Measure> chosen = new ArrayList<>();
        first("action").ifPresent(chosen::add);
        impact().ifPresent(chosen::add);
        add(
                chosen,
                Stream.of("outcome", "impact", "action")
                        .flatMap(this::all)
                        .filter(measure -> measure.preferred() != Measure.NOBODY_S)
                        .sorted(Comparator.comparing(Measure::preferred)));
        add(chosen, all("outcome"));
        add(chosen, Stream.of("impact", "action").flatMap(this::all));
        chosen.sort(Comparator.comparing(Measure::preferred)
                .thenComparing(one -> List.of("outcome", "action", "impact").indexOf(one.kind()))
                .thenComparing(Measure::position));
        return List.copyOf(chosen);
    }

    private static void add(List<Measure> chosen, Stream<Measure> more) {
        more.filter(measure -> !chosen.contains(measure))
                .limit(MOST - chosen.size())
                .toList()
                .forEach(chosen::add);
    }

    void into(ObjectNode page) {
        List<Measure> chosen = chosen();
        page.put("has_cards", !chosen.isEmpty());
        ArrayNode cards = page.putArray("cards");
        for (Measure measure : chosen) {
            ObjectNode card = cards.addObject()
                    .put("kind", words.say("kind_" + measure.kind()))
                    .put("value", words.quantity(measure.quantity()))
                    .put("name", measure.told(words));
            if (measure.says(words) != null) {
                card.put("says", measure.says(words));
            }
            card.set("change", mark.change(measure.quantity(), measure.before(), upIsGood(measure)));
            card.set("icon", icon(measure));
            if (measure.isEstimate()) {
                card.put("estimate", words.say("estimate"));
            }
        }
    }

    /** What is still within reach may grow by people coming and by people staying away. */
    private static Boolean upIsGood(Measure measure) {
        return measure.kind().equals("action") ? null : Boolean.TRUE;
    }

    static ObjectNode icon(Measure measure) {
        return Documents.empty().put("chart", "icon").put("icon", measure.icon() == null ? "" : measure.icon());
    }

    /** The one asked for; else, as trees and tonnes are often less than one, the first a reader can count, or the largest. */
    private Optional<Measure> impact() {
        return Stream.concat(all("impact").filter(one -> one.preferred() != Measure.NOBODY_S), countable())
                .findFirst();
    }

    private Stream<Measure> countable() {
        return Stream.concat(
                all("impact").filter(one -> one.quantity().compareTo(BigDecimal.ONE) >= 0),
                all("impact").max(Comparator.comparing(Measure::quantity)).stream());
    }

    private Optional<Measure> first(String kind) {
        return all(kind).findFirst();
    }

    private Stream<Measure> all(String kind) {
        Predicate<Measure> told =
                one -> one.isEquivalent() && one.isMeasured() && one.kind().equals(kind);
        return customer.measures().stream()
                .filter(told)
                .filter(one -> one.quantity().compareTo("fte".equals(one.unit()) ? HALF : LEAST) >= 0)
                .sorted(Comparator.comparing(Measure::preferred).thenComparing(Measure::position));
    }

    static ObjectNode bar(BigDecimal part, BigDecimal longest) {
        return Pieces.bar(part, longest, part.signum() < 0 ? "bad" : "accent");
    }
}
