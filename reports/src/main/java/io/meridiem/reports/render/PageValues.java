package io.meridiem.reports.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.reports.chart.Charts;
import io.meridiem.reports.chart.Contrast;
import io.meridiem.reports.chart.Palette;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;

/**
 * A page of a document as a template's parameters.
 *
 * <p>Text and booleans go as they are; a list becomes a data source; an object with {@code chart} a drawing; one with
 * {@code text} that text with its colours beside it ({@code x_ink} from {@code tone}, {@code x_fill} and
 * {@code x_ink} from {@code heat}); any other object its own keys, prefixed. Bare numbers are for readers of the
 * document, no template sees them.
 */
record PageValues(Charts charts) {

    Map<String, Object> of(JsonNode page) {
        Map<String, Object> values = new HashMap<>();
        put(values, "", page);
        return values;
    }

    private void put(Map<String, Object> values, String prefix, JsonNode object) {
        object.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isTextual()) {
                values.put(key, value.asText());
            } else if (value.isBoolean()) {
                values.put(key, value.asBoolean());
            } else if (value.isArray()) {
                values.put(key, rows(value));
            } else if (value.has("chart")) {
                values.put(key, charts.of(value));
            } else if (value.has("text")) {
                coloured(values, key, value);
            } else if (value.isObject()) {
                put(values, key + "_", value);
            }
        });
    }

    private JRMapCollectionDataSource rows(JsonNode array) {
        List<Map<String, ?>> rows = new ArrayList<>();
        array.forEach(row -> rows.add(of(row)));
        return new JRMapCollectionDataSource(rows);
    }

    private void coloured(Map<String, Object> values, String key, JsonNode value) {
        Palette palette = charts.palette();
        values.put(key, value.path("text").asText());
        if (value.has("heat")) {
            Color fill = palette.heat(value.path("heat").asDouble());
            values.put(key + "_fill", Palette.hex(fill));
            values.put(key + "_ink", Palette.hex(Contrast.inkOn(fill, palette.ink())));
        } else {
            values.put(key + "_ink", Palette.hex(palette.tone(value.path("tone").asText())));
        }
    }
}
