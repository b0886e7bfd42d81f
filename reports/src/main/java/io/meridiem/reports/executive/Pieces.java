package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;

/** The parts only this report's documents have. */
final class Pieces extends io.meridiem.reports.document.Pieces {
    private Pieces() {}

    static ObjectNode bridge(Movement movement) {
        ObjectNode chart = Documents.empty().put("chart", "bridge").put("from_opening", movement.isSmall());
        chart.set("steps", numbers(movement.steps()));
        return chart;
    }
}
