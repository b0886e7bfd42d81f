package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** A bridge with the amount of every bar as text, exact to the cent; the parts add up to the closing. */
final class BridgePart {
    static final List<String> MOVEMENTS = List.of("new", "reactivation", "expansion", "contraction", "churn", "fx");

    private BridgePart() {}

    /** Writes {@code bridge_chart} and {@code bridge_bars}. */
    static void into(ObjectNode page, Movement movement, Wording words) {
        page.set("bridge_chart", Pieces.bridge(movement));
        ArrayNode bars = page.putArray("bridge_bars");
        List<BigDecimal> steps = movement.steps();
        int digits = steps.stream().mapToInt(words::digits).max().orElse(0);
        for (int at = 0; at < steps.size(); at++) {
            boolean level = at == 0 || at == steps.size() - 1;
            String name = level ? words.say(at == 0 ? "opening" : "closing") : words.say(MOVEMENTS.get(at - 1));
            BigDecimal amount = steps.get(at);
            String text = level ? words.amount(amount, digits) : words.signedAmount(amount, digits);
            ObjectNode bar = bars.addObject().put("name", name);
            bar.set("amount", Pieces.toned(text, level ? "ink" : Pieces.tone(amount, true)));
        }
    }
}
