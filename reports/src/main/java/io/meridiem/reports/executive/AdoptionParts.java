package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the score is made of, part by part: its meaning, its level, and how that changed. */
record AdoptionParts(Adoption adoption, Wording words) {

    void into(ObjectNode page) {
        page.put("parts_note", words.say(adoption.before().score() == null ? "parts_note_first" : "parts_note"));
        ArrayNode rows = page.putArray("parts");
        for (String part : Adoption.PARTS) {
            BigDecimal now = adoption.now().parts().get(part);
            BigDecimal before = adoption.before().parts().get(part);
            ObjectNode row = rows.addObject()
                    .put("name", words.say("part_" + part))
                    .put("says", words.say(now == null ? "part_missing" : "part_" + part + "_says"))
                    .put("value", now == null ? words.say("not_measurable") : words.wholePercent(now));
            if (now != null) {
                row.set("bar", Pieces.bar(now, BigDecimal.ONE, "accent"));
            }
            if (now != null && before != null) {
                BigDecimal change = whole(now).subtract(whole(before));
                row.set(
                        "change",
                        Pieces.toned(
                                Pieces.arrow(change) + " " + words.signedAmount(change, 0), Pieces.tone(change, true)));
            }
        }
    }

    private static BigDecimal whole(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(0, RoundingMode.HALF_UP);
    }
}
